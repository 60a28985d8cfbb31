/** The platforms this version knows. The names are used in URLs, rows and config. */
export const PLATFORM_IDS = [
  'x',
  'linkedin',
  'facebook',
  'instagram',
  'threads',
  'tiktok',
  'bluesky',
  'mastodon',
] as const;

export type PlatformId = (typeof PLATFORM_IDS)[number];

export const isPlatformId = (value: unknown): value is PlatformId =>
  PLATFORM_IDS.some((id) => id === value);
