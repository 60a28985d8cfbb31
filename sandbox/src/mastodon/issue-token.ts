import { accountByUsername, ACCOUNTS, type MastodonAccount } from './accounts';
import { avatarPath } from './avatar';
import { domainOf, LIMITS, versionOf } from './instance';
import type { Mastodon } from './state';
import { issueToken } from './tokens';

const SCOPES = ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'];

const APP_ID = 'issued-for-tests';

/** An account and what opens it, as a connection through the consent screen would have left them. */
export const issueForTest = (
  mastodon: Mastodon,
  username: string | undefined
): { account: Record<string, unknown>; credentials: Record<string, unknown> } => {
  const account = username === undefined ? ACCOUNTS[0] : accountByUsername(username);
  if (!account) throw new Error(`No account @${username}.`);
  registerApp(mastodon);
  const accessToken = issueToken(mastodon, {
    clientId: APP_ID,
    accountId: account.id,
    scopes: SCOPES,
  });
  return {
    account: accountOf(mastodon, account),
    credentials: {
      ...{ accessToken, refreshToken: null, expiresAt: null, refreshExpiresAt: null },
      ...{ scopes: SCOPES, serviceUrl: mastodon.world.baseUrl() },
    },
  };
};

const registerApp = ({ state, world }: Mastodon): void => {
  state.apps[APP_ID] ??= {
    ...{ id: '1', name: 'Harbour CMS', website: null, scopes: SCOPES, redirectUris: [] },
    ...{ clientId: APP_ID, clientSecret: world.random.token(43) },
  };
};

const accountOf = (mastodon: Mastodon, account: MastodonAccount): Record<string, unknown> => {
  const base = mastodon.world.baseUrl();
  const domain = domainOf(mastodon);
  return {
    id: `${account.id}@${domain}`,
    handle: `${account.username}@${domain}`,
    name: account.displayName,
    avatarUrl: base + avatarPath(account),
    kind: 'person',
    profileUrl: `${base}/@${account.username}`,
    traits: traitsOf(mastodon),
  };
};

/** What the instance says of itself, in the words in which a connection keeps it. */
const traitsOf = (mastodon: Mastodon): Record<string, unknown> => {
  const { knobs } = mastodon.state;
  const version = versionOf(mastodon);
  const tellsAltText = !knobs.oldServer && knobs.descriptionLimit !== null;
  return {
    version,
    keepsKeys: !/\(|^[01]\./.test(version),
    maxCharacters: knobs.maxCharacters,
    urlLength: knobs.charactersReservedPerUrl,
    maxMedia: knobs.maxMediaAttachments,
    ...(tellsAltText ? { maxAltText: knobs.descriptionLimit } : {}),
    ...{ imageBytes: LIMITS.imageBytes, imagePixels: LIMITS.imagePixels },
    ...{ videoBytes: LIMITS.videoBytes, videoPixels: LIMITS.videoPixels },
    videoFrameRate: LIMITS.videoFrameRate,
    mimeTypes: [...LIMITS.mimeTypes],
    ...{ maxPollOptions: LIMITS.pollOptions, maxPollOptionLength: LIMITS.pollOptionLength },
    ...{ minPollS: LIMITS.minPollS, maxPollS: LIMITS.maxPollS },
  };
};
