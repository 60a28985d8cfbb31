import { html } from 'hono/html';

import type { Markup } from '../../kernel/page-shell';
import { instagramAccountById, type InstagramAccount } from '../../meta/instagram-accounts';
import { picturePath } from '../accounts';
import { countsOf } from '../content/insights';
import type { Comment, Media } from '../content/model';
import { permalinkPath } from '../content/visible-media';
import type { Instagram } from '../state';
import { captionMarkup } from './caption';
import { icon } from './icons';
import { dots, postMedia } from './post-media';

export const count = (number: number): string => number.toLocaleString('en-US');

/** The account's picture in its ring. */
export const ringed = (account: InstagramAccount, size: number): Markup =>
  html`<span class="ring"
    ><img src="${picturePath(account)}" width="${size}" height="${size}" alt=""
  /></span>`;

export const timeSince = (now: number, then: number): string => {
  const minutes = Math.max(0, Math.floor((now - then) / 60_000));
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes}m`;
  if (minutes < 1440) return `${Math.floor(minutes / 60)}h`;
  return minutes < 10_080 ? `${Math.floor(minutes / 1440)}d` : `${Math.floor(minutes / 10_080)}w`;
};

const authors = (account: InstagramAccount, { collaborators }: Media): Markup =>
  html`<a href="/${account.username}/"><b>${account.username}</b></a
    >${collaborators.length > 0 ? html` and <b>${collaborators.join(', ')}</b>` : ''}`;

const header = (instagram: Instagram, media: Media, account: InstagramAccount): Markup =>
  html`<header>
    ${ringed(account, 32)}
    <span class="who">
      <span>${authors(account, media)}</span>
      ${media.labels.map((label) => html`<small class="soft">${label}</small>`)}
    </span>
    <a class="soft" href="${permalinkPath(media, account.username)}"
      ><time datetime="${new Date(media.takenAt).toISOString()}"
        >${timeSince(instagram.world.clock.now(), media.takenAt)}</time
      ></a
    >
  </header>`;

const comment = ({ username, text }: Comment): Markup =>
  html`<li><b>${username}</b> ${captionMarkup(text)}</li>`;

/** One post as people see it in their feed. */
export const postArticle = (instagram: Instagram, media: Media): Markup => {
  const account = instagramAccountById(media.accountId);
  if (!account) return html``;
  const { likes } = countsOf(instagram, media);
  return html`<article class="post ${media.product === 'REELS' ? 'reel' : ''}" id="${media.id}">
    ${header(instagram, media, account)} ${postMedia(media)}
    <div class="under">
      <div class="icons">
        <span>${icon('heart')}${icon('comment')}${icon('share')}</span>
        ${dots(media)}<span>${icon('save')}</span>
      </div>
      <p><b>${count(likes)} ${likes === 1 ? 'like' : 'likes'}</b></p>
      ${
        media.caption === ''
          ? ''
          : html`<p class="caption" dir="auto">
              <b>${account.username}</b>
              <span class="words">${captionMarkup(media.caption)}</span>
            </p>`
      }
      ${
        media.comments.length > 0
          ? html`<ul class="comments">
              ${media.comments.map(comment)}
            </ul>`
          : ''
      }
    </div>
  </article>`;
};
