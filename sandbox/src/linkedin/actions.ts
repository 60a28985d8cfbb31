import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { exhaustDay } from './daily-limits';
import { issueToken } from './issue-token';
import { knobsSchema } from './knobs';
import { shownPosts } from './shown-posts';
import type { Grant, LinkedIn } from './state';

const tokenSelection = z.strictObject({
  /** Only this member's tokens, by key such as `harbour-light-editor`. @default all */
  member: z.string().optional(),
  /** Refresh tokens as well. @default false */
  refreshTokens: z.boolean().default(false),
});

const selectGrants = ({ state }: LinkedIn, input: Record<string, unknown>): Grant[] => {
  const { member, refreshTokens } = tokenSelection.parse(input);
  return [
    ...Object.values(state.accessTokens),
    ...(refreshTokens ? Object.values(state.refreshTokens) : []),
  ].filter(({ memberKey }) => member === undefined || memberKey === member);
};

/** A partial schema fills in no defaults, so that knobs which are not named stay as they are. */
const knobsGivenIn = (input: Record<string, unknown>): Record<string, unknown> => {
  const parsed = knobsSchema.partial().parse(input);
  return Object.fromEntries(Object.entries(parsed).filter(([name]) => name in input));
};

/**
 * - `configure`: sets any of the {@link knobsSchema} knobs and answers all of them.
 * - `expire-tokens`: every access token counts as expired; input `{member?, refreshTokens?}`.
 * - `revoke-tokens`: the same, as revoked by the member.
 *
 * - `issue-token`: an account and its credentials without the consent screens; input
 *   `{account?, member?, scopes?}`, see issue-token.ts.
 * - `posts`: what can be seen, oldest first; comments are entries with a `replyTo`.
 * - `exhaust-quota`: every further API call of this UTC day is answered with 429.
 *
 * `expire-tokens` and `revoke-tokens` answer how many tokens they touched.
 */
export const actionsOf = (platform: LinkedIn): PlatformSandbox['actions'] => ({
  configure(input) {
    Object.assign(platform.state.knobs, knobsGivenIn(input));
    platform.world.changed();
    return { ...platform.state.knobs };
  },
  'issue-token': (input) => issueToken(platform, input),
  posts: () => shownPosts(platform),
  'exhaust-quota': () => ({ day: exhaustDay(platform) }),
  'expire-tokens'(input) {
    const grants = selectGrants(platform, input);
    const now = platform.world.clock.now();
    for (const grant of grants) grant.expiresAt = Math.min(grant.expiresAt, now);
    platform.world.changed();
    return { tokens: grants.length };
  },
  'revoke-tokens'(input) {
    const grants = selectGrants(platform, input);
    for (const grant of grants) grant.isRevoked = true;
    platform.world.changed();
    return { tokens: grants.length };
  },
});
