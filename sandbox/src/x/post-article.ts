import { html } from 'hono/html';

import { avatar } from './avatar';
import { cardMarkup, mediaMarkup, pollMarkup } from './post-attachments';
import type { Markup } from './page-shell';
import { metricsOf } from './post-metrics';
import { accountById, accountByUsername, visiblePost } from './state';
import type { Post, PostMetrics, XAccount, XSite } from './state';
import { splitText, type TextEntity } from './text-entities';

interface Article {
  site: XSite;
  post: Post;
  /** The post a permalink is about: larger, with the whole date. */
  isFocused?: boolean;
  /** Drawn with a line down to the next post. */
  isJoined?: boolean;
}

/** One post as the platform draws it. Its id is the anchor. */
export const postArticle = ({ site, post, isFocused, isJoined }: Article): Markup => {
  const author = accountById(site, post.authorId);
  if (!author) return html``;
  const classes = ['post', isFocused ? 'focused' : '', isJoined ? 'joined' : ''].join(' ').trim();
  const permalink = `/${author.username}/status/${post.id}`;
  return html`<article id="${post.id}" class="${classes}">
    <a class="side" href="/${author.username}" aria-label="${author.name}">${avatar(author)}</a>
    <div class="body">
      <p class="byline">
        <a class="name" href="/${author.username}">${author.name}</a> ${verifiedBadge(author)}
        <span class="muted handle">@${author.username}</span>
        <span class="muted">· ${timeLink(site, post, permalink)}</span>
      </p>
      ${replyLine(site, post)}
      ${post.rawText ? html`<div class="text" dir="auto">${textMarkup(site, post)}</div>` : ''}
      ${mediaMarkup(post)} ${post.media.length === 0 ? cardMarkup(site, post) : ''}
      ${pollMarkup(site, post)} ${post.labels.map((label) => html`<p class="label">${label}</p>`)}
      ${isFocused ? html`<p class="muted when">${longDate(post)}</p>` : ''}
      ${actionsMarkup(metricsOf(site, post))}
    </div>
  </article>`;
};

/** The tick of subscribers. */
export const verifiedBadge = (account: XAccount): Markup =>
  account.verifiedType === 'none'
    ? html``
    : html`<svg class="badge" viewBox="0 0 20 20" role="img" aria-label="Verified account">
        <circle cx="10" cy="10" r="9" />
        <path d="m6 10.4 2.7 2.7 5.3-6" />
      </svg>`;

const replyLine = (site: XSite, post: Post): Markup => {
  const parent = post.replyToId ? visiblePost(site, post.replyToId) : null;
  const author = parent && accountById(site, parent.authorId);
  if (!author) return html``;
  return html`<p class="muted reply-to">
    Replying to <a href="/${author.username}/status/${parent.id}">@${author.username}</a>
  </p>`;
};

const textMarkup = (site: XSite, post: Post): Markup[] =>
  splitText(post.rawText, post.urls).map((piece) => entityMarkup(site, piece));

const entityMarkup = (site: XSite, piece: TextEntity): Markup => {
  switch (piece.kind) {
    case 'text':
      return html`${piece.text}`;
    case 'url': {
      // A click must work here, so a listed origin's link goes to the address behind it.
      const href = site.world.pages.resolve(piece.url.expanded) ?? piece.url.expanded;
      return html`<a class="link" href="${href}" title="${piece.url.expanded}" rel="noopener"
        >${piece.text}</a
      >`;
    }
    case 'mention': {
      const account = accountByUsername(site, piece.name);
      return account ? html`<a href="/${account.username}">${piece.text}</a>` : html`${piece.text}`;
    }
    case 'hashtag':
      return html`<a href="/hashtag/${encodeURIComponent(piece.name)}">${piece.text}</a>`;
    case 'cashtag':
      return html`<a href="/hashtag/${piece.name}">${piece.text}</a>`;
  }
};

const timeLink = (site: XSite, post: Post, permalink: string): Markup =>
  html`<a href="${permalink}" title="${longDate(post)}"
    ><time datetime="${new Date(post.createdAtMs).toISOString()}"
      >${shortTime(site.world.clock.now(), post.createdAtMs)}</time
    ></a
  >`;

const shortTime = (now: number, then: number): string => {
  const seconds = Math.max(0, Math.floor((now - then) / 1000));
  if (seconds < 60) return 'now';
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}h`;
  return new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' }).format(then);
};

const longDate = (post: Post): string =>
  new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }).format(
    post.createdAtMs
  );

const ICONS = {
  replies: 'M4 10a7 6 0 0 1 7-6h2a7 6 0 0 1 0 12h-1l-5 4v-4.5A6 6 0 0 1 4 10Z',
  reposts: 'M5 9l3-3 3 3M8 6v9a2 2 0 0 0 2 2h4M19 15l-3 3-3-3M16 18V9a2 2 0 0 0-2-2h-4',
  likes: 'M12 19.5C5 15 4 11.5 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 2.5-1 6-8 10.5Z',
  impressions: 'M5 19v-6M10 19V9M15 19v-9M20 19V4',
  bookmarks: 'M7 4h10v16l-5-4-5 4Z',
} as const satisfies Partial<Record<keyof PostMetrics, string>>;

const actionsMarkup = (metrics: PostMetrics): Markup =>
  html`<ul class="actions">
    ${(Object.keys(ICONS) as (keyof typeof ICONS)[]).map(
      (name) =>
        html`<li aria-label="${metrics[name]} ${name}">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="${ICONS[name]}" /></svg>
          <span>${metrics[name] || ''}</span>
        </li>`
    )}
  </ul>`;
