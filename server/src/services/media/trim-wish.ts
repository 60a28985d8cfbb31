/** The part of a video that is wanted, ms from its beginning. */
export interface TrimWish {
  startMs: number;
  endMs: number;
  /** The copy ends earlier where it would be longer: it may begin before `startMs`. */
  longestMs?: number;
}

/** What a copy holds, ms of the whole video. */
export interface TrimTimes {
  startMs: number;
  endMs: number;
}

/** Nothing of the video lies where it was asked for. */
export class NoSuchPart extends Error {}

/** More than four hours at 120 frames a second: a header that promises more lies. */
export const MAX_SAMPLES = 2_000_000;
/** Sound that begins so little later is moved: a file without edit lists is taken everywhere. */
export const MAX_SOUND_SHIFT_S = 0.03;

/** @throws {NoSuchPart} when a video of this length does not have it */
export const checkPart = ({ startMs, endMs }: TrimWish, lengthS: number): void => {
  if (startMs >= 0 && endMs > startMs && startMs < lengthS * 1000) return;
  throw new NoSuchPart(
    `the part from ${inSeconds(startMs)} to ${inSeconds(endMs)} cannot be cut out of ${inSeconds(lengthS * 1000)}`
  );
};

/**
 * Where the copy ends that begins at `startS`, in seconds of the video.
 *
 * @throws {NoSuchPart} when nothing is left
 */
export const endOfPart = (
  { endMs, longestMs }: TrimWish,
  { startS, lengthS }: { startS: number; lengthS: number }
): number => {
  const endS = Math.min(endMs / 1000, lengthS, startS + (longestMs ?? Infinity) / 1000);
  if (endS <= startS) throw new NoSuchPart('it has nothing to show at that place');
  return endS;
};

/** `94 s`, `8.2 s`. */
export const inSeconds = (ms: number): string => `${Number((ms / 1000).toFixed(1))} s`;
