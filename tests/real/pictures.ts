import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

import type { MediaFile } from '../../server/src/platforms/contract';
import { imageFile } from '../platform-kit/files';

const IMAGES_DIR = join(__dirname, '..', '..', 'playground', 'seed', 'images');
const MAX_SIDE = 2000;

/** A picture of the playground as the JPEG that would go to Bluesky. */
export const pictureOf = async (input: { name: string; altText: string }): Promise<MediaFile> => {
  const drawing = await readFile(join(IMAGES_DIR, `${input.name}.svg`));
  const { data, info } = await sharp(drawing)
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true });
  return imageFile({
    key: input.name,
    bytes: new Uint8Array(data),
    width: info.width,
    height: info.height,
    altText: input.altText,
  });
};
