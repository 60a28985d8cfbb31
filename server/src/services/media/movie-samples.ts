import type { MovieTrack } from './movie-index';
import { countOf, type SampleTables } from './sample-tables';

/** A frame, or a piece of sound; times in units of its track. */
export interface MovieSample {
  index: number;
  /** When it is decoded. */
  decodedAt: number;
  /** When it is shown, without the shift of the track. */
  shownAt: number;
  duration: number;
  /** Where in the file. */
  offset: number;
  byteLength: number;
  /** The samples of a chunk lie side by side. */
  chunk: number;
  isKey: boolean;
}

/** The samples in the order of decoding, as far as the file goes. One at a time is in memory. */
export function* samplesOf({ tables }: MovieTrack): Generator<MovieSample, void> {
  const { sizes, shownLater, fileBytes } = tables;
  const durations = new Runs(tables.times);
  const delays = shownLater && new Runs(shownLater);
  const places = new Places(tables);
  const keys = new Keys(tables);
  const [sizeOfAll, count] = [sizes.getUint32(4), countOf(sizes)];
  let decodedAt = 0;
  for (let index = 0; index < count; index += 1) {
    const duration = durations.next();
    const byteLength = sizeOfAll || sizes.getUint32(12 + index * 4);
    const offset = places.next(byteLength);
    if (duration === null || offset === null || offset + byteLength > fileBytes) return;
    // Signed in both versions: cameras write it so.
    const shownAt = decodedAt + (delays?.next() ?? 0);
    const { chunk } = places;
    const isKey = keys.has(index);
    yield { index, decodedAt, shownAt, duration, offset, byteLength, chunk, isKey };
    decodedAt += duration;
  }
}

/** Seconds of the film. */
export const timeOf = ({ timescale, shiftS }: MovieTrack, units: number): number =>
  units / timescale + shiftS;

/** How long the track is by its durations alone: sound has as many samples as it has moments. */
export const unitsOf = ({ tables: { times } }: MovieTrack): number => {
  let units = 0;
  for (let row = 0; row < times.getUint32(4); row += 1) {
    units += times.getUint32(8 + row * 8) * times.getUint32(12 + row * 8);
  }
  return units;
};

/** Rows of a count and a figure for as many samples. */
class Runs {
  #row = 0;
  #left = 0;
  #figure = 0;

  constructor(private readonly rows: DataView) {}

  /** Null: the table is at its end. */
  next(): number | null {
    while (this.#left === 0) {
      if (this.#row >= this.rows.getUint32(4)) return null;
      const at = 8 + this.#row * 8;
      this.#left = this.rows.getUint32(at);
      this.#figure = this.rows.getInt32(at + 4);
      this.#row += 1;
    }
    this.#left -= 1;
    return this.#figure;
  }
}

/** Where each sample lies; `chunk` is the one of the last. */
class Places {
  chunk = -1;
  #run = -1;
  #left = 0;
  #offset = 0;

  constructor(private readonly tables: SampleTables) {}

  /** Null: there are no more chunks. */
  next(byteLength: number): number | null {
    const { chunkOffsets, isLong } = this.tables;
    while (this.#left === 0) {
      this.chunk += 1;
      if (this.chunk >= chunkOffsets.getUint32(4)) return null;
      this.#offset = isLong
        ? Number(chunkOffsets.getBigUint64(8 + this.chunk * 8))
        : chunkOffsets.getUint32(8 + this.chunk * 4);
      this.#left = this.#samplesOfChunk();
    }
    const offset = this.#offset;
    this.#left -= 1;
    this.#offset += byteLength;
    return offset;
  }

  #samplesOfChunk(): number {
    const { chunkSizes } = this.tables;
    const runs = chunkSizes.getUint32(4);
    const firstOf = (run: number) => chunkSizes.getUint32(8 + run * 12) - 1;
    while (this.#run + 1 < runs && firstOf(this.#run + 1) <= this.chunk) this.#run += 1;
    return this.#run < 0 ? 0 : chunkSizes.getUint32(12 + this.#run * 12);
  }
}

/** Which samples are key frames; asked in order. */
class Keys {
  #row = 0;

  constructor(private readonly tables: SampleTables) {}

  has(index: number): boolean {
    const { keys } = this.tables;
    if (!keys) return true;
    const rows = keys.getUint32(4);
    while (this.#row < rows && keys.getUint32(8 + this.#row * 4) - 1 < index) this.#row += 1;
    return this.#row < rows && keys.getUint32(8 + this.#row * 4) - 1 === index;
  }
}
