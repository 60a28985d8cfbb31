import { html, raw } from 'hono/html';

import { mayBeQuoted } from '../gate-rules';
import { canonicalUri, quotedUri, textField, type IndexedPost } from '../post-index';
import type { Bluesky } from '../state';
import { clickTarget, domainOf, imagePath, postPath } from './addresses';
import { shownEmbed, type ShownEmbed, type ShownImage } from './embed-shapes';
import { icon } from './icons';
import type { Html } from './layout';

const NAMED_GRIDS = 4;

const altBadge = (alt: string): Html | '' =>
  alt === ''
    ? ''
    : html`<details class="alt">
        <summary title="${alt}">ALT</summary>
        <p>${alt}</p>
      </details>`;

const figure = (did: string, { blob, alt, aspectRatio }: ShownImage, isAlone: boolean): Html => {
  const shape =
    isAlone && aspectRatio ? `aspect-ratio: ${aspectRatio.width} / ${aspectRatio.height}` : '';
  return html`<figure style="${shape}">
    <img src="${imagePath(did, blob)}" alt="${alt}" loading="lazy" />
    ${altBadge(alt)}
  </figure>`;
};

const grid = (did: string, images: readonly ShownImage[]): Html => {
  const layout = images.length <= NAMED_GRIDS ? `n${images.length}` : 'many';
  return html`<div class="media ${layout}">
    ${images.map((image) => figure(did, image, images.length === 1))}
  </div>`;
};

const card = (bluesky: Bluesky, did: string, embed: ShownEmbed & { kind: 'card' }): Html => {
  const { uri, title, description, thumb } = embed;
  const words = html`${thumb ? html`<img src="${imagePath(did, thumb)}" alt="" loading="lazy" />` : ''}
    <div class="words">
      <strong>${title || uri}</strong>
      ${description ? html`<p>${description}</p>` : ''}
      <div class="domain">${icon('globe')} ${domainOf(uri)}</div>
    </div>`;
  const target = clickTarget(bluesky, uri);
  return target
    ? html`<a class="card" href="${target}" title="${uri}" rel="noopener">${words}</a>`
    : html`<div class="card" title="${uri}">${words}</div>`;
};

const ratioOf = (aspectRatio: ShownImage['aspectRatio']): string =>
  aspectRatio ? `aspect-ratio: ${aspectRatio.width} / ${aspectRatio.height}` : '';

const film = (did: string, embed: ShownEmbed & { kind: 'video' }): Html => {
  const { blob, alt, aspectRatio, isLikeGif } = embed;
  const how = isLikeGif ? raw('autoplay muted loop playsinline') : raw('controls');
  return html`<div class="media n1">
    <figure class="film" style="${ratioOf(aspectRatio)}">
      <video ${how} preload="metadata" src="${imagePath(did, blob)}" aria-label="${alt}"></video>
      ${altBadge(alt)}${isLikeGif ? html`<span class="badge">GIF</span>` : ''}
    </figure>
  </div>`;
};

const quote = (bluesky: Bluesky, post: IndexedPost, posts: readonly IndexedPost[]): Html | '' => {
  const uri = quotedUri(post.record);
  if (uri === null) return '';
  const quoted = posts.find((candidate) => candidate.uri === canonicalUri(bluesky, uri));
  if (!quoted) return html`<div class="card"><div class="words muted">Post not found</div></div>`;
  const isOwn = quoted.author.did === post.author.did;
  if (!isOwn && !mayBeQuoted(bluesky, quoted.record))
    return html`<div class="card"><div class="words muted">Removed by its author</div></div>`;
  return html`<a class="card" href="${postPath(quoted)}">
    <div class="words">
      <strong>${quoted.author.displayName}</strong>
      <p>${textField(quoted.record.value, 'text')}</p>
    </div>
  </a>`;
};

/** Pictures, video or card of a post, and the post it quotes. */
export const embedParts = (
  bluesky: Bluesky,
  post: IndexedPost,
  posts: readonly IndexedPost[]
): Html => {
  const { did } = post.author;
  const embed = shownEmbed(post.record.value);
  const quoted = quote(bluesky, post, posts);
  switch (embed?.kind) {
    case undefined:
      return html`${quoted}`;
    case 'images':
      return html`${grid(did, embed.images)}${quoted}`;
    case 'video':
      return html`${film(did, embed)}${quoted}`;
    case 'card':
      return html`${card(bluesky, did, embed)}${quoted}`;
  }
};
