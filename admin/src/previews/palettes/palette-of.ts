import { BLUESKY_PALETTES } from './bluesky';
import { FACEBOOK_PALETTES } from './facebook';
import { INSTAGRAM_PALETTES } from './instagram';
import { LINKEDIN_PALETTES } from './linkedin';
import { MASTODON_PALETTES } from './mastodon';
import type { Palette, Palettes, Scheme } from './palette';
import { THREADS_PALETTES } from './threads';
import { TIKTOK_PALETTES } from './tiktok';
import { X_PALETTES } from './x';

export const PALETTES: Readonly<Record<string, Palettes>> = {
  x: X_PALETTES,
  linkedin: LINKEDIN_PALETTES,
  facebook: FACEBOOK_PALETTES,
  instagram: INSTAGRAM_PALETTES,
  threads: THREADS_PALETTES,
  tiktok: TIKTOK_PALETTES,
  bluesky: BLUESKY_PALETTES,
  mastodon: MASTODON_PALETTES,
};

/** A platform that is not known here looks like X. */
const paletteOf = (platform: string, scheme: Scheme): Palette =>
  (PALETTES[platform] ?? X_PALETTES)[scheme];

/** The colours as CSS variables, for a `style`. */
export const paletteVariables = (platform: string, scheme: Scheme): Record<string, string> =>
  Object.fromEntries(
    Object.entries(paletteOf(platform, scheme)).map(([name, colour]) => [
      `--preview-${name}`,
      colour,
    ])
  );
