import type { Metadata } from 'sharp';

/** `other`: tagged with colours that are not sRGB (Display P3, Adobe RGB, …). */
export type Colours = 'srgb' | 'cmyk' | 'other';

/** The description stands near the beginning of a profile; whole ones may have megabytes. */
const LOOKED_AT_BYTES = 8192;
/** As profiles call it: "sRGB IEC61966-2.1", "sRGB built-in"; `c2` is the small one of phones. */
const SRGB = /sRGB|IEC ?61966-2|\bc2(ci)?\b/i;

/** What the numbers of a picture's pixels mean. */
export const coloursOf = ({ space, icc }: Pick<Metadata, 'space' | 'icc'>): Colours => {
  if (space === 'cmyk') return 'cmyk';
  if (!icc) return 'srgb';
  // Version 4 writes names in UTF-16: without the zero bytes both read the same.
  const words = icc.subarray(0, LOOKED_AT_BYTES).toString('latin1').replaceAll('\0', '');
  return SRGB.test(words) ? 'srgb' : 'other';
};
