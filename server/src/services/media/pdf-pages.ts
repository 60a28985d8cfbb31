import type { ByteSource } from '../../platforms/contract';

const PIECE_BYTES = 4 * 1024 * 1024;
/** Longer than the mark, so that one across two pieces is found. */
const OVERLAP_BYTES = 32;
const PAGE = /\/Type\s*\/Page(?![A-Za-z])/g;

export const isPdf = async (source: ByteSource): Promise<boolean> => {
  const head = await source.read({ start: 0, end: Math.min(5, source.byteLength) });
  return Buffer.from(head).toString('latin1') === '%PDF-';
};

/** Pages of a PDF; null when they stand in compressed objects, which are not looked into. */
export const countPdfPages = async (source: ByteSource): Promise<number | null> => {
  let pages = 0;
  let rest = '';
  for (let start = 0; start < source.byteLength; start += PIECE_BYTES) {
    const end = Math.min(start + PIECE_BYTES, source.byteLength);
    const text = rest + Buffer.from(await source.read({ start, end })).toString('latin1');
    const last = end === source.byteLength ? text.length : text.length - OVERLAP_BYTES;
    for (const match of text.matchAll(PAGE)) if (match.index < last) pages += 1;
    rest = text.slice(last);
  }
  return pages > 0 ? pages : null;
};
