import type { ImageRules } from '../../platforms/contract';
import type { Colours } from './colour-profile';
import type { FocalPoint } from './focal-point';
import { frameOf, type ImageFrame, type Size } from './image-frame';

/**
 * What is known of a picture. The media library's row tells the first five; the others only the
 * file itself does, and what is left out counts as the usual: plain, still (but for GIFs), sRGB,
 * upright.
 */
export interface PictureFacts {
  mimeType: string;
  /** Pixels, upright; null when unknown. */
  width: number | null;
  height: number | null;
  byteLength: number;
  focalPoint: FocalPoint | null;
  hasAlpha?: boolean;
  isMoving?: boolean;
  colours?: Colours;
  /** EXIF, XMP or IPTC, which may hold a place. */
  hasMetadata?: boolean;
  /** Stored lying on its side, with a note how to turn it. */
  isTurned?: boolean;
}

/** What becomes of a picture under a platform's rules. */
export interface PicturePlan {
  /** True: the very bytes go out. */
  isKept: boolean;
  /** Null when the size is unknown. */
  frame: ImageFrame | null;
  /** Pixels of what goes out; null when unknown. */
  width: number | null;
  height: number | null;
  /** Of what goes out. Where transparency is unknown and decides, the likelier one: JPEG. */
  mimeType: string;
  /** In words; empty: nothing that a person would see. */
  changes: string[];
}

/**
 * What fitting will make of the picture, from what is known without reading it. It is what
 * {@link fitImage} then does, wherever the facts suffice; only how far a file of too many bytes
 * must shrink cannot be known before.
 */
export const planPicture = (facts: PictureFacts, rules: ImageRules): PicturePlan => {
  const { width, height, focalPoint } = facts;
  const size = width && height ? { width, height } : null;
  const frame = size && frameOf(size, { ...rules, focalPoint });
  const isFit = !frame || (frame.canvas.width === width && frame.canvas.height === height);
  const isKept =
    isFit &&
    isPlain(facts) &&
    facts.byteLength <= rules.maxBytes &&
    rules.mimeTypes.includes(facts.mimeType);
  const mimeType = isKept ? facts.mimeType : writtenType(facts, rules);
  const changes = isKept ? [] : pictureChanges(facts, { frame, mimeType, rules });
  return {
    ...{ isKept, frame, mimeType, changes },
    width: frame?.canvas.width ?? null,
    height: frame?.canvas.height ?? null,
  };
};

const isPlain = (facts: PictureFacts): boolean =>
  !facts.hasMetadata && !facts.isTurned && (facts.colours ?? 'srgb') === 'srgb' && !moves(facts);

const moves = ({ isMoving, mimeType }: PictureFacts): boolean =>
  isMoving ?? mimeType === 'image/gif';

/** JPEG has no transparency; of other formats the row does not tell. */
const alphaOf = ({ hasAlpha, mimeType }: PictureFacts): boolean | null =>
  hasAlpha ?? (mimeType === 'image/jpeg' ? false : null);

/** PNG keeps transparent parts, JPEG is smaller. */
const writtenType = (facts: PictureFacts, rules: ImageRules): string =>
  alphaOf(facts) && rules.mimeTypes.includes('image/png') ? 'image/png' : 'image/jpeg';

interface Written {
  frame: ImageFrame | null;
  mimeType: string;
  rules: ImageRules;
}

/** What a person would want to know of a picture that was written anew, in words. */
export const pictureChanges = (facts: PictureFacts, written: Written): string[] => {
  const colours = facts.colours ?? 'srgb';
  const candidates: [boolean, string][] = [
    [Boolean(facts.isTurned), 'it was turned upright'],
    [moves(facts), 'only its first picture is shown'],
    [colours === 'cmyk', 'its colours were turned from CMYK to sRGB'],
    [colours === 'other', 'its colours were turned to sRGB'],
  ];
  return [
    ...candidates.filter(([holds]) => holds).map(([, words]) => words),
    ...formatChange(facts, written),
    ...sizeChanges(facts, written),
    ...(alphaOf(facts) && written.mimeType === 'image/jpeg'
      ? ['its transparent parts became white']
      : []),
  ];
};

const formatChange = (facts: PictureFacts, { mimeType, rules }: Written): string[] => {
  const isUnknown = alphaOf(facts) === null && rules.mimeTypes.includes('image/png');
  if (facts.mimeType === mimeType || (isUnknown && facts.mimeType === 'image/png')) return [];
  const was = formatName(facts.mimeType);
  const words = `it was turned from ${was} into ${formatName(mimeType)}`;
  return [isUnknown ? `${words} (PNG where it is transparent)` : words];
};

const sizeChanges = (facts: PictureFacts, { frame, rules }: Written): string[] => {
  const isHeavy = facts.byteLength > rules.maxBytes;
  const most = `${(rules.maxBytes / 1_000_000).toFixed(1)} MB`;
  const compressed = `it was compressed, as it has more than ${most}`;
  if (!frame) return isHeavy ? [compressed] : [];
  const { crop, picture } = frame;
  const before: Size = crop ?? { width: facts.width ?? 0, height: facts.height ?? 0 };
  const isScaled = before.width !== picture.width || before.height !== picture.height;
  const sizes = `from ${before.width} × ${before.height} to ${picture.width} × ${picture.height}`;
  const candidates: [boolean, string][] = [
    [crop !== null, 'its sides were cut off around its focal point, as its shape is not taken'],
    [isScaled, `it was scaled ${sizes} pixels`],
    [isHeavy && !isScaled, compressed],
    [hasBars(frame, rules), 'it got white bars, as its shape is not taken'],
  ];
  return candidates.filter(([holds]) => holds).map(([, words]) => words);
};

/** Whether a picture stands whole on a white ground, because its shape is not taken. */
export const hasBars = (frame: ImageFrame | null, { ratio }: ImageRules): boolean =>
  frame !== null &&
  ratio !== undefined &&
  (frame.canvas.width !== frame.picture.width || frame.canvas.height !== frame.picture.height);

/** `image/svg+xml` → `SVG`. */
const formatName = (mimeType: string): string =>
  (mimeType.split('/')[1] ?? mimeType).replace(/^x-|\+.*$/g, '').toUpperCase();
