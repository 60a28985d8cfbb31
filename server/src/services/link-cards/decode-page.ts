import { TextDecoder } from 'node:util';

/** Where browsers look for a `<meta charset>`, bytes (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding); some heads begin late. */
const PRESCAN_BYTES = 4_096;

/**
 * The text of a page by the rules of browsers: a byte order mark wins, then the Content-Type, then
 * `<meta charset>`; without any it is UTF-8 where that fits and else windows-1252. A character that
 * the end of the bytes cuts is dropped. Never throws.
 */
export const decodePage = (bytes: Buffer, contentType: string): string => {
  const named = markOf(bytes) ?? decoderOf(charsetOf(contentType)) ?? metaDecoder(bytes);
  if (named) return decode(named, bytes);
  try {
    return decode(new TextDecoder('utf-8', { fatal: true }), bytes);
  } catch {
    return decode(new TextDecoder('windows-1252'), bytes);
  }
};

/** As of a stream that goes on: half a character at the end is no mistake. */
const decode = (decoder: TextDecoder, bytes: Buffer): string =>
  decoder.decode(bytes, { stream: true });

const markOf = (bytes: Buffer): TextDecoder | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder();
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoderOf('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoderOf('utf-16be');
  return null;
};

const charsetOf = (text: string): string =>
  /charset\s{0,9}=\s{0,9}["']?\s{0,9}([a-z0-9_:.-]{1,40})/i.exec(text)?.[1] ?? '';

const metaDecoder = (bytes: Buffer): TextDecoder | null => {
  const beginning = bytes.subarray(0, PRESCAN_BYTES).toString('latin1');
  const meta = /<meta\b[^>]{0,500}charset[^>]{0,100}/i.exec(beginning)?.[0] ?? '';
  const decoder = decoderOf(charsetOf(meta));
  // What could be read as ASCII is no UTF-16, whatever it says.
  return decoder?.encoding.startsWith('utf-16') ? new TextDecoder() : decoder;
};

/** Null for a name that nobody knows. */
const decoderOf = (charset: string): TextDecoder | null => {
  if (charset === '') return null;
  try {
    return new TextDecoder(charset);
  } catch {
    return null;
  }
};
