import { html } from 'hono/html';

import type { Markup } from '../../kernel/page-shell';
import { photosOf, videoOf } from '../publishing/content';
import type { Photo, Post, Video } from '../publishing/content-state';
import type { Facebook } from '../state';
import { hrefOf } from './rich-text';

/** More are told as a number on the last one. */
const MAX_TILES = 5;

export const photoPath = ({ id }: Photo): string => `/content/photo/${id}`;
export const videoFilePath = ({ id }: Video): string => `/content/video/${id}`;
export const cardImagePath = ({ id }: Post): string => `/content/card/${id}`;

export const altBadge = (text: string): Markup | '' =>
  text === ''
    ? ''
    : html`<details class="alt">
        <summary title="${text}" aria-label="Alternative text">ALT</summary>
        <p>${text}</p>
      </details>`;

const tile = (photo: Photo, more: number): Markup =>
  html`<figure>
    <img
      src="${photoPath(photo)}"
      alt="${photo.altText}"
      width="${photo.width}"
      height="${photo.height}"
      loading="lazy"
    />
    ${more > 0 ? html`<span class="more">+${more}</span>` : ''} ${altBadge(photo.altText)}
  </figure>`;

export const videoMarkup = (video: Video): Markup =>
  html`<video src="${videoFilePath(video)}" controls preload="metadata" playsinline></video>`;

const cardMarkup = (facebook: Facebook, post: Post): Markup | '' => {
  if (post.link === null) return '';
  const { card } = post;
  const domain = card?.domain ?? new URL(post.link).hostname.replace(/^www\./, '');
  return html`<a class="link-card" href="${hrefOf(facebook, post.link)}" rel="noopener">
    ${card?.image ? html`<img src="${cardImagePath(post)}" alt="" loading="lazy" />` : ''}
    <span>
      <small class="soft">${domain}</small>
      <b>${card?.title ?? post.link}</b>
      ${card?.description ? html`<small class="soft clamp">${card.description}</small>` : ''}
    </span>
  </a>`;
};

/** Photos in a grid of up to five, a video, or the preview of the link. */
export const postMedia = (facebook: Facebook, post: Post): Markup | '' => {
  const video = videoOf(facebook, post);
  if (video) {
    return html`<div class="film ${post.format}">
      ${video.title ? html`<b>${video.title}</b>` : ''} ${videoMarkup(video)}
    </div>`;
  }
  const photos = photosOf(facebook, post);
  if (photos.length === 0) return cardMarkup(facebook, post);
  const tiles = photos.slice(0, MAX_TILES);
  const left = photos.length - tiles.length;
  return html`<div class="grid grid-${tiles.length}">
    ${tiles.map((photo, place) => tile(photo, place === tiles.length - 1 ? left : 0))}
  </div>`;
};
