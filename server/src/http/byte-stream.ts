import { Readable } from 'node:stream';

import type { ByteSource } from '../platforms/contract';

/** Read at a time: of a file of any size, no more than this is in memory. */
const PIECE_BYTES = 1024 * 1024;

/** Bytes [start, end) of a source, piece by piece as they are asked for. */
export async function* piecesOf(
  source: ByteSource,
  { start, end }: { start: number; end: number } = { start: 0, end: source.byteLength }
): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; at += PIECE_BYTES) {
    yield await source.read({ start: at, end: Math.min(at + PIECE_BYTES, end) });
  }
}

export const streamOf = (pieces: AsyncGenerator<Uint8Array>): Readable =>
  Readable.from(pieces, { objectMode: false });
