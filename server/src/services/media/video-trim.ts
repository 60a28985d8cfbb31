import type { Input } from 'mediabunny';

import { PlatformFailure, type ByteSource } from '../../platforms/contract';
import type { DiskSource } from './disk-source';
import { systemCodeOf } from './media-failures';
import { movieIndexOf } from './movie-index';
import { movieOf, movieTimes, trimMovie, type Movie } from './movie-trim';
import { packetTimes, trimPackets } from './packet-trim';
import { NoSuchPart, type TrimTimes, type TrimWish } from './trim-wish';
import { videoInput } from './video-input';

/**
 * Where a video can be cut without making its frames anew: it begins at the key frame at or before
 * the wanted beginning. Its end may come out some frames earlier.
 *
 * @throws {Error} in words, when the part does not exist
 */
export const planTrim = (source: ByteSource, wish: TrimWish): Promise<TrimTimes> =>
  reading(source, async (input) => {
    const movie = await movieIn(input, source);
    return movie ? movieTimes(movie, wish) : packetTimes(input, wish);
  });

/**
 * Copies a part of a video without decoding it, and never more than a few frames in memory. WebM
 * stays WebM, everything else becomes MP4 with its index in front.
 *
 * @throws {Error} in words, when the part does not exist or the tracks cannot be copied
 */
export const trimVideo = (
  source: DiskSource,
  { wish, path }: { wish: TrimWish; path: string }
): Promise<void> =>
  reading(source, async (input) => {
    const movie = await movieIn(input, source);
    return movie ? trimMovie(movie, { source, wish, path }) : trimPackets(input, { wish, path });
  });

/** Null: it has to be copied packet by packet. */
const movieIn = async (input: Input, source: ByteSource): Promise<Movie | null> => {
  const index = await movieIndexOf(input, source);
  const video = index && (await input.getPrimaryVideoTrack());
  return index && video && movieOf(index, { video, audio: await input.getPrimaryAudioTrack() });
};

const reading = async <Result>(
  source: ByteSource,
  work: (input: Input) => Promise<Result>
): Promise<Result> => {
  const input = videoInput(source);
  try {
    return await work(input);
  } catch (error) {
    if (error instanceof PlatformFailure || error instanceof NoSuchPart) throw error;
    if (systemCodeOf(error) !== null) throw error;
    const words = 'it cannot be cut as it is; cut it before you upload it';
    throw new Error(words, { cause: error });
  } finally {
    input.dispose();
  }
};
