import { html } from 'hono/html';

import { pageShell, type Markup } from '../../kernel/page-shell';
import { INSTAGRAM_ACCOUNTS, type InstagramAccount } from '../../meta/instagram-accounts';
import { picturePath } from '../accounts';
import type { Media, Product } from '../content/model';
import { permalinkPath, visibleMedia } from '../content/visible-media';
import type { Instagram } from '../state';
import { icon } from './icons';
import { count, postArticle, ringed, timeSince } from './post-article';
import { postMedia, thumbnail } from './post-media';
import { POST_STYLE } from './post-style';
import { FEED_STYLE } from '../style';

const layout = (title: string, content: Markup): Markup =>
  pageShell({
    title: `${title} • Instagram sandbox`,
    style: FEED_STYLE + POST_STYLE,
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

/** Newest first. */
const mediaOf = (instagram: Instagram, products: readonly Product[]): Media[] =>
  visibleMedia(instagram)
    .filter(({ product }) => products.includes(product))
    .reverse();

const trayItem = (account: InstagramAccount, story: Media | undefined): Markup =>
  html`<a href="${story ? permalinkPath(story, account.username) : `/${account.username}/`}">
    <span class="ring ${story ? 'fresh' : ''}"
      ><img src="${picturePath(account)}" width="64" height="64" alt=""
    /></span>
    <span>${account.username}</span>
  </a>`;

export const homePage = (instagram: Instagram): Markup => {
  const stories = mediaOf(instagram, ['STORY']);
  const posts = mediaOf(instagram, ['FEED', 'REELS']);
  const storyOf = ({ id }: InstagramAccount) => stories.find(({ accountId }) => accountId === id);
  return layout(
    'Feed',
    html`<nav class="stories" aria-label="Accounts">
        ${INSTAGRAM_ACCOUNTS.map((account) => trayItem(account, storyOf(account)))}
      </nav>
      ${
        posts.length === 0
          ? empty('No posts yet', 'What your accounts publish shows up here within seconds.')
          : html`<div class="feed">${posts.map((media) => postArticle(instagram, media))}</div>`
      }`
  );
};

const TYPE_CHIPS = {
  BUSINESS: 'Business',
  MEDIA_CREATOR: 'Creator',
  PERSONAL: 'Personal',
} as const;

const profileHeader = (account: InstagramAccount, posts: number): Markup =>
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
        <span><b>${count(posts)}</b> posts</span>
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

const tile = (account: InstagramAccount, media: Media): Markup =>
  html`<a href="${permalinkPath(media, account.username)}" aria-label="${media.type}">
    ${thumbnail(media)} ${media.type === 'CAROUSEL_ALBUM' ? icon('carousel') : ''}
    ${media.product === 'REELS' ? icon('reel') : ''}
  </a>`;

export const profilePage = (instagram: Instagram, account: InstagramAccount): Markup => {
  const posts = mediaOf(instagram, ['FEED', 'REELS']).filter(
    ({ accountId }) => accountId === account.id
  );
  return layout(
    `${account.name} (@${account.username})`,
    html`${profileHeader(account, posts.length)}
      <div class="tabs"><span class="now">POSTS</span><span>REELS</span><span>TAGGED</span></div>
      ${
        posts.length === 0
          ? empty('No posts yet', `When ${account.username} shares photos, they will appear here.`)
          : html`<div class="grid">${posts.map((media) => tile(account, media))}</div>`
      }`
  );
};

export const permalinkPage = (instagram: Instagram, media: Media): Markup =>
  layout('Post', html`<div class="feed">${postArticle(instagram, media)}</div>`);

/** A story fills the screen, and is over after a day. */
export const storyPage = (
  instagram: Instagram,
  account: InstagramAccount,
  media: Media
): Markup => {
  const age = timeSince(instagram.world.clock.now(), media.takenAt);
  return layout(
    `Story by ${account.username}`,
    html`<article class="story" id="${media.id}">
      <div class="progress"><span></span></div>
      <header>
        ${ringed(account, 32)} <a href="/${account.username}/"><b>${account.username}</b></a>
        <span class="soft">${age}</span>
      </header>
      ${postMedia(media)}
    </article>`
  );
};
