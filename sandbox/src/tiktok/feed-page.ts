import type { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByUsername, ACCOUNTS, type TikTokAccount } from './accounts';
import { avatar } from './avatar';
import { brand, pageShell, type Markup } from './page-shell';
import { postTile, draftTile } from './post-tile';
import { postStage } from './post-stage';
import { short } from './short-number';
import { visiblePosts, waitingDrafts } from './publishing';
import type { Post, TikTok } from './state';

const TABS = { videos: 'Videos', photos: 'Photos', drafts: 'Drafts' } as const;

type Tab = keyof typeof TABS;

/** The feed at `/`, each account's own page and each post at its public address. */
export const feedRoutes = (app: Hono<SandboxEnv>, tiktok: TikTok): void => {
  app.get('/', (context) => {
    const tab = tabOf(context.req.query('tab'));
    return context.html(feedPage(tiktok, { title: 'For You', accounts: ACCOUNTS, tab, at: '/' }));
  });
  app.get('/:handle{@[\\w.]+}', (context) => {
    const account = accountByUsername(context.req.param('handle').slice(1));
    if (!account) return context.html(strayPage('account'), 404);
    const at = `/@${account.username}`;
    const tab = tabOf(context.req.query('tab'));
    return context.html(feedPage(tiktok, { title: at.slice(1), accounts: [account], tab, at }));
  });
  app.get('/:handle{@[\\w.]+}/:kind{video|photo}/:id{\\d+}', (context) => {
    const { handle, kind, id } = context.req.param();
    const account = accountByUsername(handle.slice(1));
    const post = visiblePosts(tiktok).find((one) => one.id === id);
    const isThere = post && post.kind === kind && post.accountKey === account?.key;
    if (!account || !isThere) return context.html(strayPage('post'), 404);
    return context.html(postPage(tiktok, post, account));
  });
};

const tabOf = (name: string | undefined): Tab | null =>
  name !== undefined && Object.hasOwn(TABS, name) ? (name as Tab) : null;

interface Feed {
  title: string;
  accounts: readonly TikTokAccount[];
  /** Null: everything that was published. */
  tab: Tab | null;
  /** Path of the page. */
  at: string;
}

const feedPage = (tiktok: TikTok, { title, accounts, tab, at }: Feed): Markup => {
  const tiles = tilesOf(tiktok, accounts, tab);
  return pageShell({
    title,
    isLive: true,
    content: html`<header class="top"><a href="/">${brand()}</a></header>
      <main class="feed">
        <div class="creators">${accounts.map(creator)}</div>
        <nav class="tabs">
          ${tabLink({ href: at, label: 'All', isOpen: tab === null })}
          ${Object.entries(TABS).map(([name, label]) =>
            tabLink({ href: `${at}?tab=${name}`, label, isOpen: name === tab })
          )}
        </nav>
        ${tiles.length > 0 ? html`<div class="tiles">${tiles}</div>` : emptyState()}
      </main>`,
  });
};

const tabLink = (link: { href: string; label: string; isOpen: boolean }): Markup =>
  link.isOpen
    ? html`<a href="${link.href}" aria-current="page">${link.label}</a>`
    : html`<a href="${link.href}">${link.label}</a>`;

const tilesOf = (tiktok: TikTok, accounts: readonly TikTokAccount[], tab: Tab | null): Markup[] => {
  const isShown = ({ accountKey }: { accountKey: string }) =>
    accounts.some(({ key }) => key === accountKey);
  if (tab === 'drafts') return waitingDrafts(tiktok).filter(isShown).reverse().map(draftTile);
  const isOfTab = ({ kind }: Post) => tab === null || tab === `${kind}s`;
  return visiblePosts(tiktok)
    .filter((post) => isShown(post) && isOfTab(post))
    .reverse()
    .map((post) => postTile(tiktok, post));
};

const postPage = (tiktok: TikTok, post: Post, account: TikTokAccount): Markup =>
  pageShell({
    title: account.displayName,
    content: html`<header class="top"><a href="/">${brand()}</a></header>
      <main class="feed">${postStage(tiktok, post, account)}</main>`,
  });

const creator = (account: TikTokAccount): Markup =>
  html`<section class="creator">
    ${avatar(account, 80)}
    <div>
      <h2>
        <a href="/@${account.username}">${account.username}</a>
        ${account.isVerified ? html`<span class="badge" title="Verified">✓</span>` : ''}
      </h2>
      <h3>${account.displayName}${account.isPrivate ? ' · Private' : ''}</h3>
      <div class="numbers">
        <div><b>${short(account.stats.followers)}</b> <span>Followers</span></div>
        <div><b>${short(account.stats.likes)}</b> <span>Likes</span></div>
      </div>
      <p>${account.bio}</p>
    </div>
  </section>`;

const emptyState = (): Markup =>
  html`<section class="empty">
    <div class="reel" aria-hidden="true"><i></i><i></i><i></i></div>
    <h2>No content yet</h2>
    <p>Videos and photos of a connected account appear here within seconds.</p>
  </section>`;

const strayPage = (what: 'account' | 'post'): Markup =>
  pageShell({
    title: `Couldn’t find this ${what}`,
    bodyClass: 'stage',
    content: html`<main class="dialog">
      ${brand()}
      <h1>Couldn’t find this ${what}</h1>
      <p class="soft">
        Go back to <a href="/"><b>For You</b></a
        >.
      </p>
    </main>`,
  });
