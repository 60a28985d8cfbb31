import { html } from 'hono/html';

import type { Markup } from '../../kernel/page-shell';
import { picturePath } from '../nodes';
import { pageById, type Page } from '../pages';
import { audienceOf } from '../publishing/audience';
import { commentsOf } from '../publishing/content';
import type { Comment, Post } from '../publishing/content-state';
import { videoPath } from '../publishing/permalinks';
import type { Facebook } from '../state';
import { postMedia } from './post-media';
import { richText } from './rich-text';

/** Where a click on the time leads. */
export const permalinkPath = (post: Post): string =>
  post.videoId === null ? `/${post.id}` : videoPath(post.videoId);

const whole = new Intl.DateTimeFormat('en', { dateStyle: 'full', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en', { month: 'long', day: 'numeric' });

export const timeAgo = (now: number, at: number): string => {
  const minutes = Math.floor(Math.max(0, now - at) / 60_000);
  if (minutes < 1) return 'Just now';
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)}h`;
  return minutes < 7 * 24 * 60 ? `${Math.floor(minutes / (24 * 60))}d` : day.format(at);
};

const byline = (facebook: Facebook, post: Post, page: Page): Markup =>
  html`<header>
    <a href="/${page.username}">
      <img class="round" src="${picturePath(page.id)}" width="40" height="40" alt="" />
    </a>
    <div>
      <a class="name" href="/${page.username}">${page.name}</a>
      ${post.format === 'reel' ? html`<span class="soft">· Reel</span>` : ''}
      ${post.placeId ? html`<span class="soft">· at place ${post.placeId}</span>` : ''}
      <a class="soft when" href="${permalinkPath(post)}" title="${whole.format(post.visibleAt)}">
        <time datetime="${new Date(post.visibleAt).toISOString()}"
          >${timeAgo(facebook.world.clock.now(), post.visibleAt)}</time
        >
        · Public
      </a>
    </div>
  </header>`;

const noun = (count: number, one: string): string =>
  `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;

/** The thumb in its blue disc. */
const THUMB = html`<svg class="thumb" viewBox="0 0 20 20" aria-hidden="true">
  <circle cx="10" cy="10" r="10" />
  <path
    d="M5 9h2v6H5zm3 6V9l3-5c1 0 1.6.8 1.3 1.9L12 8h2.6c.9 0 1.5.8 1.3 1.6l-1 4.2c-.2.7-.8 1.2-1.5 1.2z"
  />
</svg>`;

const numbers = (facebook: Facebook, post: Post): Markup => {
  const { reactions, shares, views } = audienceOf(facebook, post);
  const comments = commentsOf(facebook, post).length;
  return html`<p class="soft numbers">
    <span>${THUMB} ${noun(reactions, 'reaction')}</span>
    <span>
      ${comments > 0 ? html`${noun(comments, 'comment')} · ` : ''}
      ${shares > 0 ? html`${noun(shares, 'share')} · ` : ''} ${noun(views, 'view')}
    </span>
  </p>`;
};

const commentMarkup = (facebook: Facebook, comment: Comment): Markup => {
  const page = pageById(facebook, comment.pageId);
  return html`<li id="${comment.id}" class="${comment.parentId === null ? '' : 'answer'}">
    <img class="round" src="${picturePath(comment.pageId)}" width="32" height="32" alt="" />
    <div>
      <b>${page?.name ?? ''}</b> <span class="author">Author</span>
      <p class="text" dir="auto">${richText(facebook, comment.message)}</p>
    </div>
  </li>`;
};

/** One post as people see it, with what the Page said under it. Its id is the anchor. */
export const postCard = (facebook: Facebook, post: Post): Markup => {
  const page = pageById(facebook, post.pageId);
  if (!page) return html``;
  const comments = commentsOf(facebook, post);
  const isShort = post.message.length <= 85 && post.photoIds.length === 0 && post.link === null;
  const size = isShort && post.videoId === null ? 'large' : '';
  return html`<article class="card post" id="${post.id}">
    ${byline(facebook, post, page)}
    ${
      post.message
        ? html`<div class="text ${size}" dir="auto">${richText(facebook, post.message)}</div>`
        : ''
    }
    ${postMedia(facebook, post)} ${numbers(facebook, post)}
    ${
      comments.length === 0
        ? ''
        : html`<ul class="comments">
            ${comments.map((comment) => commentMarkup(facebook, comment))}
          </ul>`
    }
  </article>`;
};
