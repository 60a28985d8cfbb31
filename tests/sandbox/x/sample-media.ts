import sharp from 'sharp';

import type { UploadFile } from './x-session';

/** A real picture of one colour. */
export const aPhoto = async (
  size: { width?: number; height?: number; colour?: string } = {}
): Promise<UploadFile> => ({
  type: 'image/png',
  category: 'tweet_image',
  bytes: await sharp({
    create: {
      width: size.width ?? 64,
      height: size.height ?? 48,
      channels: 3,
      background: size.colour ?? '#1b4965',
    },
  })
    .png()
    .toBuffer(),
});

export const aGif = async (): Promise<UploadFile> => ({
  type: 'image/gif',
  category: 'tweet_gif',
  bytes: await sharp((await aPhoto()).bytes)
    .gif()
    .toBuffer(),
});

/** The boxes of an MP4 that tell its length; not playable. */
export const aVideo = (seconds: number): UploadFile => {
  const header = Buffer.alloc(108);
  header.writeUInt32BE(108, 0);
  header.write('mvhd', 4, 'latin1');
  header.writeUInt32BE(1000, 20);
  header.writeUInt32BE(seconds * 1000, 24);
  const type = Buffer.from('\0\0\0\x10ftypisom\0\0\0\0', 'latin1');
  const movie = Buffer.alloc(8);
  movie.writeUInt32BE(116, 0);
  movie.write('moov', 4, 'latin1');
  return {
    type: 'video/mp4',
    category: 'tweet_video',
    bytes: Buffer.concat([type, movie, header]),
  };
};
