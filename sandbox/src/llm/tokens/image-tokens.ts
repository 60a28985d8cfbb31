import type { AskedImage } from '../engine/asked';

// What a picture costs, by vendor (llm.md §8).

const tiles = ({ width, height }: AskedImage, edge: number): number =>
  Math.ceil(width / edge) * Math.ceil(height / edge);

/** 258 tokens for a tile of 768 pixels. */
export const geminiImageTokens = (image: AskedImage): number => 258 * tiles(image, 768);

/** `low` is one flat price, whatever the size. */
export const openAiImageTokens = (image: AskedImage): number =>
  image.detail === 'low' ? 85 : 85 + 170 * tiles(image, 512);

/** Width times height by 750. */
export const anthropicImageTokens = ({ width, height }: AskedImage): number =>
  Math.ceil((width * height) / 750);

export const cohereImageTokens = (image: AskedImage): number => 256 * tiles(image, 512);

/** Small models look at every picture in one size. */
export const compatibleImageTokens = (): number => 256;
