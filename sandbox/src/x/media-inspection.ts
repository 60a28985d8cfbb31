import sharp from 'sharp';

import { GIF_LIMITS, POST_IMAGE_FORMATS } from './media-rules';
import { invalidRequest } from './problems';

export interface ImageFacts {
  /** Media type by the bytes, whatever the client called it. */
  type: string;
  width: number;
  height: number;
}

/** Reads the header of an image; 400 when it is none that a post can show. */
export const inspectImage = async (bytes: Uint8Array, category: string): Promise<ImageFacts> => {
  const facts = await sharp(bytes, { animated: true })
    .metadata()
    .catch(() => null);
  if (!facts || !POST_IMAGE_FORMATS.includes(facts.format)) {
    throw invalidRequest({ message: 'The media is not an image of a supported format.' });
  }
  const width = facts.width;
  const height = facts.pageHeight ?? facts.height;
  const frames = facts.pages ?? 1;
  const isTooMuch =
    width > GIF_LIMITS.width ||
    height > GIF_LIMITS.height ||
    frames > GIF_LIMITS.frames ||
    width * height * frames > GIF_LIMITS.pixels;
  if (category.endsWith('_gif') && (facts.format !== 'gif' || isTooMuch)) {
    throw invalidRequest({ message: 'The GIF has too many pixels or frames.' });
  }
  return { type: `image/${facts.format}`, width, height };
};

/** Seconds of an MP4 or QuickTime file by its movie header; null when there is none. */
export const videoSeconds = (bytes: Uint8Array): number | null => {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = data.indexOf('mvhd', 0, 'latin1');
  if (header < 0 || header + 36 > data.length) return null;
  const fields = header + 8;
  const isLong = data.readUInt8(header + 4) === 1;
  const timescale = data.readUInt32BE(fields + (isLong ? 16 : 8));
  const duration = isLong
    ? Number(data.readBigUInt64BE(fields + 20))
    : data.readUInt32BE(fields + 12);
  return timescale > 0 ? duration / timescale : null;
};
