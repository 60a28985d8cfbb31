import { html } from 'hono/html';

import { chanceOf } from '../kernel/keyed-chance';
import type { Markup } from './page-shell';
import { metricsOf } from './post-metrics';
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

/** Votes come with the readers; each choice has its share of them. */
export const pollMarkup = (site: XSite, post: Post): Markup => {
  if (!post.poll) return html``;
  const { options, endsAtMs } = post.poll;
  const hoursLeft = Math.ceil((endsAtMs - site.world.clock.now()) / 3_600_000);
  const weights = options.map((_, place) => 0.2 + chanceOf(post.id, 'choice', place));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const votes = Math.floor(metricsOf(site, post).impressions / 10);
  const shares = weights.map((weight) => (votes > 0 ? Math.round((100 * weight) / total) : 0));
  return html`<div class="poll">
    <ul>
      ${options.map(
        (option, place) =>
          html`<li style="--share:${shares[place]}%">
            <span>${option}</span><span>${shares[place]}%</span>
          </li>`
      )}
    </ul>
    <p class="muted">
      ${votes} ${votes === 1 ? 'vote' : 'votes'} ·
      ${hoursLeft > 0 ? timeLeft(hoursLeft) : 'Final results'}
    </p>
  </div>`;
};

const timeLeft = (hours: number): string =>
  hours > 48 ? `${Math.floor(hours / 24)} days left` : `${hours}h left`;

const mediaElement = (media: PostMedia): Markup => {
  const source = `/i/media/${media.mediaKey}`;
  const size =
    media.width && media.height ? html`width="${media.width}" height="${media.height}"` : '';
  if (media.kind === 'video') {
    return html`<video src="${source}" controls preload="metadata" playsinline ${size}></video>`;
  }
  return html`<img src="${source}" alt="${media.altText}" loading="lazy" ${size} />`;
};

const altBadge = (text: string): Markup =>
  html`<details class="alt">
    <summary title="${text}">ALT</summary>
    <p>${text}</p>
  </details>`;
