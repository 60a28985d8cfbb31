import { statSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';

import type { TestApp } from './app';

interface UploadService {
  upload(args: object): Promise<{ id: number }[]>;
}

let made = 0;

export interface PictureOptions {
  /** Pixels. @default 320 × 200 */
  width?: number;
  height?: number;
  /** @default one that names the picture */
  altText?: string;
}

/** A picture in Strapi's media library, different from all others; answers its id. */
export const aPicture = async (
  { strapi }: TestApp,
  { width = 320, height = 200, altText }: PictureOptions = {}
): Promise<number> => {
  made += 1;
  const name = `harbour-${made}.jpg`;
  const filepath = join(strapi.dirs.static.public, name);
  const background = { r: (made * 40) % 256, g: 120, b: 160 };
  await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toFile(filepath);
  const uploads = strapi.plugin('upload').service<UploadService>('upload');
  const [file] = await uploads.upload({
    data: { fileInfo: { name, alternativeText: altText ?? `Picture ${made} of the harbour` } },
    files: {
      filepath,
      originalFilename: name,
      mimetype: 'image/jpeg',
      size: statSync(filepath).size,
    },
  });
  if (!file) throw new Error('The picture was not stored.');
  return file.id;
};
