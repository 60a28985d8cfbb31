import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { accountByUsername } from './accounts';
import { knobsSchema } from './knobs';
import type { Authorization, TikTok } from './state';
import { endAuthorization } from './tokens';

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

/**
 * - `configure`: sets any of the {@link knobsSchema} knobs and answers all of them.
 * - `expire-tokens`: access tokens are past their time; `{username?, refreshTokens?}`.
 * - `revoke-tokens`, `remove-app`: access and refresh tokens are gone; `{username?}`.
 *
 * The last three answer how many tokens they touched. Bad input throws.
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
  'revoke-tokens': (input) => endAll(tiktok, input),
  'remove-app': (input) => endAll(tiktok, input),
});
