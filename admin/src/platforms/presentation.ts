/** How a platform looks and is spoken of in the admin. */
export interface PlatformPresentation {
  label: string;
  monogram: string;
  /** The platform's own colour: only for the small badge. White on it has a contrast above 4.5. */
  badgeColor: string;
  /** Handles there are addresses and are written with @; on LinkedIn they are people's names. */
  hasAtHandles: boolean;
  /** Access is renewed without a person, so the end of the present token is of no interest. */
  renewsItself: boolean;
}

const PLATFORMS: Record<string, PlatformPresentation> = {
  x: { label: 'X', monogram: 'X', badgeColor: '#000000', hasAtHandles: true, renewsItself: true },
  linkedin: {
    label: 'LinkedIn',
    monogram: 'in',
    badgeColor: '#0a66c2',
    hasAtHandles: false,
    renewsItself: false,
  },
  bluesky: {
    label: 'Bluesky',
    monogram: 'B',
    badgeColor: '#0560ff',
    hasAtHandles: true,
    renewsItself: true,
  },
};

export const presentPlatform = (platform: string): PlatformPresentation =>
  PLATFORMS[platform] ?? {
    label: platform,
    monogram: platform.slice(0, 2),
    badgeColor: '#4a4a6a',
    hasAtHandles: true,
    renewsItself: false,
  };

/** "@acme", or the name alone where handles are names. */
export const accountNameOf = (platform: string, handle: string): string =>
  presentPlatform(platform).hasAtHandles ? `@${handle.replace(/^@/, '')}` : handle;
