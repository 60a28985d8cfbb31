import type { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByUsername, ACCOUNTS, type ThreadsAccount } from './accounts';
import { avatar } from './avatar';
import { spool, pageShell, type Markup } from './page-shell';

/** The feed at `/` and each account's own page at its public address. */
export const feedRoutes = (app: Hono<SandboxEnv>): void => {
  app.get('/', (context) => context.html(feedPage('Home', ACCOUNTS)));
  app.get('/:handle{@[\\w.]+}', (context) => {
    const account = accountByUsername(context.req.param('handle').slice(1));
    if (!account) return context.html(strayPage(), 404);
    return context.html(feedPage(account.name, [account]));
  });
};

const feedPage = (title: string, accounts: readonly ThreadsAccount[]): Markup =>
  pageShell({
    title,
    isLive: true,
    content: html`<header class="top">
        <a href="/" aria-label="Home">${spool()}</a>
        <h1>${title}</h1>
        <span class="soft small">sandbox</span>
      </header>
      <main class="column">
        ${accounts.map(profileHeader)}
        <div class="tabs"><span>Threads</span><span>Replies</span><span>Reposts</span></div>
        ${emptyState()}
      </main>`,
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

const emptyState = (): Markup =>
  html`<section class="empty">
    ${spool()}
    <h2>No threads yet</h2>
    <p>Publish something through a connected profile and it appears here within seconds.</p>
  </section>`;

const strayPage = (): Markup =>
  pageShell({
    title: 'Page not found',
    content: html`<main class="dialog">
      ${spool()}
      <h1>Sorry, this page isn’t available</h1>
      <p class="soft">
        The link may be broken. <a href="/"><b>Back to the feed</b></a>
      </p>
    </main>`,
  });
