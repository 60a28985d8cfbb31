import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { accountByUsername } from './accounts';
import { chosenAccount, issueTokenFor } from './issue-token';
import { knobsSchema } from './knobs';
import { exhaustQuotas } from './quotas';
import type { Post, Threads, TokenEnd } from './state';
import { permalinkOf, visiblePosts } from './visible-posts';

/** All accounts unless one is named by its `username`. */
const selection = z.strictObject({ username: z.string().optional() });

/** A partial schema fills in no defaults, so that knobs which are not named stay as they are. */
const knobsGivenIn = (input: Record<string, unknown>): Record<string, unknown> => {
  const parsed = knobsSchema.partial().parse(input);
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => name in input));
};

type BelongsTo = (owned: { accountId: string }) => boolean;

const selected = (input: Record<string, unknown>): BelongsTo => {
  const { username } = selection.parse(input);
  if (username === undefined) return () => true;
  const account = accountByUsername(username);
  if (!account) throw new Error(`No account @${username}.`);
  return ({ accountId }) => accountId === account.id;
};

const endTokens = ({ world, state }: Threads, isMeant: BelongsTo, endedBy: TokenEnd): number => {
  const tokens = Object.values(state.tokens).filter(isMeant);
  for (const token of tokens) token.endedBy = endedBy;
  world.changed();
  return tokens.length;
};

const quotaSelection = z.strictObject({ account: z.string().optional() });

/** A visible post as tests compare it. */
const summaryOf = (threads: Threads, post: Post) => ({
  id: post.id,
  url: permalinkOf(threads, post),
  text: post.facts.text,
  media: post.media.map(({ kind, altText }) => ({ kind, altText })),
  link: post.facts.linkAttachment,
  replyTo: post.replyToId,
  format: 'feed',
});

/**
 * - `issue-token`: `{account?}` → `{account, credentials}`, as the plugin keeps them after a consent.
 * - `posts`: what is visible, oldest first, as `{id, url, text, media, link, replyTo, format}`.
 * - `post-facts`: `{id}` → everything the post was published with (poll, topic, reply control, …).
 * - `exhaust-quota`: `{account?}` has used up its posts, replies and deletions of 24 hours.
 * - `configure`: sets any of the {@link knobsSchema} knobs and answers all of them.
 * - `expire-tokens`: tokens are past their time (subcode 463) and cannot be refreshed.
 * - `revoke-tokens`: the person's sessions ended, as after a new password (subcode 460).
 * - `remove-app`: the person removed the app in the settings (subcode 458).
 *
 * Those three take `{username?}` and answer how many tokens they touched. Bad input throws.
 */
export const actionsOf = (threads: Threads): PlatformSandbox['actions'] => ({
  configure(input) {
    Object.assign(threads.state.knobs, knobsGivenIn(input));
    threads.world.changed();
    return { ...threads.state.knobs };
  },
  'issue-token': (input) => issueTokenFor(threads, input),
  posts: () => visiblePosts(threads).map((post) => summaryOf(threads, post)),
  'post-facts'(input) {
    const { id } = z.strictObject({ id: z.string() }).parse(input);
    const post = visiblePosts(threads).find((candidate) => candidate.id === id);
    if (!post) throw new Error(`No post ${id}.`);
    return { ...post.facts };
  },
  'exhaust-quota'(input) {
    const { id, username } = chosenAccount(quotaSelection.parse(input).account);
    exhaustQuotas(threads, id);
    return { account: username };
  },
  'expire-tokens'(input) {
    const tokens = Object.values(threads.state.tokens).filter(selected(input));
    const now = threads.world.clock.now();
    for (const token of tokens) token.expiresAt = Math.min(token.expiresAt, now);
    threads.world.changed();
    return { tokens: tokens.length };
  },
  'revoke-tokens'(input) {
    return { tokens: endTokens(threads, selected(input), 'session-ended') };
  },
  'remove-app'(input) {
    const isMeant = selected(input);
    const { grants } = threads.state;
    for (const [key, grant] of Object.entries(grants)) if (isMeant(grant)) delete grants[key];
    return { tokens: endTokens(threads, isMeant, 'removed-by-person') };
  },
});
