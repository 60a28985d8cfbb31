import { readMediaFacts, type MediaFacts } from '../kernel/media-facts';
import { GIF_LIMITS, hasLongVideos, POST_IMAGE_TYPES, VIDEO_RULES } from './media-rules';
import { invalidRequest } from './problems';
import type { VideoShape, XAccount } from './state';

export interface ImageFacts {
  /** Media type by the bytes, whatever the client called it. */
  type: string;
  width: number;
  height: number;
}

/** Reads the header of an image; 400 when it is none that a post can show. */
export const inspectImage = async (bytes: Uint8Array, category: string): Promise<ImageFacts> => {
  const facts = await readMediaFacts(bytes);
  if (!facts || !POST_IMAGE_TYPES.includes(facts.type)) {
    throw invalidRequest({ message: 'The media is not an image of a supported format.' });
  }
  const { type, width, height, frames } = facts;
  const isTooMuch =
    width > GIF_LIMITS.width ||
    height > GIF_LIMITS.height ||
    frames > GIF_LIMITS.frames ||
    width * height * frames > GIF_LIMITS.pixels;
  if (category.endsWith('_gif') && (type !== 'image/gif' || isTooMuch)) {
    throw invalidRequest({ message: 'The GIF has too many pixels or frames.' });
  }
  return { type, width, height };
};

export interface InspectedVideo {
  shape: VideoShape | null;
  /** Why its processing will fail; null when nothing speaks against it. */
  failure: string | null;
}

/** Reads a whole video. What is wrong with it comes to light while it is processed. */
export const inspectVideo = async (bytes: Uint8Array, owner: XAccount): Promise<InspectedVideo> => {
  const facts = await readMediaFacts(bytes);
  if (!facts?.video) return { shape: null, failure: 'Unsupported or corrupt media.' };
  const { width, height, video } = facts;
  const shape = { width, height, seconds: video.durationMs / 1000 };
  return { shape, failure: faultOf(facts, video, owner) };
};

type Stream = NonNullable<MediaFacts['video']>;

const faultOf = (facts: MediaFacts, video: Stream, owner: XAccount): string | null => {
  const [short, long] = [facts.width, facts.height].sort((one, other) => one - other);
  const largest = hasLongVideos(owner) ? VIDEO_RULES.largerSides : VIDEO_RULES.sides;
  const faults: [isWrong: boolean, words: string][] = [
    [video.codec !== 'avc', 'The video codec is not supported.'],
    [(video.audioCodec ?? 'aac') !== 'aac', 'The audio codec is not supported.'],
    [Math.round(video.frameRate) > VIDEO_RULES.framesPerSecond, 'The frame rate is too high.'],
    [video.durationMs < VIDEO_RULES.shortestMs, 'The video is too short.'],
    [Number(short) < VIDEO_RULES.smallestSide, 'The video is too small.'],
    [Number(long) > largest.long || Number(short) > largest.short, 'The video is too large.'],
    [Number(long) / Number(short) > VIDEO_RULES.ratio, 'The aspect ratio is not supported.'],
  ];
  return faults.find(([isWrong]) => isWrong)?.[1] ?? null;
};
