import type { ImageRules } from '../../platforms/contract';

export interface Size {
  width: number;
  height: number;
}

/** How a picture stands in what is sent: on a canvas of the wanted shape, scaled together with it. */
export interface ImageFrame {
  /** The picture itself, scaled. */
  picture: Size;
  /** What is sent; larger than the picture where the shape had to change. */
  canvas: Size;
}

/** The largest frame that the rules allow for an upright picture. */
export const frameOf = (picture: Size, rules: ImageRules): ImageFrame => {
  const shape = shaped(picture, rules);
  const most = Math.min(
    rules.maxSide / Math.max(shape.width, shape.height),
    (rules.maxShortSide ?? Infinity) / Math.min(shape.width, shape.height),
    Math.sqrt(rules.maxPixels / (shape.width * shape.height))
  );
  const least = (rules.minSide ?? 1) / Math.min(shape.width, shape.height);
  return scaled({ picture, canvas: shape }, Math.min(most, Math.max(1, least)));
};

/** Both parts of a frame made larger or smaller, in whole pixels. */
export const scaled = ({ picture, canvas }: ImageFrame, factor: number): ImageFrame => {
  const size = ({ width, height }: Size): Size => ({
    width: Math.max(1, Math.floor(width * factor)),
    height: Math.max(1, Math.floor(height * factor)),
  });
  return { picture: size(picture), canvas: size(canvas) };
};

/** Grown in one direction until width / height lies within the rules. */
const shaped = ({ width, height }: Size, { ratio }: ImageRules): Size => {
  if (!ratio) return { width, height };
  if (width / height < ratio.min) return { width: Math.ceil(height * ratio.min), height };
  if (width / height > ratio.max) return { width, height: Math.ceil(width / ratio.max) };
  return { width, height };
};
