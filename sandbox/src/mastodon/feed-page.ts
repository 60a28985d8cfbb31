import type { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { accountByUsername, ACCOUNTS, type MastodonAccount } from './accounts';
import { avatar } from './avatar';
import { domainOf, INSTANCE_TITLE } from './instance';
import { brand, pageShell, type Markup } from './page-shell';
import type { Mastodon } from './state';

/** The local timeline at `/` and each account's own page at its public address. */
export const feedRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  app.get('/', (context) =>
    context.html(feedPage(mastodon, { title: 'Live feed', accounts: ACCOUNTS }))
  );
  app.get('/:handle{@\\w+}', (context) => {
    const account = accountByUsername(context.req.param('handle').slice(1));
    if (!account) return context.html(strayPage(), 404);
    return context.html(feedPage(mastodon, { title: account.displayName, accounts: [account] }));
  });
};

interface Feed {
  title: string;
  accounts: readonly MastodonAccount[];
}

const feedPage = (mastodon: Mastodon, { title, accounts }: Feed): Markup =>
  pageShell({
    title,
    isLive: true,
    content: html`<div class="columns">
      <aside class="panel about">
        <div class="cover"></div>
        <div>
          ${brand(INSTANCE_TITLE)}
          <p class="soft small">${domainOf(mastodon)}</p>
          <p>A small server for people who live by the water. It plays Mastodon on this machine.</p>
        </div>
      </aside>
      <main class="panel">
        <h2 class="heading">${title}</h2>
        ${accounts.map((account) => person(mastodon, account))} ${emptyState()}
      </main>
    </div>`,
  });

const person = (mastodon: Mastodon, account: MastodonAccount): Markup =>
  html`<section class="person">
    ${avatar(account, 56)}
    <div>
      <h3>
        <a href="/@${account.username}">${account.displayName}</a>
        ${account.isBot ? html`<span class="chip">Automated</span>` : ''}
        ${account.isLocked ? html`<span class="chip">Approves followers</span>` : ''}
      </h3>
      <span class="soft">@${account.username}@${domainOf(mastodon)}</span>
      <p>${account.note}</p>
      <p class="soft small">
        <b>${account.following}</b> following · <b>${account.followers.toLocaleString('en')}</b>
        followers
      </p>
    </div>
  </section>`;

const emptyState = (): Markup =>
  html`<section class="empty">
    <svg class="bubble" viewBox="0 0 88 70" fill="none" aria-hidden="true">
      <path
        d="M16 6h56a10 10 0 0 1 10 10v28a10 10 0 0 1-10 10H40L22 66V54h-6A10 10 0 0 1 6 44V16A10 10 0 0 1 16 6Z"
        fill="currentColor"
        opacity=".18"
      />
      <path d="M26 24h36M26 36h22" stroke="currentColor" stroke-width="5" stroke-linecap="round" />
    </svg>
    <h3>Nothing here yet</h3>
    <p>Posts of a connected account show up here within seconds.</p>
  </section>`;

const strayPage = (): Markup =>
  pageShell({
    title: 'Not found',
    content: html`<main class="dialog">
      ${brand(INSTANCE_TITLE)}
      <section class="panel">
        <h1>The page you are looking for isn’t here.</h1>
        <p><a href="/">Back to the live feed</a></p>
      </section>
    </main>`,
  });
