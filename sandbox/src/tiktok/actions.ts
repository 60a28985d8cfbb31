import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { accountByUsername, ACCOUNTS } from './accounts';
import { finishDraft, issueToken } from './app-actions';
import { knobsSchema } from './knobs';
import { postPath } from './post-path';
import { visiblePosts, waitingDrafts } from './publishing';
import { lookUp, type Authorization, type Post, type TikTok } from './state';
import { endAuthorization } from './tokens';

const DAY_MS = 24 * 3_600_000;

/** All accounts unless one is named by its `username`. */
const whose = { username: z.string().optional() };

const selection = z.strictObject(whose);

const expirySelection = z.strictObject({
  ...whose,
  /** Refresh tokens as well. @default false */
  refreshTokens: z.boolean().default(false),
});

/** A partial schema fills in no defaults, so that knobs which are not named stay as they are. */
const knobsGivenIn = (input: Record<string, unknown>): Record<string, unknown> => {
  const parsed = knobsSchema.partial().parse(input);
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => name in input));
};

const ownedBy = (username: string | undefined): ((owned: Authorization) => boolean) => {
  if (username === undefined) return () => true;
  const account = accountByUsername(username);
  if (!account) throw new Error(`No account @${username}.`);
  return ({ accountKey }) => accountKey === account.key;
};

/** TikTok tells neither apart: both are gone, and only a new consent helps. */
const endAll = (tiktok: TikTok, input: Record<string, unknown>): { tokens: number } => ({
  tokens: endAuthorization(tiktok, ownedBy(selection.parse(input).username)),
});

const postRequest = z.strictObject({ id: z.string() });

/** As all platforms of the sandbox tell their posts. */
const postView = ({ world }: TikTok, post: Post) => ({
  id: post.id,
  url: world.baseUrl() + postPath(post),
  text: post.info.description,
  // TikTok takes no descriptions.
  media: post.files.map(({ kind }) => ({ kind, altText: '' })),
  link: null,
  replyTo: null,
  format: 'feed',
});

/** What a post looks like for its owner. */
const detailsOf = (post: Post) => ({
  ...post.info,
  kind: post.kind,
  durationS: post.durationS,
  types: post.files.map(({ type }) => type),
});

const postById = ({ state }: TikTok, input: Record<string, unknown>): Post => {
  const { id } = postRequest.parse(input);
  const post = lookUp(state.posts, id);
  if (!post) throw new Error(`No post ${id}.`);
  return post;
};

const postActionsOf = (tiktok: TikTok): PlatformSandbox['actions'] => ({
  posts: () => visiblePosts(tiktok).map((post) => postView(tiktok, post)),
  'post-details': (input) => detailsOf(postById(tiktok, input)),
  drafts: () =>
    waitingDrafts(tiktok).map(({ id, kind, info, end }) => ({
      ...{ publishId: id, kind, title: info.title, text: info.description },
      files: end && end.failReason === null ? end.files.length : 0,
    })),
  'finish-draft': (input) => postView(tiktok, finishDraft(tiktok, input)),
  'delete-post'(input) {
    const post = postById(tiktok, input);
    post.isDeleted = true;
    tiktok.world.changed();
    return { id: post.id };
  },
  'exhaust-quota'(input) {
    const { username } = selection.parse(input);
    const until = tiktok.world.clock.now() + DAY_MS;
    const keys = ACCOUNTS.filter((one) => username === undefined || one.username === username);
    for (const { key } of keys) tiktok.state.exhausted[key] = until;
    tiktok.world.changed();
    return { accounts: keys.length, until };
  },
});

/**
 * - `configure`: sets any of the {@link knobsSchema} knobs and answers all of them.
 * - `expire-tokens`: access tokens are past their time; `{username?, refreshTokens?}`.
 * - `revoke-tokens`, `remove-app`: access and refresh tokens are gone; `{username?}`.
 *
 * The last three answer how many tokens they touched.
 *
 * - `issue-token`: an account and its credentials without a consent; `{account?, scopes?}`.
 * - `posts`: what is visible, oldest first; `post-details`: one of them as its owner sees it; `{id}`.
 * - `drafts`: what waits in inboxes; `finish-draft`: its owner publishes it; `{publishId, privacy?, text?}`.
 * - `delete-post`: its owner takes it away; `{id}`.
 * - `exhaust-quota`: accounts have posted all they may for a day; `{username?}`.
 *
 * Bad input throws.
 */
export const actionsOf = (tiktok: TikTok): PlatformSandbox['actions'] => ({
  configure(input) {
    Object.assign(tiktok.state.knobs, knobsGivenIn(input));
    tiktok.world.changed();
    return { ...tiktok.state.knobs };
  },
  'expire-tokens'(input) {
    const { username, refreshTokens } = expirySelection.parse(input);
    const { state, world } = tiktok;
    const tokens = [
      ...Object.values(state.accessTokens),
      ...(refreshTokens ? Object.values(state.refreshTokens) : []),
    ].filter(ownedBy(username));
    for (const token of tokens) token.expiresAt = Math.min(token.expiresAt, world.clock.now());
    world.changed();
    return { tokens: tokens.length };
  },
  'issue-token': (input) => issueToken(tiktok, input),
  ...postActionsOf(tiktok),
  'revoke-tokens': (input) => endAll(tiktok, input),
  'remove-app': (input) => endAll(tiktok, input),
});
