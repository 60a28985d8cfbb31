import type { MovieIndex, MovieTrack } from './movie-index';
import { samplesOf, timeOf, unitsOf } from './movie-samples';
import { countOf } from './sample-tables';
import { MAX_SAMPLES } from './trim-wish';

export interface MovieLengths {
  /** Until the last track is over. */
  durationS: number;
  /** Until the pictures are over. */
  picturesS: number;
  /** Frames a second; null: there are none. */
  frameRate: number | null;
}

/** Frames looked at for the frame rate: enough for an average. */
const FRAMES_READ = 256;

/**
 * What the index says of times, whether the file is complete or not.
 *
 * @param id of the pictures
 * @returns null when the index says nothing that can be relied on
 */
export const movieLengths = ({ tracks }: MovieIndex, id: number): MovieLengths | null => {
  const pictures = tracks.find((track) => track.id === id);
  if (!pictures || countOf(pictures.tables.sizes) > MAX_SAMPLES) return null;
  const promised = asPromised(pictures);
  const ends = tracks
    .filter(({ handler }) => handler === 'soun')
    .map((track) => timeOf(track, unitsOf(track)));
  const picturesS = timeOf(promised, lastMomentOf(promised));
  return {
    durationS: Math.max(picturesS, ...ends),
    picturesS,
    frameRate: frameRateOf(promised),
  };
};

const asPromised = (track: MovieTrack): MovieTrack => ({
  ...track,
  tables: { ...track.tables, fileBytes: Infinity },
});

const lastMomentOf = (track: MovieTrack): number => {
  let last = 0;
  for (const { shownAt, duration } of samplesOf(track)) last = Math.max(last, shownAt + duration);
  return last;
};

const frameRateOf = (track: MovieTrack): number | null => {
  let [frames, begin, end] = [0, Infinity, -Infinity];
  for (const { shownAt, duration } of samplesOf(track)) {
    // Frames are not stored in the order they are shown: it ends where none is missing before.
    if (frames >= FRAMES_READ && shownAt >= end) break;
    begin = Math.min(begin, shownAt);
    end = Math.max(end, shownAt + duration);
    frames += 1;
  }
  return end > begin ? (frames * track.timescale) / (end - begin) : null;
};
