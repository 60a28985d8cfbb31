import { html } from 'hono/html';

import { shownLink } from './link-card';
import type { Markup } from './page-shell';
import type { Post, StoredMedia, Threads } from './state';
import { authorOf, postById, postPath } from './visible-posts';

/** Everything of a post that is not its text. */
export const attachmentsMarkup = (threads: Threads, post: Post): Markup =>
  html`${mediaMarkup(post)} ${cardMarkup(threads, post)} ${pollMarkup(post)} ${gifMarkup(post)}
  ${attachedTextMarkup(post)} ${quoteMarkup(threads, post)}`;

/** One file as it is; several side by side, to be pushed along. */
const mediaMarkup = ({ media, facts }: Post): Markup => {
  if (media.length === 0) return html``;
  const classes = [media.length > 1 ? 'strip' : 'single', facts.hidesMedia ? 'veiled' : ''];
  return html`<div class="media ${classes.join(' ')}" ${media.length > 1 ? 'tabindex="0"' : ''}>
    ${media.map(
      (file) =>
        html`<figure>${fileMarkup(file)} ${file.altText ? altBadge(file.altText) : ''}</figure>`
    )}
  </div>`;
};

const fileMarkup = ({ kind, blob, width, height, altText }: StoredMedia): Markup =>
  kind === 'video'
    ? html`<video
        src="/media/${blob}"
        width="${width}"
        height="${height}"
        controls
        preload="metadata"
        aria-label="${altText}"
      ></video>`
    : html`<img
        src="/media/${blob}"
        alt="${altText}"
        width="${width}"
        height="${height}"
        loading="lazy"
      />`;

const altBadge = (text: string): Markup =>
  html`<details class="alt">
    <summary title="${text}">ALT</summary>
    <p>${text}</p>
  </details>`;

const cardMarkup = (threads: Threads, post: Post): Markup => {
  const link = shownLink(post);
  if (link === null || !URL.canParse(link)) return html``;
  const { card } = post;
  // An attached link always has a card; one in the text only when its page gives something to show.
  if (!card && post.facts.linkAttachment === null) return html``;
  const image = card?.imageUrl;
  const href = threads.world.pages.resolve(link) ?? link;
  const shown = image && (threads.world.pages.resolve(image) ?? image);
  return html`<a class="card" href="${href}" rel="noopener">
    ${shown ? html`<img src="${shown}" alt="" loading="lazy" />` : ''}
    <span>
      <small>${new URL(link).hostname.replace(/^www\./, '')}</small>
      <b>${card?.title ?? link}</b>
    </span>
  </a>`;
};

const pollMarkup = ({ facts }: Post): Markup =>
  facts.poll
    ? html`<div class="poll">
        <ul>
          ${facts.poll.map((option) => html`<li>${option}</li>`)}
        </ul>
        <p class="soft small">0 votes · ends in 24 hours</p>
      </div>`
    : html``;

const gifMarkup = ({ facts }: Post): Markup =>
  facts.gifId
    ? html`<div class="gif"><b>GIF</b><span class="soft small">GIPHY ${facts.gifId}</span></div>`
    : html``;

const PREVIEW_LENGTH = 240;

const attachedTextMarkup = ({ facts: { attachedText } }: Post): Markup => {
  if (attachedText === null) return html``;
  if (attachedText.length <= PREVIEW_LENGTH) {
    return html`<div class="paper" dir="auto">${attachedText}</div>`;
  }
  return html`<details class="paper" dir="auto">
    <summary>${attachedText.slice(0, PREVIEW_LENGTH)}… <b>Read more</b></summary>
    ${attachedText.slice(PREVIEW_LENGTH)}
  </details>`;
};

const quoteMarkup = (threads: Threads, { facts }: Post): Markup => {
  const quoted = facts.quotedId === null ? null : postById(threads, facts.quotedId);
  if (!quoted) return html``;
  return html`<a class="quote" href="${postPath(quoted)}">
    <b>${authorOf(quoted).username}</b>
    <span dir="auto">${quoted.facts.text}</span>
  </a>`;
};
