import { html } from 'hono/html';

import type { Html } from './consent-page';
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

const file = (media: PostedMedia): Html =>
  html`<a class="document" href="${addressOf(media)}"><span>DOC</span>${media.title}</a>`;

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

const pollCard = ({ question, options }: PostedPoll): Html =>
  html`<div class="poll">
    <b>${question}</b>${options.map((option) => html`<span>${option}</span>`)}
  </div>`;

/** Whatever hangs below the text: pictures, video, document, link card or poll. */
export const shownMedia = (platform: LinkedIn, post: Post): Html | null => {
  if (post.article) return linkCard(platform, post.article);
  if (post.poll) return pollCard(post.poll);
  const [first] = post.media;
  if (!first) return null;
  switch (first.kind) {
    case 'image':
      return pictures(post.media);
    case 'video':
      return film(first);
    case 'document':
      return file(first);
  }
};
