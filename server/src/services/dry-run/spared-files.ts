import { createHash } from 'node:crypto';

import type { ByteSource, MediaFile, PostContent } from '../../platforms/contract';

/** Larger files are not read for a rehearsal: 16 MiB. */
const MAX_READ_BYTES = 16 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;

/**
 * Spares reading large files: an adapter gets blank bytes of them, as many as it asks for, and
 * their hash is not told. One for each rehearsal.
 */
export class SparedFiles {
  readonly #blanks = new WeakSet<ArrayBufferLike>();

  /** The content, its large files blank. */
  spare(content: PostContent): PostContent {
    const { card } = content;
    return {
      ...content,
      parts: content.parts.map((part) => ({
        ...part,
        media: part.media.map((file) => this.#spareFile(file)),
      })),
      card: card && { ...card, image: card.image && this.#spareFile(card.image) },
    };
  }

  /** SHA-256 in hex; null for large files and pieces of them. */
  async hashOf(bytes: Uint8Array | ByteSource): Promise<string | null> {
    if (bytes instanceof Uint8Array) {
      if (this.#blanks.has(bytes.buffer)) return null;
      return createHash('sha256').update(bytes).digest('hex');
    }
    if (bytes.byteLength > MAX_READ_BYTES) return null;
    const hash = createHash('sha256');
    for (let start = 0; start < bytes.byteLength; start += PIECE_BYTES) {
      const end = Math.min(bytes.byteLength, start + PIECE_BYTES);
      const piece = await bytes.read({ start, end });
      if (this.#blanks.has(piece.buffer)) return null;
      hash.update(piece);
    }
    return hash.digest('hex');
  }

  #spareFile(file: MediaFile): MediaFile {
    if (file.byteLength <= MAX_READ_BYTES) return file;
    const blank: ByteSource['read'] = async (range) => {
      const { start, end } = range ?? { start: 0, end: file.byteLength };
      const bytes = new Uint8Array(Math.max(0, Math.min(end, file.byteLength) - start));
      this.#blanks.add(bytes.buffer);
      return Promise.resolve(bytes);
    };
    return { ...file, read: blank };
  }
}
