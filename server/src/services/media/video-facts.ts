import type { Input, InputVideoTrack } from 'mediabunny';

import { PlatformFailure, type ByteSource, type VideoFacts } from '../../platforms/contract';
import { movieIndexOf, type MovieIndex } from './movie-index';
import { movieLengths, type MovieLengths } from './movie-lengths';
import { videoInput } from './video-input';

export interface ReadVideo {
  facts: VideoFacts;
  /** When the pictures are over, ms: sound, or a track that nobody plays, may go on. */
  picturesMs: number;
  /** `video/mp4`, `video/quicktime`, `video/webm`, … */
  mimeType: string;
  width: number;
  height: number;
}

/** Packets looked at for the frame rate: enough for an average, few enough for long videos. */
const PACKETS_READ = 256;

/**
 * What a video's header says, read by ranges; null when it is no video that can be read.
 *
 * @throws {PlatformFailure} when the storage fails meanwhile: that says nothing of the video
 */
export const readVideo = async (source: ByteSource): Promise<ReadVideo | null> => {
  const input = videoInput(source);
  try {
    const index = await movieIndexOf(input, source);
    const track = await input.getPrimaryVideoTrack();
    if (!track) return null;
    const sound = await input.getPrimaryAudioTrack();
    const { durationS, picturesS, frameRate } = await lengthsOf(index, { input, track });
    return {
      facts: {
        durationMs: Math.round(durationS * 1000),
        videoCodec: track.codec ?? 'unknown',
        audioCodec: sound ? (sound.codec ?? 'unknown') : null,
        frameRate,
      },
      picturesMs: Math.round(picturesS * 1000),
      mimeType: (await input.getMimeType()).split(';')[0] ?? 'application/octet-stream',
      width: track.displayWidth,
      height: track.displayHeight,
    };
  } catch (error) {
    if (error instanceof PlatformFailure) throw error;
    return null;
  } finally {
    input.dispose();
  }
};

/** Of MP4 and MOV by their index: mediabunny would keep some hundred bytes of each frame. */
const lengthsOf = async (
  index: MovieIndex | null,
  { input, track }: { input: Input; track: InputVideoTrack }
): Promise<MovieLengths> => {
  const lengths = index && movieLengths(index, track.id);
  if (lengths) return lengths;
  const { averagePacketRate } = await track.computePacketStats(PACKETS_READ);
  return {
    durationS: await input.computeDuration(),
    picturesS: await track.computeDuration(),
    frameRate: averagePacketRate > 0 ? averagePacketRate : null,
  };
};
