import type { Env } from './env';

const STRAPI_DEFAULTS = ["'self'", 'data:', 'blob:', 'https://market-assets.strapi.io'];

/** Hosts from which the platforms serve avatars and pictures of posts. */
const PLATFORM_IMAGE_HOSTS = [
  'https://pbs.twimg.com',
  'https://media.licdn.com',
  'https://cdn.bsky.app',
];

const PLATFORM_ADDRESSES = [
  'X_WEB_URL',
  'X_API_URL',
  'LINKEDIN_WEB_URL',
  'LINKEDIN_API_URL',
  'BLUESKY_SERVICE_URL',
  'BLUESKY_WEB_URL',
];

/** The `img-src` list: without it the admin cannot show the avatars of connected accounts. */
export function imageSources(env: Env): string[] {
  const configured = PLATFORM_ADDRESSES.map((name) => env(name))
    .filter((address): address is string => Boolean(address))
    .map((address) => new URL(address).origin);
  return [...new Set([...STRAPI_DEFAULTS, ...PLATFORM_IMAGE_HOSTS, ...configured])];
}
