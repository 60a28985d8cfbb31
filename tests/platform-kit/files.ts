import type { MediaFile } from '../../server/src/platforms/contract';

type Changes = Partial<MediaFile> & { bytes?: Uint8Array };

/** Three bytes that are called a picture: for adapters, which never look inside. */
export const imageFile = (changes: Changes = {}): MediaFile =>
  fileOf(changes.bytes ?? new Uint8Array([1, 2, 3]), {
    key: 'cover',
    kind: 'image',
    name: 'cover.jpg',
    mimeType: 'image/jpeg',
    width: 1200,
    height: 900,
    ...changes,
  });

/** Called an upright video of ten seconds. */
export const videoFile = (changes: Changes = {}): MediaFile =>
  fileOf(changes.bytes ?? new Uint8Array(64), {
    key: 'film',
    kind: 'video',
    name: 'film.mp4',
    mimeType: 'video/mp4',
    width: 1080,
    height: 1920,
    video: { durationMs: 10_000, videoCodec: 'avc', audioCodec: 'aac', frameRate: 30 },
    ...changes,
  });

/** Called a PDF of four pages. */
export const documentFile = (changes: Changes = {}): MediaFile =>
  fileOf(changes.bytes ?? Buffer.from('%PDF-1.7'), {
    key: 'paper',
    kind: 'document',
    name: 'paper.pdf',
    mimeType: 'application/pdf',
    pageCount: 4,
    ...changes,
  });

const fileOf = (bytes: Uint8Array, facts: Omit<Changes, 'bytes'>): MediaFile => ({
  key: 'file',
  kind: 'image',
  name: 'file',
  mimeType: 'application/octet-stream',
  byteLength: bytes.byteLength,
  width: null,
  height: null,
  video: null,
  pageCount: null,
  altText: '',
  url: null,
  read: (range) => Promise.resolve(range ? bytes.subarray(range.start, range.end) : bytes),
  ...facts,
});
