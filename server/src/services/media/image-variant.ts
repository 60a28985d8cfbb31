import { readFile } from 'node:fs/promises';

import sharp, { type Metadata, type Sharp } from 'sharp';

import type { ImageRules } from '../../platforms/contract';
import { diskSource } from './disk-source';
import { frameOf, scaled, type ImageFrame, type Size } from './image-frame';

export interface ImageVariant {
  bytes: Buffer;
  mimeType: string;
  width: number;
  height: number;
  /** What a person would want to know of the difference to the upload; empty: it is the upload. */
  changes: string[];
}

/** Tried from the best to the smallest until the file is small enough. */
const JPEG_QUALITIES = [86, 78, 68, 56, 44] as const;
const SHRINK = 0.75;
const MAX_SHRINKS = 8;
/** sharp refuses larger pictures instead of filling the memory. */
const MAX_INPUT_PIXELS = 268_402_689;
const WHITE = '#ffffff';

const MIME_OF_FORMAT: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
};

/**
 * A version of the picture that obeys the rules. The original bytes are kept when they already
 * obey and carry no metadata (EXIF may hold a place); otherwise the picture is turned upright,
 * padded, scaled and written as JPEG, or as PNG when it is transparent and small enough.
 *
 * @param input the path of the file, or its bytes
 * @throws {Error} when it is no picture that can be read; the message says why, in words
 */
export const fitImage = async (
  input: string | Buffer,
  rules: ImageRules
): Promise<ImageVariant> => {
  const facts = await readImage(input);
  const source: Source = { input, facts, size: uprightSize(facts), rules };
  if (!looksFit(source)) return rewrite(source);
  const bytes = typeof input === 'string' ? await readFile(input) : input;
  if (bytes.byteLength > rules.maxBytes) return rewrite(source);
  return { bytes, mimeType: mimeOf(facts), ...source.size, changes: [] };
};

/** Header of a picture. @throws {Error} in words, when there is none that can be read */
export const readImage = async (input: string | Buffer): Promise<Metadata> => {
  const facts = await sharp(input, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (await isHeic(input)) throw new Error('HEIC pictures cannot be read here; upload it as JPEG');
  if (!facts) throw new Error('it is no picture, or a broken one');
  if (facts.width * facts.height > MAX_INPUT_PIXELS) {
    const most = Math.floor(MAX_INPUT_PIXELS / 1_000_000);
    throw new Error(
      `${facts.width} × ${facts.height} pixels are too many; ${most} million can be worked on`
    );
  }
  return facts;
};

/** By its `ftyp` box: the decoder that sharp comes with knows AVIF only. */
const isHeic = async (input: string | Buffer): Promise<boolean> => {
  const head = typeof input === 'string' ? await headOf(input) : input.subarray(0, 12);
  return /^....ftyp(hei[cxms]|hev[cxms])/s.test(Buffer.from(head).toString('latin1'));
};

const headOf = async (path: string): Promise<Uint8Array> => {
  const source = await diskSource(path);
  return source.read({ start: 0, end: Math.min(12, source.byteLength) });
};

interface Source {
  input: string | Buffer;
  facts: Metadata;
  /** Upright. */
  size: Size;
  rules: ImageRules;
}

const uprightSize = ({ width, height, orientation }: Metadata): Size =>
  (orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };

const mimeOf = ({ format }: Metadata): string =>
  MIME_OF_FORMAT[format] ?? 'application/octet-stream';

/** As far as the header tells. */
const looksFit = ({ facts, size, rules }: Source): boolean => {
  const { canvas } = frameOf(size, rules);
  const isFit = canvas.width === size.width && canvas.height === size.height;
  const isPlain = !facts.exif && facts.space !== 'cmyk' && (facts.pages ?? 1) === 1;
  return isFit && isPlain && rules.mimeTypes.includes(mimeOf(facts));
};

const rewrite = async (source: Source): Promise<ImageVariant> => {
  let frame = frameOf(source.size, source.rules);
  for (let step = 0; step < MAX_SHRINKS; step += 1) {
    const variant = await smallest(source, frame);
    if (variant) return variant;
    frame = scaled(frame, SHRINK);
  }
  throw new Error('it could not be made small enough');
};

const smallest = async (source: Source, frame: ImageFrame): Promise<ImageVariant | null> => {
  const { facts, rules } = source;
  const picture = framed(source, frame);
  const made = async (written: Sharp, mimeType: string): Promise<ImageVariant | null> => {
    const { data, info } = await written.toBuffer({ resolveWithObject: true });
    if (data.byteLength > rules.maxBytes) return null;
    const { width, height } = info;
    const changes = changesOf(source, { frame, mimeType });
    return { bytes: data, mimeType, width, height, changes };
  };
  if (facts.hasAlpha && rules.mimeTypes.includes('image/png')) {
    const variant = await made(picture.clone().png(), 'image/png');
    if (variant) return variant;
  }
  for (const quality of JPEG_QUALITIES) {
    const flat = picture.clone().flatten({ background: WHITE });
    const variant = await made(flat.jpeg({ quality, mozjpeg: true }), 'image/jpeg');
    if (variant) return variant;
  }
  return null;
};

const framed = ({ input }: Source, { picture, canvas }: ImageFrame): Sharp => {
  const left = Math.floor((canvas.width - picture.width) / 2);
  const top = Math.floor((canvas.height - picture.height) / 2);
  const upright = sharp(input, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' })
    .rotate()
    .resize({ ...picture, fit: 'fill' })
    .toColourspace('srgb');
  if (canvas.width === picture.width && canvas.height === picture.height) return upright;
  return upright.extend({
    left,
    top,
    right: canvas.width - picture.width - left,
    bottom: canvas.height - picture.height - top,
    background: WHITE,
  });
};

/** In words; turning upright and dropping metadata go without saying. */
const changesOf = (
  { facts, size, rules }: Source,
  { frame, mimeType }: { frame: ImageFrame; mimeType: string }
): string[] => {
  const { picture, canvas } = frame;
  const format = mimeType === 'image/png' ? 'PNG' : 'JPEG';
  const isPadded = canvas.width !== picture.width || canvas.height !== picture.height;
  const candidates: [boolean, string][] = [
    [(facts.pages ?? 1) > 1 && facts.format !== 'svg', 'only its first picture is shown'],
    [facts.space === 'cmyk', 'its colours were turned from CMYK to sRGB'],
    [mimeOf(facts) !== mimeType, `it was turned from ${facts.format.toUpperCase()} into ${format}`],
    [
      picture.width !== size.width,
      `it was scaled from ${size.width} × ${size.height} to ${picture.width} × ${picture.height} pixels`,
    ],
    [isPadded && rules.ratio !== undefined, 'it got white bars, as its shape is not taken'],
    [Boolean(facts.hasAlpha) && mimeType === 'image/jpeg', 'its transparent parts became white'],
  ];
  return candidates.filter(([holds]) => holds).map(([, words]) => words);
};
