import sharp from 'sharp';

export interface ImageHeader {
  /** As sharp names them: `jpeg`, `png`, `webp`, `gif`, `heif` (AVIF)… */
  format: string;
  /** Pixels, upright. */
  width: number;
  height: number;
}

/**
 * Size and kind of a picture by its first bytes; null: it is none, or its header is longer than
 * that. libvips reads the headers of broken-off JPEG, PNG, GIF and AVIF files; its WebP reader wants
 * the whole file, so that header is read here. SVG is null: no platform shows one. Never throws.
 */
export const readImageHeader = async (bytes: Buffer): Promise<ImageHeader | null> => {
  const webp = webpHeader(bytes);
  if (webp) return webp;
  // Neither text, i.e. SVG or HTML, nor what may be a packed SVG is given to the SVG reader.
  if (/^\uFEFF?\s*</.test(bytes.subarray(0, 512).toString('utf8'))) return null;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return null;
  try {
    const facts = await sharp(bytes, { failOn: 'none', limitInputPixels: false }).metadata();
    const { format, orientation } = facts;
    const { width, pageHeight: height = facts.height } = facts;
    if (!(width > 0 && height > 0)) return null;
    return (orientation ?? 1) >= 5
      ? { format, width: height, height: width }
      : { format, width, height };
  } catch {
    return null;
  }
};

/** https://developers.google.com/speed/webp/docs/riff_container */
const webpHeader = (bytes: Buffer): ImageHeader | null => {
  const tag = (at: number) => bytes.toString('latin1', at, at + 4);
  if (bytes.byteLength < 30 || tag(0) !== 'RIFF' || tag(8) !== 'WEBP') return null;
  const format = 'webp';
  switch (tag(12)) {
    case 'VP8X':
      return { format, width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return { format, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ': {
      const width = bytes.readUInt16LE(26) & 0x3fff;
      const height = bytes.readUInt16LE(28) & 0x3fff;
      return width > 0 && height > 0 ? { format, width, height } : null;
    }
    default:
      return null;
  }
};
