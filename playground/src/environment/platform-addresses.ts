/** The addresses of each platform that a variable can replace, by the names the plugin gives them. */
export const PLATFORM_BASES = {
  x: ['web', 'api'],
  linkedin: ['web', 'api'],
  facebook: ['web', 'graph', 'graphVideo', 'rupload'],
  instagram: ['web', 'api', 'graph', 'facebookWeb', 'facebookGraph'],
  threads: ['web', 'api'],
  tiktok: ['web', 'api'],
  bluesky: ['service', 'web', 'video'],
  mastodon: ['service'],
} as const;

export type PlaygroundPlatform = keyof typeof PLATFORM_BASES;

/** `INSTAGRAM_FACEBOOK_GRAPH_URL` for the address `facebookGraph` of Instagram. */
export function addressVariable(platform: string, base: string): string {
  return `${platform}_${base.replace(/[A-Z]/g, '_$&')}_URL`.toUpperCase();
}
