/** How a platform looks and is spoken of in the admin. */
export interface PlatformPresentation {
  label: string;
  monogram: string;
  /** The platform's own colour: only for the small badge. White on it has a contrast above 4.5. */
  badgeColor: string;
  /** Handles there are addresses and are written with @; elsewhere they are display names. */
  hasAtHandles: boolean;
  /** Ways to connect whose access lives until somebody takes it away: nothing is ever renewed. */
  endlessMethods: readonly string[];
}

const PLATFORMS: Record<string, PlatformPresentation> = {
  x: { label: 'X', monogram: 'X', badgeColor: '#000000', hasAtHandles: true, endlessMethods: [] },
  linkedin: {
    label: 'LinkedIn',
    monogram: 'in',
    badgeColor: '#0a66c2',
    hasAtHandles: false,
    endlessMethods: [],
  },
  facebook: {
    label: 'Facebook',
    monogram: 'f',
    badgeColor: '#0866ff',
    hasAtHandles: false,
    endlessMethods: ['default'],
  },
  instagram: {
    label: 'Instagram',
    monogram: 'Ig',
    badgeColor: '#c13584',
    hasAtHandles: true,
    endlessMethods: ['facebook-login'],
  },
  threads: {
    label: 'Threads',
    monogram: '@',
    badgeColor: '#000000',
    hasAtHandles: true,
    endlessMethods: [],
  },
  tiktok: {
    label: 'TikTok',
    monogram: 'TT',
    badgeColor: '#161823',
    hasAtHandles: false,
    endlessMethods: [],
  },
  bluesky: {
    label: 'Bluesky',
    monogram: 'B',
    badgeColor: '#0560ff',
    hasAtHandles: true,
    endlessMethods: [],
  },
  mastodon: {
    label: 'Mastodon',
    monogram: 'M',
    badgeColor: '#563acc',
    hasAtHandles: true,
    endlessMethods: ['default'],
  },
};

export const presentPlatform = (platform: string): PlatformPresentation =>
  PLATFORMS[platform] ?? {
    label: platform,
    monogram: platform.slice(0, 2),
    badgeColor: '#4a4a6a',
    hasAtHandles: true,
    endlessMethods: [],
  };

/** "@acme", or the name alone where handles are names. */
export const accountNameOf = (platform: string, handle: string): string =>
  presentPlatform(platform).hasAtHandles ? `@${handle.replace(/^@/, '')}` : handle;
