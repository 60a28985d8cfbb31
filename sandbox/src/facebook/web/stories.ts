import { html } from 'hono/html';

import type { Markup } from '../../kernel/page-shell';
import { picturePath } from '../nodes';
import { pageById } from '../pages';
import { photosOf, videoOf } from '../publishing/content';
import type { Post } from '../publishing/content-state';
import { storyNumber } from '../publishing/permalinks';
import type { Facebook } from '../state';
import { altBadge, photoPath, videoFilePath, videoMarkup } from './post-media';
import { timeAgo } from './post-card';

export const storyPath = (post: Post): string => `/stories/${post.pageId}/${storyNumber(post)}/`;

/** The story itself: tall, in the middle of the page. */
export const storyView = (facebook: Facebook, post: Post): Markup => {
  const page = pageById(facebook, post.pageId);
  const video = videoOf(facebook, post);
  const [photo] = photosOf(facebook, post);
  return html`<article class="card story-view" id="${post.id}">
    <header>
      <img class="round" src="${picturePath(post.pageId)}" width="36" height="36" alt="" />
      <div>
        <b>${page?.name ?? ''}</b>
        <span class="soft">${timeAgo(facebook.world.clock.now(), post.visibleAt)}</span>
      </div>
    </header>
    ${video ? videoMarkup(video) : ''}
    ${
      photo
        ? html`<figure>
            <img src="${photoPath(photo)}" alt="${photo.altText}" />${altBadge(photo.altText)}
          </figure>`
        : ''
    }
  </article>`;
};

const storyTile = (facebook: Facebook, post: Post): Markup => {
  const video = videoOf(facebook, post);
  const [photo] = photosOf(facebook, post);
  return html`<li>
    <a href="${storyPath(post)}">
      ${video ? html`<video src="${videoFilePath(video)}#t=0.5" preload="metadata" muted></video>` : ''}
      ${photo ? html`<img src="${photoPath(photo)}" alt="${photo.altText}" loading="lazy" />` : ''}
      <img class="round" src="${picturePath(post.pageId)}" width="36" height="36" alt="" />
      <b>${pageById(facebook, post.pageId)?.name ?? ''}</b>
    </a>
  </li>`;
};

/** Stories of the last day side by side, newest first. */
export const storyTray = (facebook: Facebook, stories: readonly Post[]): Markup | '' =>
  stories.length === 0
    ? ''
    : html`<section class="tray" aria-label="Stories">
        <ul>
          ${stories.map((story) => storyTile(facebook, story))}
        </ul>
      </section>`;
