import { AI_VENDORS, aiVariable } from '../../../playground/src/environment/ai-options';
import type { Secrets } from './secret';

/** Kinds without which the run was not what it should be, and a clean result would mean nothing. */
const EXPECTED: readonly string[] = [
  'x access token',
  'x refresh token',
  'x authorization code',
  'x PKCE verifier',
  'linkedin access token',
  'linkedin authorization code',
  'linkedin id token',
  'facebook access token',
  'facebook authorization code',
  'instagram access token',
  'instagram authorization code',
  'threads access token',
  'threads authorization code',
  'tiktok access token',
  'tiktok refresh token',
  'tiktok authorization code',
  'mastodon access token',
  'mastodon authorization code',
  'mastodon client secret',
  'mastodon PKCE verifier',
  'bluesky password',
  'bluesky access token',
  'bluesky refresh token',
  'OAuth state cookie',
  'admin session token',
  ...AI_VENDORS.map((vendor) => aiVariable(vendor, 'apiKey')),
  'typedClientSecret',
  'typedApiKey',
  'OAUTH_ENCRYPTION_KEY',
];

/** @throws names what the run did not bring about */
export const assertAllKinds = (secrets: Secrets): void => {
  const known = new Set(secrets.all().map(({ name }) => name));
  const missing = EXPECTED.filter((name) => !known.has(name));
  if (missing.length > 0) throw new Error(`The run came upon no ${missing.join(', no ')}.`);
};
