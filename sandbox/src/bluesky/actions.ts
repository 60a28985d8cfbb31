import { z } from 'zod';

import type { PlatformSandbox } from '../kernel/platform-sandbox';
import { ACCOUNT_STATUSES, findAccount, type SampleAccount } from './accounts';
import { issueToken } from './issue-token';
import { knobsSchema } from './knobs';
import { canonicalUri } from './post-index';
import { exhaustWrites } from './rate-limits';
import type { Bluesky } from './state';
import { visiblePosts } from './visible-posts';

const expireSchema = z.strictObject({
  /** Refresh tokens too: the app password has to open a new session. */
  refresh: z.boolean().default(false),
});

const accountSchema = z.strictObject({
  /** Handle or DID; all accounts without. */
  account: z.string().optional(),
});

const setAccountSchema = z.strictObject({
  account: z.string(),
  status: z.enum(ACCOUNT_STATUSES).optional(),
  emailAuthFactor: z.boolean().optional(),
  emailConfirmed: z.boolean().optional(),
});

const engagementSchema = z.strictObject({
  uri: z.string(),
  likeCount: z.int().min(0).default(0),
  repostCount: z.int().min(0).default(0),
  bookmarkCount: z.int().min(0).default(0),
});

const configure = ({ world, state }: Bluesky, input: unknown) => {
  Object.assign(state.knobs, knobsSchema.partial().parse(input));
  world.changed();
  return state.knobs;
};

const expireTokens = ({ world, state }: Bluesky, input: unknown) => {
  const { refresh } = expireSchema.parse(input);
  state.accessTokensExpired = state.accessTokensIssued;
  if (refresh) state.refreshTokens = {};
  world.changed();
  return { accessTokens: state.accessTokensExpired };
};

const revokeTokens = ({ world, state }: Bluesky, input: unknown) => {
  const { account } = accountSchema.parse(input);
  const hit = state.accounts.filter(
    ({ did, handle }) => !account || [did, handle].includes(account)
  );
  for (const candidate of hit) candidate.appPasswords = [];
  for (const [id, row] of Object.entries(state.refreshTokens))
    if (hit.some(({ did }) => did === row.did)) delete state.refreshTokens[id];
  state.accessTokensExpired = state.accessTokensIssued;
  world.changed();
  return { accounts: hit.map(({ handle }) => handle) };
};

const accountsNamed = ({ state }: Bluesky, input: unknown): SampleAccount[] => {
  const { account } = accountSchema.parse(input);
  const named = account === undefined ? null : findAccount(state, account);
  if (account !== undefined && !named) throw new Error(`No account "${account}".`);
  return named ? [named] : state.accounts;
};

const issue = (bluesky: Bluesky, input: unknown) => {
  const [account] = accountsNamed(bluesky, input);
  if (!account) throw new Error('There are no accounts.');
  return issueToken(bluesky, account);
};

const exhaustQuota = (bluesky: Bluesky, input: unknown) => {
  const hit = accountsNamed(bluesky, input);
  for (const { did } of hit) exhaustWrites(bluesky, did);
  return { accounts: hit.map(({ handle }) => handle) };
};

const setAccount = ({ world, state }: Bluesky, input: unknown) => {
  const { account, ...change } = setAccountSchema.parse(input);
  const found = findAccount(state, account);
  if (!found) throw new Error(`No account "${account}".`);
  Object.assign(found, change);
  world.changed();
  const { handle, status, emailAuthFactor, emailConfirmed } = found;
  return { handle, status, emailAuthFactor, emailConfirmed };
};

const setEngagement = (bluesky: Bluesky, input: unknown) => {
  const { uri, ...counts } = engagementSchema.parse(input);
  bluesky.state.engagement[canonicalUri(bluesky, uri)] = counts;
  bluesky.world.changed();
  return counts;
};

/** Things only tests and the control page may do. */
export const blueskyActions = (bluesky: Bluesky): PlatformSandbox['actions'] => ({
  /** Tunes what {@link knobsSchema} lists; answers all knobs. */
  configure: (input) => configure(bluesky, input),
  /**
   * All access tokens issued so far are answered with 400 ExpiredToken. With `{"refresh": true}`
   * all refresh tokens are gone as well, while app passwords still sign in.
   */
  'expire-tokens': (input) => expireTokens(bluesky, input),
  /**
   * As if the user deleted the app passwords and their last access tokens ran out: nothing but a
   * new app password helps. `{"account": "harbourlight.test"}` spares the passwords of the others.
   */
  'revoke-tokens': (input) => revokeTokens(bluesky, input),
  /** Account and credentials as a connection stores them; the first account without `account`. */
  'issue-token': (input) => issue(bluesky, input),
  /** What readers see, oldest first. */
  posts: () => visiblePosts(bluesky),
  /** The next write of the account (of all without `account`) is answered with 429. */
  'exhaust-quota': (input) => exhaustQuota(bluesky, input),
  /** Account status (`takendown`, `suspended`, `deactivated`, `active`) e-mail second factor, confirmed address. */
  'set-account': (input) => setAccount(bluesky, input),
  /** Likes, reposts and bookmarks of a post, by AT URI; they grow no more by themselves. */
  'set-engagement': (input) => setEngagement(bluesky, input),
});
