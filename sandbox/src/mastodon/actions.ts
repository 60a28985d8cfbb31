import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { accountByUsername, ACCOUNTS } from './accounts';
import { issueForTest } from './issue-token';
import { knobsSchema } from './knobs';
import { mediaOf } from './media-view';
import { exhaustStatuses } from './rate-limits';
import { firstLink } from './status-text';
import { statusPath } from './status-view';
import type { AccessToken, Mastodon, Status } from './state';

/** All accounts unless one is named by its `username`. */
const selection = z.strictObject({ username: z.string().optional() });

const forgetSelection = z.strictObject({
  /** Only apps without a living token, as the clean-up job before 4.3. @default false */
  onlyUnused: z.boolean().default(false),
});

/** A partial schema fills in no defaults, so that knobs which are not named stay as they are. */
const knobsGivenIn = (input: Record<string, unknown>): Record<string, unknown> => {
  const parsed = knobsSchema.partial().parse(input);
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => name in input));
};

const selectTokens = ({ state }: Mastodon, input: Record<string, unknown>): AccessToken[] => {
  const { username } = selection.parse(input);
  const account = username === undefined ? null : accountByUsername(username);
  if (username !== undefined && !account) throw new Error(`No account @${username}.`);
  return Object.values(state.tokens).filter(
    ({ accountId }) => account === null || accountId === account.id
  );
};

const revoke = (mastodon: Mastodon, input: Record<string, unknown>): { tokens: number } => {
  const tokens = selectTokens(mastodon, input);
  for (const token of tokens) token.isRevoked = true;
  mastodon.world.changed();
  return { tokens: tokens.length };
};

const forgetOwned = (
  owned: Record<string, { clientId: string }>,
  clientIds: readonly string[]
): void => {
  for (const [key, { clientId }] of Object.entries(owned)) {
    if (clientIds.includes(clientId)) delete owned[key];
  }
};

/** Tokens and codes go with their app. */
const forgetApps = ({ world, state }: Mastodon, input: Record<string, unknown>) => {
  const { onlyUnused } = forgetSelection.parse(input);
  const used = new Set(
    Object.values(state.tokens).flatMap((token) => (token.isRevoked ? [] : [token.clientId]))
  );
  const gone = Object.keys(state.apps).filter((id) => !onlyUnused || !used.has(id));
  for (const clientId of gone) delete state.apps[clientId];
  forgetOwned(state.tokens, gone);
  forgetOwned(state.codes, gone);
  world.changed();
  return { apps: gone.length };
};

const named = z.strictObject({ account: z.string().optional() });

/** Uses up the posts that accounts may make in the running three hours. */
const exhaust = (mastodon: Mastodon, input: Record<string, unknown>): { accounts: number } => {
  const { account } = named.parse(input);
  const meant = ACCOUNTS.filter(({ username }) => account === undefined || username === account);
  if (meant.length === 0) throw new Error(`No account @${account}.`);
  for (const { id } of meant) exhaustStatuses(mastodon, id);
  return { accounts: meant.length };
};

const MEDIA_KINDS = { image: 'image', gifv: 'gif', video: 'video' } as const;

const listPosts = (mastodon: Mastodon) =>
  mastodon.state.statuses
    .filter(({ isDeleted }) => !isDeleted)
    .map((status) => ({
      id: status.id,
      url: mastodon.world.baseUrl() + statusPath(status),
      text: status.text,
      media: mediaOf(mastodon, status.mediaIds).map(({ type, description }) => ({
        kind: MEDIA_KINDS[type],
        altText: description ?? '',
      })),
      link: firstLink(status.text),
      replyTo: status.inReplyToId,
      format: 'feed',
      ...{ visibility: status.visibility, spoilerText: status.spoilerText },
      ...{ sensitive: status.sensitive, language: status.language },
      poll: status.poll?.options ?? null,
    }));

const count = z.int().min(0).optional();
const engagementSchema = z.strictObject({
  id: z.string(),
  ...{ favourites: count, reblogs: count, replies: count, quotes: count },
});

const setMetrics = (
  { world, state }: Mastodon,
  input: Record<string, unknown>
): Status['engagement'] => {
  const { id, ...numbers } = engagementSchema.parse(input);
  const status = state.statuses.find((candidate) => candidate.id === id);
  if (!status) throw new Error(`No post ${id}.`);
  status.engagement = { ...status.engagement, ...numbers };
  world.changed();
  return status.engagement;
};

/**
 * - `issue-token`: `{account?}`, a username; `{account, credentials}` as if it had been connected.
 * - `posts`: what is visible, oldest first.
 * - `exhaust-quota`: `{account?}`; the next post meets 429 until the three hours end.
 * - `set-metrics`: `{id, favourites?, reblogs?, replies?, quotes?}` in place of what time makes of it.
 * - `configure`: sets any of the {@link knobsSchema} knobs and answers all of them.
 * - `expire-tokens`: tokens are past their time, which only an administrator's settings can cause.
 * - `revoke-tokens`, `remove-app`: the person revoked the app in the preferences.
 * - `forget-apps`: the instance deleted apps that registered themselves; `{onlyUnused?}`. Their
 *   tokens are gone, and their client ids are answered `invalid_client`.
 *
 * The token actions take `{username?}` and answer how many tokens they touched. Bad input throws.
 */
export const actionsOf = (mastodon: Mastodon): PlatformSandbox['actions'] => ({
  'issue-token'(input) {
    return issueForTest(mastodon, named.parse(input).account);
  },
  posts: () => listPosts(mastodon),
  'exhaust-quota': (input) => exhaust(mastodon, input),
  'set-metrics': (input) => setMetrics(mastodon, input),
  configure(input) {
    Object.assign(mastodon.state.knobs, knobsGivenIn(input));
    mastodon.world.changed();
    return { ...mastodon.state.knobs };
  },
  'expire-tokens'(input) {
    const tokens = selectTokens(mastodon, input);
    for (const token of tokens) token.expiresAt = mastodon.world.clock.now();
    mastodon.world.changed();
    return { tokens: tokens.length };
  },
  'revoke-tokens': (input) => revoke(mastodon, input),
  'remove-app': (input) => revoke(mastodon, input),
  'forget-apps': (input) => forgetApps(mastodon, input),
});
