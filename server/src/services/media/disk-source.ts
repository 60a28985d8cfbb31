import { open, stat, type FileHandle } from 'node:fs/promises';

import type { ByteSource } from '../../platforms/contract';

/** A file on disk, read range by range. */
export interface DiskSource extends ByteSource {
  /** Fills the bytes with what lies there from `start` on: a copy needs no memory of its own each time. */
  readInto(bytes: Uint8Array, start: number): Promise<void>;
}

/** Rejects when the file is not there. */
export const diskSource = async (path: string): Promise<DiskSource> => {
  const { size } = await stat(path);
  const readInto = async (bytes: Uint8Array, start: number): Promise<void> => {
    const file = await open(path, 'r');
    try {
      await fill(file, { bytes, start });
    } finally {
      await file.close();
    }
  };
  return {
    byteLength: size,
    readInto,
    async read({ start, end } = { start: 0, end: size }) {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      await readInto(bytes, start);
      return bytes;
    },
  };
};

const fill = async (
  file: FileHandle,
  { bytes, start }: { bytes: Uint8Array; start: number }
): Promise<void> => {
  let filled = 0;
  while (filled < bytes.length) {
    const rest = bytes.length - filled;
    const { bytesRead } = await file.read(bytes, filled, rest, start + filled);
    if (bytesRead === 0) throw new Error('The file ended early.');
    filled += bytesRead;
  }
};
