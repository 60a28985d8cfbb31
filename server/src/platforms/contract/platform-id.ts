/** The platforms that come with the plugin, in the order people see them. */
export const BUILT_IN_PLATFORM_IDS = [
  'x',
  'linkedin',
  'facebook',
  'instagram',
  'threads',
  'tiktok',
  'bluesky',
  'mastodon',
] as const;

export type BuiltInPlatformId = (typeof BUILT_IN_PLATFORM_IDS)[number];

/** One of ours, or one that another plugin registered. Used in addresses, rows and config. */
export type PlatformId = BuiltInPlatformId | (string & {});

/** What an id may look like. */
export const PLATFORM_ID_PATTERN = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$|^[a-z]$/;
