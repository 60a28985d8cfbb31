import type { ImageRules, Range } from '../../platforms/contract';
import { cropAround, type Crop, type FocalPoint } from './focal-point';

export interface Size {
  width: number;
  height: number;
}

/** What a picture must be like, and what matters most in it. */
export interface ImageWish extends ImageRules {
  /** Where sides may be cut off around; absent or null: a shape that is not taken is padded. */
  focalPoint?: FocalPoint | null;
}

/** How a picture stands in what is sent: on a canvas of the wanted shape, scaled together with it. */
export interface ImageFrame {
  /** The part of the upright picture that is sent, before scaling; null: all of it. */
  crop: Crop | null;
  /** The picture itself, scaled. */
  picture: Size;
  /** What is sent; larger than the picture where the shape had to change. */
  canvas: Size;
}

/** A side of 539.9999999 pixels is one of 540. */
const ROUNDING = 1e-6;

/** The largest frame that the rules allow for an upright picture. */
export const frameOf = (upright: Size, wish: ImageWish): ImageFrame => {
  const { ratio, focalPoint } = wish;
  const crop = ratio && focalPoint ? cropAround(upright, { ratio, focalPoint }) : null;
  const picture: Size = crop ?? upright;
  // A cropped picture has its shape: whole pixels must not call for bars again.
  const shape = crop ?? shaped(picture, wish);
  const most = Math.min(
    wish.maxSide / Math.max(shape.width, shape.height),
    (wish.maxShortSide ?? Infinity) / Math.min(shape.width, shape.height),
    Math.sqrt(wish.maxPixels / (shape.width * shape.height))
  );
  const least = (wish.minSide ?? 1) / Math.min(shape.width, shape.height);
  return scaled({ crop, picture, canvas: shape }, Math.min(most, Math.max(1, least)), ratio);
};

/**
 * Both parts of a frame made larger or smaller, in whole pixels.
 *
 * @param ratio width / height that the canvas keeps, also after rounding. @default any
 */
export const scaled = (
  { crop, picture, canvas }: ImageFrame,
  factor: number,
  ratio?: Range
): ImageFrame => {
  const size = ({ width, height }: Size): Size => ({
    width: Math.max(1, Math.floor(width * factor + ROUNDING)),
    height: Math.max(1, Math.floor(height * factor + ROUNDING)),
  });
  const sent = within(size(canvas), ratio);
  const { width, height } = size(picture);
  return {
    crop,
    picture: { width: Math.min(width, sent.width), height: Math.min(height, sent.height) },
    canvas: sent,
  };
};

/** Whole pixels can miss a shape by a hair; a pixel less of the longer side keeps it. */
const within = ({ width, height }: Size, ratio: Range | undefined): Size => {
  if (!ratio) return { width, height };
  if (width / height > ratio.max) {
    return { width: Math.max(1, Math.floor(height * ratio.max + ROUNDING)), height };
  }
  if (width / height < ratio.min) {
    return { width, height: Math.max(1, Math.floor(width / ratio.min + ROUNDING)) };
  }
  return { width, height };
};

/** Grown in one direction until width / height lies within the rules. */
const shaped = ({ width, height }: Size, { ratio }: ImageRules): Size => {
  if (!ratio) return { width, height };
  if (width / height < ratio.min) return { width: Math.ceil(height * ratio.min), height };
  if (width / height > ratio.max) return { width, height: Math.ceil(width / ratio.max) };
  return { width, height };
};
