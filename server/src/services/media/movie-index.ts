import { IsobmffInputFormat, type Input } from 'mediabunny';

import type { ByteSource } from '../../platforms/contract';
import { bodyAt, boxesIn, boxHeaderOf, viewOf } from './movie-boxes';
import { rowsOf, sampleTablesOf, type SampleTables } from './sample-tables';

/** Where the samples of an MP4 or MOV file lie, and when they are shown. */
export interface MovieIndex {
  /** Of pictures and sound; what is not plain is left out. */
  tracks: MovieTrack[];
}

export interface MovieTrack {
  id: number;
  /** `vide` or `soun`. */
  handler: string;
  /** Units a second. */
  timescale: number;
  /** Seconds by which samples are shown later (or earlier) than their own times say. */
  shiftS: number;
  tables: SampleTables;
}

/** Eight hours at 60 frames a second have about 40 MB. */
const MAX_INDEX_BYTES = 64 * 1024 * 1024;
const MAX_BOXES = 1000;
const LONGEST_HEADER_BYTES = 16;
const HANDLERS: readonly string[] = ['vide', 'soun'];

/**
 * The index of a film; null where it has none of this kind (WebM, or a film in fragments). Asked
 * for before mediabunny reads samples: a broken table has that run for hours.
 *
 * @throws {Error} when the index is broken, or too large to be held
 */
export const movieIndexOf = async (
  input: Input,
  source: ByteSource
): Promise<MovieIndex | null> => {
  if (!((await input.getFormat()) instanceof IsobmffInputFormat)) return null;
  const moov = await readMoov(source);
  return moov && indexOf(moov, source.byteLength);
};

const readMoov = async (source: ByteSource): Promise<Uint8Array | null> => {
  const { byteLength } = source;
  let start = 0;
  for (let boxes = 0; boxes < MAX_BOXES && start < byteLength; boxes += 1) {
    const end = Math.min(start + LONGEST_HEADER_BYTES, byteLength);
    const header = boxHeaderOf(await source.read({ start, end }));
    if (!header) return null;
    const next = start + header.byteLength;
    if (header.type === 'moov') {
      if (next > byteLength) throw new Error('The index breaks off.');
      if (header.byteLength > MAX_INDEX_BYTES) throw new Error('There are too many frames.');
      return source.read({ start: start + header.headerBytes, end: next });
    }
    start = next;
  }
  return null;
};

const indexOf = (moov: Uint8Array, fileBytes: number): MovieIndex | null => {
  const movieTimescale = timescaleOf(bodyAt(moov, ['mvhd']));
  if (movieTimescale === null) throw new Error('The index has no time.');
  const isInFragments = bodyAt(moov, ['mvex']) !== null;
  const film = { movieTimescale, fileBytes, isInFragments };
  const tracks = boxesIn(moov).flatMap(({ type, body }) => {
    const track = type === 'trak' ? trackOf(body, film) : null;
    return track ? [track] : [];
  });
  return isInFragments ? null : { tracks };
};

interface Film {
  movieTimescale: number;
  fileBytes: number;
  isInFragments: boolean;
}

/** Null: it is neither pictures nor sound, or not plain. */
const trackOf = (trak: Uint8Array, film: Film): MovieTrack | null => {
  const hdlr = bodyAt(trak, ['mdia', 'hdlr']);
  const handler = Buffer.from(hdlr?.subarray(8, 12) ?? []).toString('latin1');
  const stbl = bodyAt(trak, ['mdia', 'minf', 'stbl']);
  if (!HANDLERS.includes(handler) || !stbl) return null;
  const tables = sampleTablesOf(stbl, film);
  const id = idOf(bodyAt(trak, ['tkhd']));
  const timescale = timescaleOf(bodyAt(trak, ['mdia', 'mdhd']));
  const edits = editsOf(bodyAt(trak, ['edts', 'elst']));
  if (!tables || id === null || timescale === null || !edits) return null;
  const shiftS = edits.emptyUnits / film.movieTimescale - edits.mediaUnits / timescale;
  return { id, handler, timescale, shiftS, tables };
};

/** Of a header of a movie or of media. */
const timescaleOf = (header: Uint8Array | null): number | null => {
  const at = header?.[0] === 1 ? 20 : 12;
  if (!header || header.length < at + 4) return null;
  return viewOf(header).getUint32(at) || null;
};

const idOf = (header: Uint8Array | null): number | null => {
  const at = header?.[0] === 1 ? 20 : 12;
  return header && header.length >= at + 4 ? viewOf(header).getUint32(at) : null;
};

interface Edits {
  /** Nothing is shown as long, in units of the movie. */
  emptyUnits: number;
  /** Where the track begins, in its own units. */
  mediaUnits: number;
}

/** Null: the track is put together of several parts, or runs at another speed. */
const editsOf = (list: Uint8Array | null): Edits | null => {
  const edits: Edits = { emptyUnits: 0, mediaUnits: 0 };
  if (!list) return edits;
  const isLong = list[0] === 1;
  const rowBytes = isLong ? 20 : 12;
  const rows = rowsOf(list, rowBytes);
  const count = rows.getUint32(4);
  for (let row = 0; row < count; row += 1) {
    const at = 8 + row * rowBytes;
    const units = isLong ? Number(rows.getBigUint64(at)) : rows.getUint32(at);
    const media = isLong ? Number(rows.getBigInt64(at + 8)) : rows.getInt32(at + 4);
    if (media === -1) {
      edits.emptyUnits += units;
      continue;
    }
    const isPlain = row === count - 1 && rows.getUint32(at + rowBytes - 4) === 0x10000;
    return isPlain ? { ...edits, mediaUnits: media } : null;
  }
  return edits;
};
