import { html } from 'hono/html';

import { ACCOUNTS, type ThreadsAccount } from './accounts';
import { avatar } from './avatar';
import { spool, pageShell, type Markup } from './page-shell';
import { postArticle } from './post-article';
import type { Post, Threads } from './state';
import { postById, repliesTo, visiblePosts } from './visible-posts';

interface Feed {
  title: string;
  accounts: readonly ThreadsAccount[];
}

/** Posts of the accounts, newest first, each with what its author added to it. */
export const feedPage = (threads: Threads, { title, accounts }: Feed): Markup => {
  const roots = visiblePosts(threads)
    .filter(({ replyToId, accountId }) => !replyToId && accounts.some(({ id }) => id === accountId))
    .reverse();
  return frame(
    title,
    html`${accounts.length === 1 ? accounts.map(profileHeader) : ''}
      <div class="tabs"><span>Threads</span><span>Replies</span><span>Reposts</span></div>
      ${roots.map((post) => chainMarkup(threads, chainFrom(threads, post)))}
      ${roots.length === 0 ? emptyState() : ''} ${accounts.length > 1 ? suggestions(accounts) : ''}`
  );
};

/** The post with what it answers above and its answers below. */
export const permalinkPage = (threads: Threads, post: Post): Markup => {
  const answers = repliesTo(threads, post.id);
  return frame(
    'Thread',
    html`${ancestorsOf(threads, post).map((above) =>
      postArticle({ threads, post: above, isJoined: true })
    )}
    ${postArticle({ threads, post, isFocused: true })}
    ${answers.map((reply) => chainMarkup(threads, chainFrom(threads, reply)))}`
  );
};

const chainMarkup = (threads: Threads, chain: readonly Post[]): Markup =>
  html`<section class="chain">
    ${chain.map((post, place) =>
      postArticle({ threads, post, isJoined: place < chain.length - 1 })
    )}
  </section>`;

/** The post and, one after the other, the first answers of its own author. */
const chainFrom = (threads: Threads, post: Post): Post[] => {
  const next = repliesTo(threads, post.id).find(({ accountId }) => accountId === post.accountId);
  return next ? [post, ...chainFrom(threads, next)] : [post];
};

const ancestorsOf = (threads: Threads, { replyToId }: Post): Post[] => {
  const parent = replyToId === null ? null : postById(threads, replyToId);
  return parent ? [...ancestorsOf(threads, parent), parent] : [];
};

const frame = (title: string, content: Markup): Markup =>
  pageShell({
    title,
    isLive: true,
    content: html`<header class="top">
        <a href="/" aria-label="Home">${spool()}</a>
        <h1>${title}</h1>
        <span class="soft small">sandbox</span>
      </header>
      <main class="column">${content}</main>`,
  });

const profileHeader = (account: ThreadsAccount): Markup =>
  html`<section class="profile">
    <div>
      <h2><a href="/@${account.username}">${account.name}</a></h2>
      <span>
        ${account.username}
        ${account.isVerified ? html`<span class="badge" title="Verified">✓</span>` : ''}
        ${account.isPrivate ? html`<span class="soft small">· private</span>` : ''}
      </span>
      <p>${account.biography}</p>
      <p class="soft small">${account.followers} followers</p>
    </div>
    ${avatar(account, 72)}
  </section>`;

const suggestions = (accounts: readonly ThreadsAccount[]): Markup =>
  html`<section class="people">
    <h2>Sample profiles</h2>
    ${accounts.map(
      (account) =>
        html`<a href="/@${account.username}">
          ${avatar(account, 36)}
          <span><b>${account.username}</b><small>${account.name}</small></span>
        </a>`
    )}
  </section>`;

const emptyState = (): Markup =>
  html`<section class="empty">
    ${spool()}
    <h2>No threads yet</h2>
    <p>Publish something through a connected profile and it appears here within seconds.</p>
  </section>`;

export const strayPage = (): Markup =>
  pageShell({
    title: 'Page not found',
    content: html`<main class="dialog">
      ${spool()}
      <h1>Sorry, this page isn’t available</h1>
      <p class="soft">
        The link may be broken, or the post may be gone. <a href="/"><b>Back to the feed</b></a>
      </p>
    </main>`,
  });

/** Everybody's feed. */
export const homePage = (threads: Threads): Markup =>
  feedPage(threads, { title: 'Home', accounts: ACCOUNTS });
