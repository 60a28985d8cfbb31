import type { RegisteredApp, SandboxOptions } from '../../../sandbox/src';

/** A second app, which only reads: it shares no token with the plugin. */
export const READER_CLIENT_ID = 'demo-reader';
export const READER_REDIRECT = 'http://127.0.0.1:9/read-back';

type Apps = NonNullable<SandboxOptions['apps']>;

/** Bluesky shows posts to everybody. */
const PORTALS = [
  'x',
  'linkedin',
  'facebook',
  'instagram',
  'threads',
  'tiktok',
  'mastodon',
] as const;

/** The same apps, and the reader's at every developer portal. */
export const withReaderApp = (apps: Apps, clientSecret: string): Apps => {
  const redirectUris = [READER_REDIRECT];
  const reader: RegisteredApp = { clientId: READER_CLIENT_ID, clientSecret, redirectUris };
  const added = PORTALS.map((portal) => [portal, [...(apps[portal] ?? []), reader]] as const);
  return { ...apps, ...Object.fromEntries(added) };
};
