import { boxOf, viewOf } from './movie-boxes';
import type { TrackPart } from './movie-part';

/** The tables of one track of a new file. */
export interface WrittenTables {
  /** `stts`, `stss`, …: all but the one that describes the samples. */
  boxes: Uint8Array[];
  /** From the first to the last moment that is shown, units of the track. */
  durationUnits: number;
  /** Nothing is there before, units of the track. */
  emptyUnits: number;
}

/** Rows of big-endian numbers of 32 bits. */
class Table {
  #bytes = new Uint8Array(4096);
  #view = viewOf(this.#bytes);
  #length = 0;
  #rows = 0;

  get rows(): number {
    return this.#rows;
  }

  add(...row: readonly number[]): void {
    this.#rows += 1;
    if (this.#length + row.length * 4 > this.#bytes.length) this.#grow();
    for (const figure of row) {
      // Signed or not, the bits are the same.
      this.#view.setInt32(this.#length, figure | 0);
      this.#length += 4;
    }
  }

  /** What was written so far, not copied. */
  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
    this.#view = viewOf(larger);
  }
}

/** A table that says of equal figures in a row how many there are. */
class RunTable {
  least = 0;
  greatest = 0;
  readonly #table = new Table();
  #figure = 0;
  #count = 0;

  add(figure: number): void {
    this.least = Math.min(this.least, figure);
    this.greatest = Math.max(this.greatest, figure);
    if (figure !== this.#figure) this.close();
    this.#figure = figure;
    this.#count += 1;
  }

  close(): Table {
    if (this.#count > 0) this.#table.add(this.#count, this.#figure);
    this.#count = 0;
    return this.#table;
  }
}

/** Version and flags, what comes before the rows, how many there are, and the rows. */
const tableBox = (
  type: string,
  table: Table,
  { version = 0, before = [] }: { version?: number; before?: readonly number[] } = {}
): Uint8Array[] => {
  const head = new Table();
  head.add(version << 24, ...before, table.rows);
  return boxOf(type, [head.bytes(), table.bytes()]);
};

/** When each sample is shown, how large it is, and which are key frames. */
export const timeTablesOf = ({ zeroUnits, samples }: TrackPart): WrittenTables => {
  const [durations, delays] = [new RunTable(), new RunTable()];
  const [sizes, keys] = [new Table(), new Table()];
  let begin = Infinity;
  let end = 0;
  let firstAt: number | null = null;
  let last: { decodedAt: number; duration: number } | null = null;
  for (const sample of samples()) {
    const shownAt = sample.shownAt - zeroUnits;
    // Decoding begins with the first one that is shown, whatever was left out.
    firstAt ??= sample.decodedAt - shownAt;
    if (last) durations.add(sample.decodedAt - last.decodedAt);
    delays.add(shownAt + firstAt - sample.decodedAt);
    sizes.add(sample.byteLength);
    if (sample.isKey) keys.add(sizes.rows);
    begin = Math.min(begin, shownAt);
    end = Math.max(end, shownAt + sample.duration);
    last = sample;
  }
  if (last) durations.add(last.duration);
  const durationUnits = Math.max(0, end - begin);
  const areAllKeys = keys.rows === sizes.rows;
  return {
    boxes: [
      ...tableBox('stts', durations.close()),
      ...delayBoxes(delays, durationUnits),
      ...tableBox('stsz', sizes, { before: [0] }),
      ...(areAllKeys ? [] : tableBox('stss', keys)),
    ],
    durationUnits,
    emptyUnits: Number.isFinite(begin) ? begin : 0,
  };
};

/**
 * Without an edit list the first frame is shown at once, and others before they are decoded:
 * version 1 has room for that, and `cslg` tells QuickTime how far it goes.
 */
const delayBoxes = (delays: RunTable, durationUnits: number): Uint8Array[] => {
  const { least, greatest } = delays;
  const table = delays.close();
  if (table.rows <= 1) return [];
  const bounds = new Table();
  bounds.add(0, Math.max(0, -least), least, greatest, 0, durationUnits);
  // It has no version for longer ones that QuickTime reads.
  const shift = durationUnits < 2 ** 31 ? boxOf('cslg', [bounds.bytes()]) : [];
  return [...tableBox('ctts', table, { version: 1 }), ...shift];
};

/** Where the samples of a track lie in a new file. */
export class ChunkTables {
  readonly #offsets = new Table();
  readonly #sizes = new Table();
  #size = 0;

  /** @param isLong offsets have 64 bits */
  constructor(private readonly isLong: boolean) {}

  add({ offset, samples }: { offset: number; samples: number }): void {
    if (this.isLong) this.#offsets.add(Math.floor(offset / 2 ** 32), offset);
    else this.#offsets.add(offset);
    if (samples === this.#size) return;
    this.#size = samples;
    this.#sizes.add(this.#offsets.rows, samples, 1);
  }

  boxes(): Uint8Array[] {
    return [
      ...tableBox('stsc', this.#sizes),
      ...tableBox(this.isLong ? 'co64' : 'stco', this.#offsets),
    ];
  }

  /** Everything lies further behind; holds for the boxes that were given out as well. */
  move(bytes: number): void {
    const view = viewOf(this.#offsets.bytes());
    for (let row = 0; row < this.#offsets.rows; row += 1) {
      if (this.isLong) {
        view.setBigUint64(row * 8, view.getBigUint64(row * 8) + BigInt(bytes));
      } else {
        view.setUint32(row * 4, view.getUint32(row * 4) + bytes);
      }
    }
  }
}
