import { avatarPath } from './avatar';
import type { XAccount, XSite } from './state';
import { issueTokens } from './tokens';

const SCOPES = ['tweet.read', 'tweet.write', 'users.read', 'media.write', 'offline.access'];

/** What a client has after it was connected: the account as it reads it, and what opens it. */
export const issueConnection = (site: XSite, account: XAccount): Record<string, unknown> => {
  const { world } = site;
  const now = world.clock.now();
  const tokens = issueTokens(site, {
    clientId: world.apps[0]?.clientId ?? 'sandbox',
    accountId: account.id,
    scopes: SCOPES,
    grantId: world.random.token(12),
  });
  return {
    account: {
      id: account.id,
      handle: account.username,
      name: account.name,
      avatarUrl: world.baseUrl() + avatarPath(account),
      kind: 'person',
      profileUrl: `${world.baseUrl()}/${account.username}`,
      traits: { subscriptionType: account.subscriptionType, verifiedType: account.verifiedType },
    },
    credentials: {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token ?? null,
      expiresAt: new Date(now + tokens.expires_in * 1000).toISOString(),
      refreshExpiresAt: null,
      scopes: SCOPES,
      issuedAt: new Date(now).toISOString(),
    },
  };
};
