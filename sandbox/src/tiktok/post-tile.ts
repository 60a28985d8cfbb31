import { html } from 'hono/html';

import { accountByKey } from './accounts';
import { avatar } from './avatar';
import { mediaPath } from './media-route';
import { metricsOf } from './metrics';
import type { Markup } from './page-shell';
import { captionMarkup } from './post-caption';
import { postPath } from './post-path';
import { short } from './short-number';
import type { Post, PostFile, Publish, TikTok } from './state';

const AUDIENCES: Readonly<Record<string, string>> = {
  MUTUAL_FOLLOW_FRIENDS: 'Friends',
  FOLLOWER_OF_CREATOR: 'Followers',
  SELF_ONLY: 'Only you',
};

/** Who sees it; null for everyone. */
export const audienceOf = ({ info }: Post): string | null => AUDIENCES[info.privacy ?? ''] ?? null;

/** A post as one of many: its cover, its caption and whose it is. */
export const postTile = (tiktok: TikTok, post: Post): Markup => {
  const account = accountByKey(post.accountKey);
  const audience = audienceOf(post);
  const href = postPath(post);
  return html`<article class="tile">
    <a class="cover" href="${href}">
      ${cover(post)}
      <span class="views">▷ ${short(metricsOf(tiktok, post).views)}</span>
      ${post.kind === 'photo' ? html`<span class="count">${post.files.length} ▣</span>` : ''}
      ${audience ? html`<span class="audience">${audience}</span>` : ''}
    </a>
    ${post.info.title ? html`<h3>${post.info.title}</h3>` : ''}
    <p class="caption">${captionMarkup(post.info.description)}</p>
    ${
      account
        ? html`<p class="by">
            ${avatar(account, 24)} <a href="/@${account.username}">${account.username}</a>
          </p>`
        : ''
    }
  </article>`;
};

/** A draft in the inbox of the app. */
export const draftTile = ({ kind, info, end, accountKey }: Publish): Markup => {
  const files = end?.failReason === null ? end.files : [];
  return html`<article class="tile">
    <div class="cover">
      ${picture(files[info.coverIndex] ?? files[0])}<span class="audience">Draft</span>
    </div>
    <p class="caption">
      ${captionMarkup(info.description || `A ${kind} waits in the inbox of the app.`)}
    </p>
    <p class="by">@${accountByKey(accountKey)?.username ?? ''}</p>
  </article>`;
};

const cover = ({ files, info }: Post): Markup => {
  const file = files[info.coverIndex] ?? files[0];
  return picture(file, info.coverMs);
};

const picture = (file: PostFile | undefined, atMs = 0): Markup => {
  if (!file) return html``;
  const src = mediaPath(file);
  return file.kind === 'video'
    ? html`<video src="${src}#t=${atMs / 1000}" preload="metadata" muted playsinline></video>`
    : html`<img src="${src}" alt="" loading="lazy" />`;
};
