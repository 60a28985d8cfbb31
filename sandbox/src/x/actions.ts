import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { knobsSchema } from './knobs';
import { postSummaries } from './post-summary';
import { useUpWindow } from './rate-limits';
import { accountById, accountByUsername, visiblePost } from './state';
import type { IssuedToken, XAccount, XSite } from './state';
import { issueConnection } from './test-connection';
import { endTokens } from './tokens';

const whose = z.strictObject({ username: z.string().optional() });
const which = z.strictObject({ account: z.string().optional() });
const nothing = z.strictObject({});

const count = z.int().min(0).optional();
const metricsSchema = z.strictObject({
  id: z.string(),
  ...{ replies: count, reposts: count, likes: count, quotes: count, bookmarks: count },
  ...{ impressions: count, linkClicks: count, profileClicks: count },
});

/** What only tests and the control page may do. Bad input throws zod's error. */
export const xActions = (site: XSite): PlatformSandbox['actions'] => ({
  ...publishingActions(site),

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
    post.isMeasured = true;
    site.world.changed();
    return post.metrics;
  },
});

const publishingActions = (site: XSite): PlatformSandbox['actions'] => ({
  /** Account and credentials of `account` (id or handle, the first one without), as connected. */
  'issue-token'(input) {
    const { account } = which.parse(input);
    return issueConnection(site, accountNamed(site, account));
  },

  /** What is visible, oldest first. */
  posts(input) {
    nothing.parse(input);
    return postSummaries(site);
  },

  /** The next post of `account` (id or handle), or of anybody, meets 429 until the window ends. */
  'exhaust-quota'(input) {
    const { account } = which.parse(input);
    const owners = account === undefined ? site.state.accounts : [accountNamed(site, account)];
    for (const { id } of owners) useUpWindow(site, { accountId: id, operation: 'create-post' });
    return { exhausted: owners.map(({ username }) => username) };
  },
});

const accountNamed = (site: XSite, name: string | undefined): XAccount => {
  const account =
    name === undefined
      ? site.state.accounts[0]
      : (accountById(site, name) ?? accountByUsername(site, name));
  if (!account) throw new Error(`No account ${name ?? ''}.`);
  return account;
};

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
