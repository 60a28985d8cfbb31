import sharp from 'sharp';

import { makeVideo, type VideoWish } from '../../../conformance/src/make-video';
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

/** A real MP4 (H.264, silent) of the documented size unless told otherwise. */
export const aVideo = async (seconds: number, wish: VideoWish = {}): Promise<UploadFile> => ({
  type: `video/${wish.container === 'mov' ? 'quicktime' : (wish.container ?? 'mp4')}`,
  category: 'tweet_video',
  bytes: await makeVideo({
    ...{ seconds, width: 1280, height: 720, audioCodec: null },
    // Few frames: the headers are what counts.
    frameRate: seconds > 60 ? 1 : 30,
    ...wish,
  }),
});

/** A GIF that moves. */
export const aMovingGif = async (
  size: { width: number; height: number },
  frames = 3
): Promise<UploadFile> => {
  const background = { r: 27, g: 73, b: 101 };
  const pictures = await Promise.all(
    Array.from({ length: frames }, (_, place) =>
      sharp({
        create: {
          ...size,
          channels: 3,
          background: { ...background, r: place % 2 === 0 ? 27 : 227 },
        },
      })
        .png()
        .toBuffer()
    )
  );
  const bytes = await sharp(pictures, { join: { animated: true } })
    .gif()
    .toBuffer();
  return { type: 'image/gif', category: 'tweet_gif', bytes };
};
