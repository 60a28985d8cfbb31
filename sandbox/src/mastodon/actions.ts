import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { accountByUsername } from './accounts';
import { knobsSchema } from './knobs';
import type { AccessToken, Mastodon } from './state';

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

/**
 * - `configure`: sets any of the {@link knobsSchema} knobs and answers all of them.
 * - `expire-tokens`: tokens are past their time, which only an administrator's settings can cause.
 * - `revoke-tokens`, `remove-app`: the person revoked the app in the preferences.
 * - `forget-apps`: the instance deleted apps that registered themselves; `{onlyUnused?}`. Their
 *   tokens are gone, and their client ids are answered `invalid_client`.
 *
 * The token actions take `{username?}` and answer how many tokens they touched. Bad input throws.
 */
export const actionsOf = (mastodon: Mastodon): PlatformSandbox['actions'] => ({
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
