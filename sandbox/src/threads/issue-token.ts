import { z } from 'zod';

import { ACCOUNTS, accountByUsername, type ThreadsAccount } from './accounts';
import { avatarPath } from './avatar';
import { SCOPE_WORDS } from './scopes';
import type { Threads } from './state';
import { issueToken, renewGrant } from './tokens';

const inputSchema = z.strictObject({
  /** `username` or id of a sample profile. @default the first one */
  account: z.string().optional(),
});

/** The sample profile that a name or an id means; the first one without. */
export const chosenAccount = (name: string | undefined): ThreadsAccount => {
  const account =
    name === undefined
      ? ACCOUNTS[0]
      : (accountByUsername(name) ?? ACCOUNTS.find(({ id }) => id === name));
  if (!account) throw new Error(`No account ${name}.`);
  return account;
};

/** What consent, both exchanges and the reading of the profile would end in. */
export const issueTokenFor = (threads: Threads, input: Record<string, unknown>) => {
  const { world, state } = threads;
  const account = chosenAccount(inputSchema.parse(input).account);
  const appId = world.apps[0]?.clientId ?? 'sandbox';
  const scopes = Object.keys(SCOPE_WORDS);
  renewGrant(threads, { appId, accountId: account.id });
  const kind = 'long-lived';
  const accessToken = issueToken(threads, { appId, accountId: account.id, scopes, kind });
  const iso = (at: number | undefined): string => new Date(at ?? 0).toISOString();
  return {
    account: {
      id: account.id,
      handle: account.username,
      name: account.name,
      avatarUrl: world.baseUrl() + avatarPath(account),
      kind: 'person',
      profileUrl: `${world.baseUrl()}/@${account.username}`,
    },
    credentials: {
      accessToken,
      refreshToken: null,
      expiresAt: iso(state.tokens[accessToken]?.expiresAt),
      refreshExpiresAt: null,
      issuedAt: iso(state.tokens[accessToken]?.issuedAt),
      scopes,
    },
  };
};
