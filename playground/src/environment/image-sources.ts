import type { Env } from './env';
import { addressVariable, PLATFORM_BASES } from './platform-addresses';

const STRAPI_DEFAULTS = ["'self'", 'data:', 'blob:', 'https://market-assets.strapi.io'];

/** Hosts from which the platforms serve avatars and pictures of posts. */
const PLATFORM_IMAGE_HOSTS = [
  'https://pbs.twimg.com',
  'https://media.licdn.com',
  'https://cdn.bsky.app',
  'https://*.fbcdn.net',
  'https://*.cdninstagram.com',
  'https://*.tiktokcdn.com',
];

/** The `img-src` list: without it the admin cannot show the avatars of connected accounts. */
export function imageSources(env: Env): string[] {
  const configured = Object.entries(PLATFORM_BASES)
    .flatMap(([platform, bases]) => bases.map((base) => env(addressVariable(platform, base))))
    .filter((address): address is string => Boolean(address))
    .map((address) => new URL(address).origin);
  return [...new Set([...STRAPI_DEFAULTS, ...PLATFORM_IMAGE_HOSTS, ...configured])];
}
