import type { Hono } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import type { MastodonAccount } from './accounts';
import { avatarPath } from './avatar';
import type { Mastodon } from './state';
import { authenticate } from './tokens';

/** The public facts of an account (ACCOUNT). */
export const accountView = (
  { world, state }: Mastodon,
  account: MastodonAccount
): Record<string, unknown> => {
  const base = world.baseUrl();
  const picture = base + avatarPath(account);
  const posts = state.statuses.filter(
    ({ accountId, isDeleted }) => accountId === account.id && !isDeleted
  );
  const lastAt = posts.at(-1)?.createdAt;
  return {
    id: account.id,
    username: account.username,
    acct: account.username,
    display_name: account.displayName,
    locked: account.isLocked,
    bot: account.isBot,
    discoverable: true,
    group: false,
    created_at: account.createdAt,
    note: `<p>${account.note}</p>`,
    url: `${base}/@${account.username}`,
    uri: `${base}/users/${account.username}`,
    ...{ avatar: picture, avatar_static: picture },
    ...{ header: `${base}/headers/missing.svg`, header_static: `${base}/headers/missing.svg` },
    followers_count: account.followers,
    following_count: account.following,
    statuses_count: posts.length,
    last_status_at: lastAt === undefined ? null : new Date(lastAt).toISOString().slice(0, 10),
    emojis: [],
    fields: [],
  };
};

/** `GET /api/v1/accounts/verify_credentials`: the token's own account. */
export const accountRoutes = (app: Hono<SandboxEnv>, mastodon: Mastodon): void => {
  const fault = mastodon.world.faults.on('mastodon', 'user-info');
  app.get('/api/v1/accounts/verify_credentials', fault, (context) => {
    const caller = authenticate(mastodon, context, ['profile', 'read:accounts']);
    const { note, privacy, language } = caller.account;
    return context.json({
      ...accountView(mastodon, caller.account),
      source: {
        ...{ privacy, sensitive: false, language, note, fields: [] },
        follow_requests_count: 0,
      },
    });
  });
};
