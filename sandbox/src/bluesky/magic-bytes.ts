interface Signature {
  mimeType: string;
  offset: number;
  /** Latin-1. */
  bytes: string;
}

const SIGNATURES: readonly Signature[] = [
  { mimeType: 'image/png', offset: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { mimeType: 'image/jpeg', offset: 0, bytes: '\xff\xd8\xff' },
  { mimeType: 'image/gif', offset: 0, bytes: 'GIF8' },
  { mimeType: 'image/webp', offset: 8, bytes: 'WEBP' },
  { mimeType: 'image/bmp', offset: 0, bytes: 'BM' },
  { mimeType: 'image/tiff', offset: 0, bytes: 'II*\0' },
  { mimeType: 'image/tiff', offset: 0, bytes: 'MM\0*' },
  { mimeType: 'image/avif', offset: 4, bytes: 'ftypavif' },
  { mimeType: 'image/heic', offset: 4, bytes: 'ftypheic' },
  { mimeType: 'video/quicktime', offset: 4, bytes: 'ftypqt' },
  { mimeType: 'video/mp4', offset: 4, bytes: 'ftyp' },
  { mimeType: 'video/webm', offset: 0, bytes: '\x1a\x45\xdf\xa3' },
  { mimeType: 'application/pdf', offset: 0, bytes: '%PDF' },
];

const LONGEST = 16;

/**
 * The type that known first bytes prove. Null for unknown data: there the server believes the
 * header (platforms/bluesky.md §3.1, verified on a real PDS, checked 2026-11-22).
 */
export const sniffMimeType = (bytes: Uint8Array): string | null => {
  const start = Buffer.from(bytes.subarray(0, LONGEST)).toString('latin1');
  const match = SIGNATURES.find((signature) => start.startsWith(signature.bytes, signature.offset));
  return match?.mimeType ?? null;
};
