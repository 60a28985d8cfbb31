import sharp, { type Sharp } from 'sharp';

import type { ImageRules } from '../../platforms/contract';

export interface ImageVariant {
  bytes: Buffer;
  mimeType: string;
  width: number;
  height: number;
}

/** Tried from the best to the smallest until the file is small enough. */
const JPEG_QUALITIES = [86, 78, 68, 56, 44] as const;
const SHRINK = 0.75;
const MAX_SHRINKS = 8;
/** sharp refuses larger pictures instead of filling the memory. */
const MAX_INPUT_PIXELS = 268_402_689;

const MIME_OF_FORMAT: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
};

/**
 * A version of the picture that obeys the rules. The original bytes are kept when they already
 * obey and carry no metadata (EXIF may hold a place); otherwise the picture is turned upright,
 * scaled down and written as JPEG, or as PNG when it is transparent and small enough.
 *
 * @throws {Error} when the bytes are no picture that sharp can read
 */
export const fitImage = async (input: Buffer, rules: ImageRules): Promise<ImageVariant> => {
  const facts = await sharp(input, { limitInputPixels: MAX_INPUT_PIXELS }).metadata();
  const mimeType = MIME_OF_FORMAT[facts.format] ?? 'application/octet-stream';
  const { width, height } = facts;
  const obeys =
    rules.mimeTypes.includes(mimeType) &&
    input.byteLength <= rules.maxBytes &&
    Math.max(width, height) <= rules.maxSide &&
    width * height <= rules.maxPixels;
  if (obeys && !facts.exif) return { bytes: input, mimeType, width, height };
  return rewrite(input, rules, { width, height, hasAlpha: facts.hasAlpha ?? false });
};

const rewrite = async (
  input: Buffer,
  rules: ImageRules,
  facts: { width: number; height: number; hasAlpha: boolean }
): Promise<ImageVariant> => {
  let side = Math.min(
    Math.max(facts.width, facts.height),
    rules.maxSide,
    Math.floor(Math.max(facts.width, facts.height) * scaleFor(facts, rules.maxPixels))
  );
  for (let step = 0; step < MAX_SHRINKS; step += 1) {
    const upright = sharp(input, { limitInputPixels: MAX_INPUT_PIXELS })
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    const variant = await smallest(upright, rules, facts.hasAlpha);
    if (variant) return variant;
    side = Math.floor(side * SHRINK);
  }
  throw new Error('The picture could not be made small enough.');
};

const scaleFor = ({ width, height }: { width: number; height: number }, maxPixels: number) =>
  Math.min(1, Math.sqrt(maxPixels / (width * height)));

const smallest = async (
  picture: Sharp,
  rules: ImageRules,
  hasAlpha: boolean
): Promise<ImageVariant | null> => {
  if (hasAlpha && rules.mimeTypes.includes('image/png')) {
    const { data, info } = await picture.clone().png().toBuffer({ resolveWithObject: true });
    if (data.byteLength <= rules.maxBytes) {
      return { bytes: data, mimeType: 'image/png', width: info.width, height: info.height };
    }
  }
  for (const quality of JPEG_QUALITIES) {
    const { data, info } = await picture
      .clone()
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, mozjpeg: true })
      .toBuffer({ resolveWithObject: true });
    if (data.byteLength <= rules.maxBytes) {
      return { bytes: data, mimeType: 'image/jpeg', width: info.width, height: info.height };
    }
  }
  return null;
};
