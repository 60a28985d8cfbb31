import { boxesIn, viewOf } from './movie-boxes';
import { MAX_SAMPLES } from './trim-wish';

/** As they lie in the file, version and flags included: long films have millions of entries. */
export interface SampleTables {
  times: DataView;
  shownLater: DataView | null;
  sizes: DataView;
  chunkSizes: DataView;
  chunkOffsets: DataView;
  /** The offsets have 64 bits. */
  isLong: boolean;
  /** Null: every sample is a key frame. */
  keys: DataView | null;
  /** Samples behind the end of the file are not there. */
  fileBytes: number;
}

const HEADER_BYTES = 8;
/** Some programs count wrongly, by a few. */
const SPARE_SAMPLES = 1000;

/**
 * The tables of a track; null where they are of another kind, or in the fragments.
 *
 * @throws {Error} when one is broken
 */
export const sampleTablesOf = (
  stbl: Uint8Array,
  { fileBytes, isInFragments }: { fileBytes: number; isInFragments: boolean }
): SampleTables | null => {
  const boxes = new Map(boxesIn(stbl).map(({ type, body }) => [type, body]));
  const table = (type: string, rowBytes: number): DataView | null => {
    const body = boxes.get(type);
    return body ? rowsOf(body, rowBytes) : null;
  };
  const sizes = sizesOf(boxes.get('stsz'));
  const [times, chunkSizes] = [table('stts', 8), table('stsc', 12)];
  const isLong = !boxes.has('stco');
  const chunkOffsets = isLong ? table('co64', 8) : table('stco', 4);
  const [shownLater, keys] = [table('ctts', 8), table('stss', 4)];
  for (const runs of [times, shownLater]) checkRuns(runs, sizes);
  if (isInFragments || boxes.has('stz2')) return null;
  if (!times || !sizes || !chunkSizes || !chunkOffsets) throw broken();
  checkChunks(chunkSizes, { chunks: chunkOffsets.getUint32(4), samples: countOf(sizes) });
  if (sizes.getUint32(4) * countOf(sizes) > fileBytes) throw broken();
  if (shownLater && countOf(sizes) > MAX_SAMPLES) throw new Error(TOO_MANY_FRAMES);
  // Several kinds of samples in one track: each has its own decoder.
  if (table('stsd', 0)?.getUint32(4) !== 1) return null;
  return { times, shownLater, sizes, chunkSizes, chunkOffsets, isLong, keys, fileBytes };
};

export const TOO_MANY_FRAMES = 'There are too many frames.';

export const countOf = (sizes: DataView): number => sizes.getUint32(8);

/**
 * A table that counts its rows.
 *
 * @throws {Error} when it has fewer than it says
 */
export const rowsOf = (body: Uint8Array, rowBytes: number): DataView => {
  const view = viewOf(body);
  const isThere = body.length >= HEADER_BYTES;
  if (!isThere || body.length < HEADER_BYTES + view.getUint32(4) * rowBytes) throw broken();
  return view;
};

/** One size for all, or a table of them. */
const sizesOf = (body: Uint8Array | undefined): DataView | null => {
  if (!body) return null;
  if (body.length < HEADER_BYTES + 4) throw broken();
  const view = viewOf(body);
  const isOneForAll = view.getUint32(4) !== 0;
  const wanted = isOneForAll ? 0 : countOf(view) * 4;
  if (body.length < HEADER_BYTES + 4 + wanted) throw broken();
  return view;
};

/** A count that lies would be believed, and counted through to four thousand million. */
const checkRuns = (runs: DataView | null, sizes: DataView | null): void => {
  if (!runs) return;
  let samples = 0;
  for (let row = 0; row < runs.getUint32(4); row += 1) samples += runs.getUint32(8 + row * 8);
  if (!sizes || samples > countOf(sizes) + SPARE_SAMPLES) throw broken();
};

/**
 * Rows name the first chunk of a run, and how many samples each has: in order, only chunks that
 * there are, and no more samples than there are, but for the last chunk.
 */
const checkChunks = (runs: DataView, { chunks, samples }: { chunks: number; samples: number }) => {
  // A track may be empty.
  const rows = chunks === 0 ? 0 : runs.getUint32(4);
  const firstOf = (row: number) => (row < rows ? runs.getUint32(8 + row * 12) : chunks);
  let before = 0;
  for (let row = 0; row < rows; row += 1) {
    const isInOrder = row === 0 ? firstOf(0) === 1 : firstOf(row) > firstOf(row - 1);
    before += Math.max(0, firstOf(row + 1) - firstOf(row)) * runs.getUint32(12 + row * 12);
    if (!isInOrder || firstOf(row) > chunks || before > samples) throw broken();
  }
};

const broken = (): Error => new Error('The index is broken.');
