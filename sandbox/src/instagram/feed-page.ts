import type { Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import {
  INSTAGRAM_ACCOUNTS,
  instagramAccountById,
  type InstagramAccount,
} from '../meta/instagram-accounts';
import { pageShell, type Markup } from '../kernel/page-shell';
import { drawPortrait } from '../meta/portrait';
import { accountByUsername, picturePath } from './accounts';
import { problemPage } from './consent-page';
import { FEED_STYLE } from './style';

const count = (number: number): string => number.toLocaleString('en-US');

const layout = (title: string, content: Markup): Markup =>
  pageShell({
    title: `${title} • Instagram sandbox`,
    style: FEED_STYLE,
    isLive: true,
    content: html`<div class="bar">
        <div>
          <a class="word" href="/">Instagram</a>
          <span class="soft">sandbox · nothing here is public</span>
        </div>
      </div>
      <main>${content}</main>`,
  });

const empty = (title: string, words: string): Markup =>
  html`<section class="empty">
    <svg
      width="72"
      height="72"
      viewBox="0 0 72 72"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <circle cx="36" cy="36" r="34" stroke-width="2" />
      <rect x="19" y="25" width="34" height="25" rx="5" stroke-width="2" />
      <path d="M29 25l3-5h8l3 5" stroke-width="2" stroke-linejoin="round" />
      <circle cx="36" cy="37" r="7" stroke-width="2" />
    </svg>
    <b>${title}</b>
    <p class="soft">${words}</p>
  </section>`;

const story = (account: InstagramAccount): Markup =>
  html`<a href="/${account.username}/">
    <span class="ring"><img src="${picturePath(account)}" width="64" height="64" alt="" /></span>
    <span>${account.username}</span>
  </a>`;

const homePage = (): Markup =>
  layout(
    'Feed',
    html`<nav class="stories" aria-label="Accounts">${INSTAGRAM_ACCOUNTS.map(story)}</nav>
      ${empty('No posts yet', 'What your accounts publish shows up here within seconds.')}`
  );

const TYPE_CHIPS = {
  BUSINESS: 'Business',
  MEDIA_CREATOR: 'Creator',
  PERSONAL: 'Personal',
} as const;

const profileHeader = (account: InstagramAccount): Markup =>
  html`<header class="head">
    <span class="ring big">
      <img src="${picturePath(account)}" width="142" height="142" alt="" />
    </span>
    <div>
      <div class="title">
        <h1>${account.username}</h1>
        <span class="chip">${TYPE_CHIPS[account.accountType]}</span>
      </div>
      <p class="numbers">
        <span><b>0</b> posts</span>
        <span><b>${count(account.followers)}</b> followers</span>
        <span><b>${count(account.follows)}</b> following</span>
      </p>
      <p class="bio"><b>${account.name}</b>${`\n${account.biography}`}</p>
      ${
        account.website
          ? html`<a class="site" href="${account.website}" rel="noopener"
              >${account.website.slice(8)}</a
            >`
          : ''
      }
    </div>
  </header>`;

const profilePage = (account: InstagramAccount): Markup =>
  layout(
    `${account.name} (@${account.username})`,
    html`${profileHeader(account)}
      <div class="tabs"><span class="now">POSTS</span><span>REELS</span><span>TAGGED</span></div>
      ${empty('No posts yet', `When ${account.username} shares photos, they will appear here.`)}`
  );

export const notFoundPage = (): Markup =>
  problemPage('The link you followed may be broken, or the page may have been removed.');

/** The feed, the accounts' own pages and the drawn pictures. Register it after the API. */
export const feedRoutes = (app: Hono<SandboxEnv>): void => {
  app.get('/', (context) => context.html(homePage()));
  app.get('/picture/:file', (context) => {
    const account = instagramAccountById(context.req.param('file').replace(/\.svg$/, ''));
    if (!account) return context.notFound();
    return context.body(drawPortrait(account), 200, { 'content-type': 'image/svg+xml' });
  });
  for (const slash of ['', '/']) {
    app.get(`/:username${slash}`, (context) => {
      const account = accountByUsername(context.req.param('username') ?? '');
      return account ? context.html(profilePage(account)) : context.notFound();
    });
  }
};
