import type { Mastodon } from './state';

const READ = [
  'accounts',
  'blocks',
  'bookmarks',
  'favourites',
  'filters',
  'follows',
  'lists',
  'mutes',
  'notifications',
  'search',
  'statuses',
].map((part) => `read:${part}`);

const WRITE = [
  'accounts',
  'blocks',
  'bookmarks',
  'conversations',
  'favourites',
  'filters',
  'follows',
  'lists',
  'media',
  'mutes',
  'notifications',
  'reports',
  'statuses',
].map((part) => `write:${part}`);

const ADMIN = ['admin:read', 'admin:write'];

/** What a request without scopes asks for (SCOPES). */
export const DEFAULT_SCOPES = ['read'];

/** Scopes that this server knows; `profile` came with 4.3. */
export const supportedScopes = ({ state }: Mastodon): string[] => [
  'read',
  ...(state.knobs.oldServer ? [] : ['profile']),
  'write',
  ...WRITE,
  ...READ,
  'follow',
  'push',
  ...ADMIN,
];

/** Space-separated, each once, in the order given. */
export const parseScopes = (text: string): string[] => [
  ...new Set(text.split(/\s+/).filter(Boolean)),
];

/** A broad scope covers its narrower ones, e.g. `write` covers `write:media`. */
export const covers = (granted: readonly string[], wanted: string): boolean =>
  granted.includes(wanted) || granted.includes(wanted.split(':')[0] ?? wanted);

const WORDS: Readonly<Record<string, string>> = {
  read: 'Read all your account’s data',
  write: 'Modify all your account’s data',
  profile: 'Read only your account’s profile information',
  follow: 'Modify your relationships',
  push: 'Receive your push notifications',
  'read:accounts': 'See account information',
  'read:statuses': 'See all posts',
  'read:notifications': 'See your notifications',
  'read:search': 'Search on your behalf',
  'write:statuses': 'Publish posts',
  'write:media': 'Upload media files',
  'write:accounts': 'Modify your profile',
};

/** As the consent screen says it. */
export const scopeWords = (scope: string): string => {
  const [kind, part] = scope.split(':');
  return WORDS[scope] ?? (kind === 'write' ? `Modify your ${part}` : `See your ${part}`);
};
