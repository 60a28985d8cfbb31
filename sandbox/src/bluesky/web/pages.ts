import type { Context, Hono } from 'hono';
import { html } from 'hono/html';

import type { SandboxEnv } from '../../kernel/platform-sandbox';
import { findAccount, type SampleAccount } from '../accounts';
import { blobResponse } from '../blobs';
import { canonicalUri, indexedPosts, parentUri, type IndexedPost } from '../post-index';
import type { Bluesky } from '../state';
import { profilePath } from './addresses';
import { avatarOf, pageOf, type Html } from './layout';
import { postArticle } from './post-article';
import { segmentsOf } from './rich-text';

const emptyState = (title: string, words: string): Html =>
  html`<div class="empty">
    <h2>${title}</h2>
    <p>${words}</p>
    <a class="button" href="/settings/app-passwords">Get an app password</a>
  </div>`;

const list = (
  bluesky: Bluesky,
  posts: readonly IndexedPost[],
  all: readonly IndexedPost[]
): Html =>
  posts.length === 0
    ? emptyState(
        'No posts yet',
        'Connect one of the sample accounts and publish something: it appears here by itself.'
      )
    : html`${posts.map((post) => postArticle(bluesky, post, { posts: all }))}`;

const notFound = (bluesky: Bluesky, context: Context<SandboxEnv>, what: string) =>
  context.html(
    pageOf({
      title: `${what} not found`,
      path: context.req.path,
      accounts: bluesky.state.accounts,
      main: emptyState(`${what} not found`, 'It may have been deleted, or never existed.'),
    }),
    404
  );

const profileHead = (account: SampleAccount): Html =>
  html`<div class="cover" style="--hue: ${account.hue}"></div>
    <div class="profile">
      ${avatarOf(account, 'large')}
      <h2>${account.displayName}</h2>
      <p class="muted">@${account.handle}</p>
      <p>${account.description}</p>
    </div>`;

const profilePage = (bluesky: Bluesky, context: Context<SandboxEnv>) => {
  const account = findAccount(bluesky.state, context.req.param('actor') ?? '');
  if (!account) return notFound(bluesky, context, 'Profile');
  const all = indexedPosts(bluesky);
  const own = all.filter(({ author }) => author.did === account.did);
  return context.html(
    pageOf({
      title: account.displayName,
      path: profilePath(account),
      accounts: bluesky.state.accounts,
      main: html`${profileHead(account)}${list(bluesky, own, all)}`,
    })
  );
};

/** The posts above and the answers below, oldest first. */
const threadOf = (bluesky: Bluesky, post: IndexedPost, all: readonly IndexedPost[]) => {
  const above: IndexedPost[] = [];
  for (let next: IndexedPost | undefined = post; next && above.length < all.length;) {
    const uri = parentUri(next.record);
    next = uri === null ? undefined : all.find((it) => it.uri === canonicalUri(bluesky, uri));
    if (next) above.unshift(next);
  }
  const below = all
    .filter(({ record }) => canonicalUri(bluesky, parentUri(record) ?? '') === post.uri)
    .reverse();
  return { above, below };
};

const postPage = (bluesky: Bluesky, context: Context<SandboxEnv>) => {
  const { actor = '', rkey = '' } = context.req.param() as { actor?: string; rkey?: string };
  const account = findAccount(bluesky.state, actor);
  const all = indexedPosts(bluesky);
  const post = all.find((it) => it.author.did === account?.did && it.record.rkey === rkey);
  if (!post) return notFound(bluesky, context, 'Post');
  const { above, below } = threadOf(bluesky, post, all);
  const draw = (it: IndexedPost): Html =>
    postArticle(bluesky, it, { posts: all, isFocus: it === post });
  return context.html(
    pageOf({
      title: 'Post',
      path: context.req.path,
      accounts: bluesky.state.accounts,
      main: html`${[...above, post, ...below].map(draw)}`,
    })
  );
};

const hasTag = ({ record }: IndexedPost, tag: string): boolean => {
  const { tags } = record.value;
  const hidden = Array.isArray(tags) ? tags.map(String) : [];
  const shown = segmentsOf(record.value).map(({ feature }) =>
    feature?.kind === 'tag' ? feature.tag : ''
  );
  return [...hidden, ...shown].some((known) => known.toLowerCase() === tag.toLowerCase());
};

const hashtagPage = (bluesky: Bluesky, context: Context<SandboxEnv>) => {
  const tag = context.req.param('tag') ?? '';
  const all = indexedPosts(bluesky);
  const tagged = all.filter((post) => hasTag(post, tag));
  return context.html(
    pageOf({
      title: `#${tag}`,
      path: context.req.path,
      accounts: bluesky.state.accounts,
      main: list(bluesky, tagged, all),
    })
  );
};

const homePage = (bluesky: Bluesky, context: Context<SandboxEnv>) => {
  const all = indexedPosts(bluesky);
  return context.html(
    pageOf({
      title: 'Home',
      path: '/',
      accounts: bluesky.state.accounts,
      main: list(bluesky, all, all),
    })
  );
};

/** The site as a reader sees it. */
export const mountPages = (app: Hono<SandboxEnv>, bluesky: Bluesky): void => {
  app.get('/', (context) => homePage(bluesky, context));
  app.get('/profile/:actor', (context) => profilePage(bluesky, context));
  app.get('/profile/:actor/post/:rkey', (context) => postPage(bluesky, context));
  app.get('/hashtag/:tag', (context) => hashtagPage(bluesky, context));
  app.get('/img/:did/:cid', (context) => {
    const { did, cid } = context.req.param();
    const range = context.req.header('range');
    return blobResponse(bluesky, { did, cid, range }) ?? context.notFound();
  });
};
