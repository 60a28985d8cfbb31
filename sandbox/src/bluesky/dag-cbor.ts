import { decodeBase32 } from './base32';

/** A record as it travels: the JSON form of the AT data model (no floating point numbers). */
export type LexValue = string | number | boolean | null | LexValue[] | { [key: string]: LexValue };

const CID_TAG = [0xd8, 0x2a];
const encoder = new TextEncoder();

/** Length header of a CBOR item. */
const head = (major: number, value: number): number[] => {
  const kind = major << 5;
  if (value < 24) return [kind | value];
  if (value < 0x100) return [kind | 24, value];
  if (value < 0x10000) return [kind | 25, value >> 8, value & 255];
  const bytes = new Uint8Array(value < 0x100000000 ? 4 : 8);
  const view = new DataView(bytes.buffer);
  if (bytes.length === 4) view.setUint32(0, value);
  else view.setBigUint64(0, BigInt(value));
  return [kind | (bytes.length === 4 ? 26 : 27), ...bytes];
};

const byteString = (bytes: Uint8Array): number[] => [...head(2, bytes.length), ...bytes];

/** Shorter keys first, then bytewise: this is what makes key order irrelevant for the CID. */
const compareKeys = (left: string, right: string): number => {
  const a = encoder.encode(left);
  const b = encoder.encode(right);
  return a.length - b.length || Buffer.compare(a, b);
};

const encodeMap = (map: { [key: string]: LexValue }): number[] => {
  const keys = Object.keys(map).sort(compareKeys);
  if (keys.length === 1 && typeof map.$link === 'string')
    return [...CID_TAG, ...byteString(Uint8Array.from([0, ...decodeBase32(map.$link.slice(1))]))];
  if (keys.length === 1 && typeof map.$bytes === 'string')
    return byteString(Buffer.from(map.$bytes, 'base64'));
  const entries = keys.flatMap((key) => [
    ...encodeDagCbor(key),
    ...encodeDagCbor(map[key] ?? null),
  ]);
  return [...head(5, keys.length), ...entries];
};

/** DAG-CBOR of a record (https://ipld.io/specs/codecs/dag-cbor/spec/, checked 2026-11-22). */
export const encodeDagCbor = (value: LexValue): number[] => {
  if (value === null) return [0xf6];
  if (typeof value === 'boolean') return [value ? 0xf5 : 0xf4];
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') {
    const bytes = encoder.encode(value);
    return [...head(3, bytes.length), ...bytes];
  }
  if (Array.isArray(value)) return [...head(4, value.length), ...value.flatMap(encodeDagCbor)];
  return encodeMap(value);
};
