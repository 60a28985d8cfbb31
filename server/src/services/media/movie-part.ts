import type { MovieTrack } from './movie-index';
import { samplesOf, timeOf, type MovieSample } from './movie-samples';
import { checkPart, endOfPart, MAX_SOUND_SHIFT_S, type TrimWish } from './trim-wish';

/** The tracks of a film that are copied. */
export interface MovieTracks {
  pictures: MovieTrack;
  sound: MovieTrack | null;
}

/** Where a film is cut, in seconds of it. */
export interface MovieCut {
  key: MovieSample;
  keyS: number;
  startS: number;
  endS: number;
}

/** The samples of a track that are copied. */
export interface TrackPart {
  track: MovieTrack;
  /** What becomes the beginning of the copy, in units of the track. */
  zeroUnits: number;
  /** Can be walked several times. */
  samples(this: void): Iterable<MovieSample>;
}

/**
 * From the key frame at or before the wanted beginning.
 *
 * @throws {NoSuchPart} when the film does not have the part
 */
export const movieCutOf = ({ pictures, sound }: MovieTracks, wish: TrimWish): MovieCut => {
  const { key, endS: shownUntilS } = lookThrough(pictures, wish.startMs / 1000);
  const heardUntilS = sound ? lookThrough(sound, 0).endS : 0;
  const lengthS = Math.max(shownUntilS, heardUntilS);
  checkPart(wish, lengthS);
  if (!key) throw new Error('There is no key frame.');
  const keyS = timeOf(pictures, key.shownAt);
  const startS = Math.max(0, keyS);
  return { key, keyS, startS, endS: endOfPart(wish, { startS, lengthS }) };
};

/** The last key frame that is shown by then, else the first one; and where the track ends. */
const lookThrough = (track: MovieTrack, byS: number): { key: MovieSample | null; endS: number } => {
  let key: MovieSample | null = null;
  let end = 0;
  for (const sample of samplesOf(track)) {
    end = Math.max(end, sample.shownAt + sample.duration);
    const isBetter = !key || (timeOf(track, sample.shownAt) <= byS && sample.shownAt > key.shownAt);
    if (sample.isKey && isBetter) key = sample;
  }
  return { key, endS: timeOf(track, end) };
};

/**
 * Samples come in the order of decoding. Those shown before the key frame lean on what is not
 * copied; and behind the first one that is shown after the end, others may lean on it.
 */
export const picturesOf = (track: MovieTrack, { key, endS }: MovieCut): TrackPart => ({
  track,
  zeroUnits: key.shownAt,
  *samples() {
    for (const sample of samplesOf(track)) {
      if (sample.index < key.index || sample.shownAt < key.shownAt) continue;
      if (timeOf(track, sample.shownAt) >= endS) return;
      yield sample;
    }
  },
});

/** What begins with the pictures or after them, and is over when they are; null: silence. */
export const soundOf = (track: MovieTrack, { keyS, endS }: MovieCut): TrackPart | null => {
  const samples = function* () {
    for (const sample of samplesOf(track)) {
      if (timeOf(track, sample.shownAt) < keyS) continue;
      if (timeOf(track, sample.shownAt + sample.duration) > endS) return;
      yield sample;
    }
  };
  const [first] = samples();
  if (!first) return null;
  const isMoved = timeOf(track, first.shownAt) - keyS < MAX_SOUND_SHIFT_S;
  const keyUnits = Math.round((keyS - track.shiftS) * track.timescale);
  return { track, zeroUnits: isMoved ? first.shownAt : keyUnits, samples };
};
