import sharp from 'sharp';

import type { MediaFile } from '../../../server/src/platforms/contract';
import { imageFile, videoFile } from '../../platform-kit/files';
import { makeVideo } from '../../../conformance/src/make-video';

/** A real picture; another colour, another file. */
export const picture = async (
  key: string,
  {
    altText = '',
    width = 64,
    height = 48,
  }: { altText?: string; width?: number; height?: number } = {}
): Promise<MediaFile> => {
  const background = { r: key.length * 20, g: (key.codePointAt(0) ?? 0) % 255, b: 90 };
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  return imageFile({ key, name: `${key}.jpg`, bytes, width, height, altText });
};

/** Two frames, so that it moves. */
export const movingGif = async (key: string, altText = ''): Promise<MediaFile> => {
  const frame = (r: number) => ({
    create: { width: 40, height: 40, channels: 3 as const, background: { r, g: 80, b: 80 } },
  });
  const frames = await Promise.all([10, 200].map((r) => sharp(frame(r)).png().toBuffer()));
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100] })
    .toBuffer();
  return imageFile({
    ...{ key, kind: 'gif', name: `${key}.gif`, mimeType: 'image/gif', bytes, altText },
    ...{ width: 40, height: 40 },
  });
};

export const film = async (key: string, altText = ''): Promise<MediaFile> => {
  const bytes = await makeVideo({ seconds: 1, width: 320, height: 240 });
  return videoFile({ key, name: `${key}.mp4`, bytes, width: 320, height: 240, altText });
};
