import { html } from 'hono/html';

import type { Markup } from '../../kernel/page-shell';
import type { Media, MediaItem } from '../content/model';
import { filePath } from '../content/visible-media';

const altBadge = (text: string): Markup =>
  html`<details class="alt">
    <summary>ALT</summary>
    <p>${text}</p>
  </details>`;

const element = ({ kind, blob, altText, width, height }: MediaItem, media: Media): Markup => {
  if (kind === 'image') {
    return html`<img
      src="${filePath(blob)}"
      alt="${altText}"
      width="${width}"
      height="${height}"
      loading="lazy"
    />`;
  }
  const poster = media.coverBlob ? html`poster="${filePath(media.coverBlob)}"` : '';
  return html`<video src="${filePath(blob)}" ${poster} controls preload="metadata"></video>`;
};

/** One after another, to be swiped; all in the frame of the first one. */
export const postMedia = (media: Media): Markup => {
  const { items } = media;
  const [first] = items;
  const ratio = first && first.height > 0 ? `${first.width} / ${first.height}` : '1 / 1';
  const isMany = items.length > 1;
  return html`<div
    class="strip"
    style="aspect-ratio: ${ratio}"
    ${isMany ? html`tabindex="0" role="group" aria-label="${items.length} pictures"` : ''}
  >
    ${items.map(
      (item, place) =>
        html`<figure id="${media.shortcode}-${place + 1}">
          ${element(item, media)} ${item.altText ? altBadge(item.altText) : ''}
          ${isMany ? html`<span class="place">${place + 1}/${items.length}</span>` : ''}
        </figure>`
    )}
  </div>`;
};

/** Leads to each picture of a carousel. */
export const dots = ({ items, shortcode }: Media): Markup =>
  items.length < 2
    ? html``
    : html`<nav class="dots" aria-label="Pictures">
        ${items.map(
          (_, place) => html`<a href="#${shortcode}-${place + 1}" aria-label="${place + 1}"></a>`
        )}
      </nav>`;

/** The square of a profile's grid. */
export const thumbnail = (media: Media): Markup => {
  const [first] = media.items;
  const blob = media.coverBlob ?? first?.blob;
  if (!first || !blob) return html``;
  if (first.kind === 'image' || media.coverBlob) {
    return html`<img src="${filePath(blob)}" alt="${first.altText}" loading="lazy" />`;
  }
  return html`<video src="${filePath(blob)}#t=0.1" preload="metadata" muted></video>`;
};
