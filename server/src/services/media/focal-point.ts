import type { Range } from '../../platforms/contract';
import type { Size } from './image-frame';

/**
 * What matters most in a picture, as Strapi's media library keeps it: percent of its width from
 * the left and of its height from the top, 0 to 100, of the picture as people see it (upright).
 */
export interface FocalPoint {
  x: number;
  y: number;
}

/** A part of a picture, in whole pixels. */
export interface Crop extends Size {
  left: number;
  top: number;
}

/** So much of a picture must be left when its sides are cut off; else it is padded, and whole. */
const LEAST_KEPT = 0.6;

/** What stands in the JSON column; null for whatever is no point of a picture. */
export const focalPointOf = (value: unknown): FocalPoint | null => {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y } = value as Partial<Record<'x' | 'y', unknown>>;
  return isPercent(x) && isPercent(y) ? { x, y } : null;
};

const isPercent = (value: unknown): value is number =>
  typeof value === 'number' && value >= 0 && value <= 100;

/**
 * The largest part around the focal point whose shape is taken; null when the whole picture's is,
 * or when too little would be left.
 */
export const cropAround = (
  { width, height }: Size,
  { ratio, focalPoint }: { ratio: Range; focalPoint: FocalPoint }
): Crop | null => {
  const shape = width / height;
  if (shape >= ratio.min && shape <= ratio.max) return null;
  const kept =
    shape > ratio.max
      ? { width: Math.max(1, Math.floor(height * ratio.max)), height }
      : { width, height: Math.max(1, Math.floor(width / ratio.min)) };
  if (kept.width * kept.height < LEAST_KEPT * width * height) return null;
  return {
    left: placed(focalPoint.x, { whole: width, part: kept.width }),
    top: placed(focalPoint.y, { whole: height, part: kept.height }),
    ...kept,
  };
};

/** Where a part begins that has the point in its middle, as far as the edges let it. */
const placed = (percent: number, { whole, part }: { whole: number; part: number }): number =>
  Math.min(whole - part, Math.max(0, Math.round((percent / 100) * whole - part / 2)));
