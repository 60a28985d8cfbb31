import { html } from 'hono/html';

import type { Html } from './consent-page';
import { contentTypeOf } from './media-rules';
import { hrefOf } from './post-text';
import type { LinkedIn, Post, PostedArticle, PostedMedia, PostedPoll } from './state';

/** More pictures than this hide behind "+n". */
const GRID_SIZE = 5;

const addressOf = ({ kind, urn }: PostedMedia, what: string = kind): string =>
  `/dms/${what}/${urn.split(':').at(-1)}`;

const picture = (media: PostedMedia, hidden: number): Html => {
  if (!media.hash) {
    return html`<figure class="missing">
      This picture was not ready when the post was made.
    </figure>`;
  }
  const { altText } = media;
  return html`<figure>
    <img src="${addressOf(media)}" alt="${altText}" loading="lazy" />
    ${altText ? html`<span class="alt" title="${altText}">ALT</span>` : ''}
    ${hidden > 0 ? html`<span class="more">+${hidden}</span>` : ''}
  </figure>`;
};

const pictures = (images: readonly PostedMedia[]): Html => {
  const shown = images.slice(0, GRID_SIZE);
  const hidden = images.length - shown.length;
  return html`<div class="grid n${shown.length}">
    ${shown.map((image, place) => picture(image, place === shown.length - 1 ? hidden : 0))}
  </div>`;
};

const film = (media: PostedMedia): Html => {
  if (!media.hash) {
    return html`<div class="missing">This video was not ready when the post was made.</div>`;
  }
  const poster = media.posterHash ? addressOf(media, 'poster') : '';
  return html`<video
    controls
    preload="metadata"
    src="${addressOf(media)}"
    poster="${poster}"
    title="${media.title}"
  ></video>`;
};

/** The cover of a document, as a sheet of paper to open. */
const file = ({ world }: LinkedIn, media: PostedMedia): Html => {
  const bytes = media.hash === null ? null : world.blobs.get(media.hash);
  if (!bytes) {
    return html`<div class="missing">This document was not ready when the post was made.</div>`;
  }
  const type = contentTypeOf(bytes) === 'application/pdf' ? 'PDF' : 'DOC';
  return html`<a class="document" href="${addressOf(media)}">
    <span class="sheet"><b>${media.title}</b><span>${type}</span></span>
    <small>${media.title} · ${type}</small>
  </a>`;
};

const linkCard = (platform: LinkedIn, article: PostedArticle): Html => {
  const { source, title, description, thumbnail } = article;
  return html`<a class="link" href="${hrefOf(platform, source)}" rel="noopener" title="${source}">
    ${thumbnail?.hash ? html`<img src="${addressOf(thumbnail)}" alt="" loading="lazy" />` : ''}
    <div>
      <b>${title}</b>
      ${description ? html`<p>${description}</p>` : ''}
      <small>${new URL(source).hostname.replace(/^www\./, '')}</small>
    </div>
  </a>`;
};

const DAY_MS = 86_400_000;

const shownEnd = ({ world }: LinkedIn, { closesAt }: PostedPoll): string => {
  const days = Math.ceil((closesAt - world.clock.now()) / DAY_MS);
  if (days <= 0) return 'Poll closed';
  return `Poll · ${days} ${days === 1 ? 'day' : 'days'} left`;
};

const pollCard = (platform: LinkedIn, poll: PostedPoll): Html =>
  html`<div class="poll">
    <b>${poll.question}</b>${poll.options.map((option) => html`<span>${option}</span>`)}
    <small>${shownEnd(platform, poll)}</small>
  </div>`;

/** Whatever hangs below the text: pictures, video, document, link card or poll. */
export const shownMedia = (platform: LinkedIn, post: Post): Html | null => {
  if (post.article) return linkCard(platform, post.article);
  if (post.poll) return pollCard(platform, post.poll);
  const [first] = post.media;
  if (!first) return null;
  switch (first.kind) {
    case 'image':
      return pictures(post.media);
    case 'video':
      return film(first);
    case 'document':
      return file(platform, first);
  }
};
