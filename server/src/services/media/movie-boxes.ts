/** A box of an MP4 or MOV file (ISO/IEC 14496-12): its name, and what is in it. */
export interface MovieBox {
  type: string;
  body: Uint8Array;
}

/** Size and name. */
const HEADER_BYTES = 8;
/** The same with a size of 64 bits. */
const LONG_HEADER_BYTES = 16;
const U32_END = 2 ** 32;

export interface BoxHeader {
  type: string;
  headerBytes: number;
  /** Of header and content. */
  byteLength: number;
}

/** The header at the beginning of these bytes; null: there is none, or it makes no sense. */
export const boxHeaderOf = (bytes: Uint8Array): BoxHeader | null => {
  if (bytes.length < HEADER_BYTES) return null;
  const view = viewOf(bytes);
  const type = Buffer.from(bytes.subarray(4, HEADER_BYTES)).toString('latin1');
  const short = view.getUint32(0);
  if (short !== 1) {
    return short < HEADER_BYTES ? null : { type, headerBytes: HEADER_BYTES, byteLength: short };
  }
  if (bytes.length < LONG_HEADER_BYTES) return null;
  const byteLength = Number(view.getBigUint64(8));
  const isSane = byteLength >= LONG_HEADER_BYTES && Number.isSafeInteger(byteLength);
  return isSane ? { type, headerBytes: LONG_HEADER_BYTES, byteLength } : null;
};

/** The boxes that stand here one behind the other; a broken one ends them. */
export const boxesIn = (bytes: Uint8Array): MovieBox[] => {
  const boxes: MovieBox[] = [];
  for (let rest = bytes; ;) {
    const header = boxHeaderOf(rest);
    if (!header || header.byteLength > rest.length) return boxes;
    const { type, headerBytes, byteLength } = header;
    boxes.push({ type, body: rest.subarray(headerBytes, byteLength) });
    rest = rest.subarray(byteLength);
  }
};

/** What is in the box at the end of the path, e.g. `mdia`, `minf`, `stbl`; null: it is not there. */
export const bodyAt = (bytes: Uint8Array, path: readonly string[]): Uint8Array | null => {
  let body: Uint8Array | null = bytes;
  for (const name of path) {
    body = body && (boxesIn(body).find(({ type }) => type === name)?.body ?? null);
  }
  return body;
};

/** A box around these pieces. None is copied: tables can be large. */
export const boxOf = (type: string, pieces: readonly Uint8Array[]): Uint8Array[] => {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(HEADER_BYTES + byteCount(pieces), 0);
  header.write(type, 4, 'latin1');
  return [header, ...pieces];
};

/** The header of a box whose content comes later, `contentBytes` of it. */
export const boxHeaderFor = (type: string, contentBytes: number): Uint8Array => {
  const isLong = contentBytes + HEADER_BYTES >= U32_END;
  const header = Buffer.alloc(isLong ? LONG_HEADER_BYTES : HEADER_BYTES);
  header.writeUInt32BE(isLong ? 1 : contentBytes + HEADER_BYTES, 0);
  header.write(type, 4, 'latin1');
  if (isLong) header.writeBigUInt64BE(BigInt(contentBytes + LONG_HEADER_BYTES), 8);
  return header;
};

export const byteCount = (pieces: readonly Uint8Array[]): number =>
  pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);

export const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);
