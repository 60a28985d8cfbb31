import { html } from 'hono/html';

import { avatar } from './avatar';
import { pageShell, type Markup } from './page-shell';
import { postArticle, verifiedBadge } from './post-article';
import { newestFirst } from './post-view';
import { visiblePost, visiblePosts, type Post, type XAccount, type XSite } from './state';

/** Posts of all accounts, newest first. */
export const feedPage = (site: XSite, posts: readonly Post[], heading = 'Home'): Markup =>
  frame(site, {
    title: heading,
    column: html`${posts.map((post) => postArticle({ site, post }))}
    ${posts.length === 0 ? emptyState() : ''}`,
  });

export const profilePage = (site: XSite, account: XAccount): Markup => {
  const posts = newestFirst(visiblePosts(site).filter((post) => post.authorId === account.id));
  const [from, to] = account.colours;
  return frame(site, {
    title: account.name,
    column: html`<section class="profile">
        <div class="banner" style="background:linear-gradient(120deg,${from},${to})"></div>
        ${avatar(account)}
        <h2>${account.name} ${verifiedBadge(account)}</h2>
        <p class="muted">@${account.username}</p>
        <p>${account.description}</p>
        <p class="muted">
          ${posts.length} ${posts.length === 1 ? 'post' : 'posts'} · Joined
          ${new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' }).format(
            new Date(account.createdAt)
          )}
        </p>
      </section>
      ${posts.map((post) => postArticle({ site, post }))} ${posts.length === 0 ? emptyState() : ''}`,
  });
};

/** The post with what it answers above and its replies below. */
export const permalinkPage = (site: XSite, post: Post): Markup => {
  const replies = visiblePosts(site).filter(({ replyToId }) => replyToId === post.id);
  return frame(site, {
    title: 'Post',
    column: html`${ancestorsOf(site, post).map((ancestor) =>
      postArticle({ site, post: ancestor, isJoined: true })
    )}
    ${postArticle({ site, post, isFocused: true })}
    ${replies.map((reply) => postArticle({ site, post: reply }))}`,
  });
};

export const strayPage = (): Markup =>
  pageShell({
    title: 'Page not found / X sandbox',
    content: html`<main class="dialog">
      <h1>Hmm… this page doesn’t exist.</h1>
      <p>The post may have been deleted. <a href="/">See what is new</a> instead.</p>
    </main>`,
  });

const ancestorsOf = (site: XSite, post: Post): Post[] => {
  const parent = post.replyToId ? visiblePost(site, post.replyToId) : null;
  return parent ? [...ancestorsOf(site, parent), parent] : [];
};

const frame = (site: XSite, { title, column }: { title: string; column: Markup }): Markup =>
  pageShell({
    title: `${title} / X sandbox`,
    isLive: true,
    content: html`<div class="layout">
      <main class="column">
        <header class="bar">
          <h1><a href="/">${title}</a></h1>
          <span class="sandbox-note">Sandbox</span>
        </header>
        ${column}
      </main>
      <aside>
        <section class="panel">
          <h2>Accounts</h2>
          ${site.state.accounts.map(
            (account) =>
              html`<a class="who" href="/${account.username}">
                ${avatar(account)}
                <span>
                  <strong>${account.name} ${verifiedBadge(account)}</strong>
                  <span class="muted">@${account.username}</span>
                </span>
              </a>`
          )}
        </section>
        <p class="muted small">
          This server plays x.com and api.x.com. Nothing leaves this machine, and the accounts are
          invented.
        </p>
      </aside>
    </div>`,
  });

const emptyState = (): Markup =>
  html`<section class="empty">
    <h2>Nothing here yet</h2>
    <p class="muted">
      Publish something through a connected account and it appears here within seconds.
    </p>
  </section>`;
