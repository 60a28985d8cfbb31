import { html } from 'hono/html';

import type { Markup } from './page-shell';
import type { Post, PostMedia, XSite } from './state';

/** Photos in the platform's grid of one to four, a GIF, or a video. */
export const mediaMarkup = (post: Post): Markup => {
  if (post.media.length === 0) return html``;
  return html`<div class="media media-${post.media.length}">
    ${post.media.map(
      (media) =>
        html`<figure>
          ${mediaElement(media)}
          ${media.kind === 'animated_gif' ? html`<span class="gif">GIF</span>` : ''}
          ${media.altText ? altBadge(media.altText) : ''}
        </figure>`
    )}
  </div>`;
};

/** A large card when the page has an image, else a small one. */
export const cardMarkup = (site: XSite, post: Post): Markup => {
  const { card } = post;
  if (!card) return html``;
  const href = site.world.pages.resolve(card.url) ?? card.url;
  return html`<a class="card" href="${href}" rel="noopener">
    ${card.image ? html`<img src="/i/card/${post.id}" alt="" loading="lazy" />` : ''}
    <span class="card-text">
      <span class="muted">${card.domain}</span>
      <strong>${card.title}</strong>
      ${card.description ? html`<span class="muted clamp">${card.description}</span>` : ''}
    </span>
  </a>`;
};

export const pollMarkup = (site: XSite, post: Post): Markup => {
  if (!post.poll) return html``;
  const hoursLeft = Math.ceil((post.poll.endsAtMs - site.world.clock.now()) / 3_600_000);
  return html`<div class="poll">
    <ul>
      ${post.poll.options.map((option) => html`<li>${option}</li>`)}
    </ul>
    <p class="muted">0 votes · ${hoursLeft > 0 ? `${hoursLeft}h left` : 'Final results'}</p>
  </div>`;
};

const mediaElement = (media: PostMedia): Markup => {
  const source = `/i/media/${media.mediaKey}`;
  if (media.kind === 'video') {
    return html`<video src="${source}" controls preload="metadata"></video>`;
  }
  const size =
    media.width && media.height ? html`width="${media.width}" height="${media.height}"` : '';
  return html`<img src="${source}" alt="${media.altText}" loading="lazy" ${size} />`;
};

const altBadge = (text: string): Markup =>
  html`<details class="alt">
    <summary title="${text}">ALT</summary>
    <p>${text}</p>
  </details>`;
