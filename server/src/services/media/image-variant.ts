import { readFile, stat } from 'node:fs/promises';

import sharp, { type Metadata, type Sharp } from 'sharp';

import { coloursOf } from './colour-profile';
import { diskSource } from './disk-source';
import { frameOf, scaled, type ImageFrame, type ImageWish, type Size } from './image-frame';
import { pictureChanges, planPicture, type PictureFacts } from './picture-plan';

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
/** Ends a sentence. */
export const NO_PICTURE = 'it is no picture, or a broken one';
/** Ends a sentence. */
export const NO_HEIC = 'HEIC pictures cannot be read here; upload it as JPEG';

const MIME_OF_FORMAT: Record<string, string> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  // HEIC is refused before: what is left of the family is AVIF.
  heif: 'image/avif',
};

/**
 * A version of the picture that obeys the rules. The original bytes are kept when they already
 * obey, are sRGB and carry no metadata (EXIF, XMP and IPTC may hold a place); otherwise the picture is turned
 * upright, cut around its focal point or padded, scaled and written as JPEG, or as PNG when it is
 * transparent and small enough.
 *
 * @param input the path of the file, or its bytes
 * @throws {Error} when it is no picture that can be read; the message says why, in words
 */
export const fitImage = async (input: string | Buffer, wish: ImageWish): Promise<ImageVariant> => {
  const facts = pictureFactsOf(await readImage(input), {
    byteLength: typeof input === 'string' ? (await stat(input)).size : input.byteLength,
    focalPoint: wish.focalPoint ?? null,
  });
  const plan = planPicture(facts, wish);
  if (!plan.isKept) return rewrite({ input, facts, wish });
  const bytes = typeof input === 'string' ? await readFile(input) : input;
  const { mimeType, width, height } = facts;
  return { bytes, mimeType, width, height, changes: [] };
};

/** Header of a picture. @throws {Error} in words, when there is none that can be read */
export const readImage = async (input: string | Buffer): Promise<Metadata> => {
  const facts = await sharp(input, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (await isHeic(input)) throw new Error(NO_HEIC);
  if (!facts) throw new Error(NO_PICTURE);
  const tooMany = tooManyPixels(facts);
  if (tooMany) throw new Error(tooMany);
  return facts;
};

/** Ends a sentence; null when the picture can be worked on. */
export const tooManyPixels = ({ width, height }: Size): string | null => {
  if (width * height <= MAX_INPUT_PIXELS) return null;
  const most = Math.floor(MAX_INPUT_PIXELS / 1_000_000);
  return `${width} × ${height} pixels are too many; ${most} million can be worked on`;
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

/** By the header of a picture. */
export const mimeTypeOf = ({ format }: Pick<Metadata, 'format'>): string =>
  MIME_OF_FORMAT[format] ?? `image/${format}`;

/** All of them known. */
type KnownFacts = PictureFacts & Size;

interface Source {
  input: string | Buffer;
  facts: KnownFacts;
  wish: ImageWish;
}

const pictureFactsOf = (
  header: Metadata,
  known: Pick<PictureFacts, 'byteLength' | 'focalPoint'>
): KnownFacts => ({
  ...known,
  ...uprightSize(header),
  mimeType: mimeTypeOf(header),
  hasAlpha: header.hasAlpha,
  // An SVG and a PDF have pages that are no pictures of a film.
  isMoving: (header.pages ?? 1) > 1 && header.format !== 'svg',
  colours: coloursOf(header),
  hasMetadata: Boolean(header.exif ?? header.xmp ?? header.iptc),
  isTurned: (header.orientation ?? 1) > 1,
});

const uprightSize = ({ width, height, orientation }: Metadata): Size =>
  (orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };

const rewrite = async (source: Source): Promise<ImageVariant> => {
  let frame = frameOf(source.facts, source.wish);
  for (let step = 0; step < MAX_SHRINKS; step += 1) {
    const variant = await smallest(source, frame);
    if (variant) return variant;
    frame = scaled(frame, SHRINK, source.wish.ratio);
  }
  throw new Error('it could not be made small enough');
};

const smallest = async (source: Source, frame: ImageFrame): Promise<ImageVariant | null> => {
  const { facts, wish } = source;
  const picture = framed(source, frame);
  const made = async (written: Sharp, mimeType: string): Promise<ImageVariant | null> => {
    const { data, info } = await written
      .toBuffer({ resolveWithObject: true })
      .catch((cause: unknown) => {
        throw new Error(NO_PICTURE, { cause });
      });
    if (data.byteLength > wish.maxBytes) return null;
    const { width, height } = info;
    const changes = pictureChanges(facts, { frame, mimeType, rules: wish });
    return { bytes: data, mimeType, width, height, changes };
  };
  if (facts.hasAlpha && wish.mimeTypes.includes('image/png')) {
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

const framed = ({ input }: Source, { crop, picture, canvas }: ImageFrame): Sharp => {
  const left = Math.floor((canvas.width - picture.width) / 2);
  const top = Math.floor((canvas.height - picture.height) / 2);
  const turned = sharp(input, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' }).rotate();
  const upright = (crop ? turned.extract(crop) : turned)
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
