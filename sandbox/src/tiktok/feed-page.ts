import type { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByUsername, ACCOUNTS, type TikTokAccount } from './accounts';
import { avatar } from './avatar';
import { brand, pageShell, type Markup } from './page-shell';

/** The feed at `/` and each account's own page at its public address. */
export const feedRoutes = (app: Hono<SandboxEnv>): void => {
  app.get('/', (context) => context.html(feedPage('For You', ACCOUNTS)));
  app.get('/:handle{@[\\w.]+}', (context) => {
    const account = accountByUsername(context.req.param('handle').slice(1));
    if (!account) return context.html(strayPage(), 404);
    return context.html(feedPage(`@${account.username}`, [account]));
  });
};

const feedPage = (title: string, accounts: readonly TikTokAccount[]): Markup =>
  pageShell({
    title,
    isLive: true,
    content: html`<header class="top"><a href="/">${brand()}</a></header>
      <main class="feed">
        <div class="creators">${accounts.map(creator)}</div>
        <div class="tabs"><span>Videos</span><span>Photos</span><span>Drafts</span></div>
        ${emptyState()}
      </main>`,
  });

const creator = (account: TikTokAccount): Markup =>
  html`<section class="creator">
    ${avatar(account, 80)}
    <div>
      <h2>
        <a href="/@${account.username}">${account.username}</a>
        ${account.isVerified ? html`<span class="badge" title="Verified">✓</span>` : ''}
      </h2>
      <h3>${account.displayName}${account.isPrivate ? ' 🔒' : ''}</h3>
      <div class="numbers">
        <div><b>${short(account.stats.followers)}</b> <span>Followers</span></div>
        <div><b>${short(account.stats.likes)}</b> <span>Likes</span></div>
      </div>
      <p>${account.bio}</p>
    </div>
  </section>`;

const short = (count: number): string =>
  new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(count);

const emptyState = (): Markup =>
  html`<section class="empty">
    <div class="reel" aria-hidden="true"><i></i><i></i><i></i></div>
    <h2>No content yet</h2>
    <p>Videos and photos of a connected account appear here within seconds.</p>
  </section>`;

const strayPage = (): Markup =>
  pageShell({
    title: 'Couldn’t find this account',
    bodyClass: 'stage',
    content: html`<main class="dialog">
      ${brand()}
      <h1>Couldn’t find this account</h1>
      <p class="soft">
        Go back to <a href="/"><b>For You</b></a
        >.
      </p>
    </main>`,
  });
