/** What the first bytes of a picture say. */
export interface ImageHeader {
  type: 'image/jpeg' | 'image/png' | 'image/gif';
  width: number;
  height: number;
  /** 1 for still pictures. */
  frames: number;
}

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, place) => bytes[place] === byte);

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const pngHeader = (bytes: Uint8Array): ImageHeader | null => {
  if (bytes.length < 24) return null;
  const view = viewOf(bytes);
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20), frames: 1 };
};

/** Start-of-frame markers, without the three in their range that mean something else. */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

const jpegHeader = (bytes: Uint8Array): ImageHeader | null => {
  const view = viewOf(bytes);
  let offset = 2;
  while (offset + 9 < bytes.length && bytes[offset] === 0xff) {
    const marker = bytes[offset + 1] ?? 0;
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    if (isStartOfFrame(marker)) {
      const height = view.getUint16(offset + 5);
      return { type: 'image/jpeg', width: view.getUint16(offset + 7), height, frames: 1 };
    }
    offset += 2 + view.getUint16(offset + 2);
  }
  return null;
};

const colorTableBytes = (packed: number): number =>
  packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;

const afterSubBlocks = (bytes: Uint8Array, start: number): number => {
  let offset = start;
  while (offset < bytes.length && bytes[offset] !== 0) offset += (bytes[offset] ?? 0) + 1;
  return offset + 1;
};

const gifFrames = (bytes: Uint8Array): number => {
  let frames = 0;
  let offset = 13 + colorTableBytes(bytes[10] ?? 0);
  while (offset < bytes.length) {
    const block = bytes[offset];
    if (block === 0x21) offset = afterSubBlocks(bytes, offset + 2);
    else if (block === 0x2c) {
      frames += 1;
      offset = afterSubBlocks(bytes, offset + 11 + colorTableBytes(bytes[offset + 9] ?? 0));
    } else break;
  }
  return frames;
};

const gifHeader = (bytes: Uint8Array): ImageHeader | null => {
  if (bytes.length < 13) return null;
  const view = viewOf(bytes);
  return {
    type: 'image/gif',
    width: view.getUint16(6, true),
    height: view.getUint16(8, true),
    frames: gifFrames(bytes),
  };
};

/** Reads JPEG, PNG and GIF, the formats LinkedIn takes (IMG); null for everything else. */
export const readImageHeader = (bytes: Uint8Array): ImageHeader | null => {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return jpegHeader(bytes);
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return pngHeader(bytes);
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return gifHeader(bytes);
  return null;
};
