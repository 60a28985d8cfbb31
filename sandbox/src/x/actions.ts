import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { knobsSchema } from './knobs';
import { accountByUsername, visiblePost, type IssuedToken, type XSite } from './state';
import { endTokens } from './tokens';

const whose = z.strictObject({ username: z.string().optional() });

const count = z.int().min(0).optional();
const metricsSchema = z.strictObject({
  id: z.string(),
  ...{ replies: count, reposts: count, likes: count, quotes: count, bookmarks: count },
  ...{ impressions: count, linkClicks: count, profileClicks: count },
});

/** What only tests and the control page may do. Bad input throws zod's error. */
export const xActions = (site: XSite): PlatformSandbox['actions'] => ({
  /** Turns any of the {@link knobsSchema} knobs and answers all of them. */
  configure(input) {
    Object.assign(site.state.knobs, knobsSchema.partial().parse(input));
    site.world.changed();
    return site.state.knobs;
  },

  /** Ends access tokens now, of one `username` or of all; refreshing still works. */
  'expire-tokens'(input) {
    const ended = endTokens(site.state.accessTokens, ownerFilter(site, input));
    site.world.changed();
    return { ended };
  },

  /** Ends access and refresh tokens, of one `username` or of all: only a reconnect helps. */
  'revoke-tokens'(input) {
    const isMeant = ownerFilter(site, input);
    const ended =
      endTokens(site.state.accessTokens, isMeant) + endTokens(site.state.refreshTokens, isMeant);
    site.world.changed();
    return { ended };
  },

  /** Sets numbers of the post `id`, as readers would have made them. */
  'set-metrics'(input) {
    const { id, ...numbers } = metricsSchema.parse(input);
    const post = visiblePost(site, id);
    if (!post) throw new Error(`No post ${id}.`);
    const given = Object.entries(numbers).filter(([, value]) => value !== undefined);
    Object.assign(post.metrics, Object.fromEntries(given));
    site.world.changed();
    return post.metrics;
  },
});

const ownerFilter = (
  site: XSite,
  input: Record<string, unknown>
): ((token: IssuedToken) => boolean) => {
  const { username } = whose.parse(input);
  if (username === undefined) return () => true;
  const account = accountByUsername(site, username);
  if (!account) throw new Error(`No account @${username}.`);
  return (token) => token.accountId === account.id;
};
