/** The platforms this version has an adapter for. The names are used in URLs, rows and config. */
export const PLATFORM_IDS = ['x', 'linkedin', 'bluesky'] as const;

export type PlatformId = (typeof PLATFORM_IDS)[number];

export const isPlatformId = (value: unknown): value is PlatformId =>
  PLATFORM_IDS.some((id) => id === value);
