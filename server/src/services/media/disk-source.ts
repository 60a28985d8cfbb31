import { open, stat } from 'node:fs/promises';

import type { ByteSource } from '../../platforms/contract';

/** A file on disk, read range by range. Rejects when it is not there. */
export const diskSource = async (path: string): Promise<ByteSource> => {
  const { size } = await stat(path);
  return {
    byteLength: size,
    async read({ start, end } = { start: 0, end: size }) {
      const file = await open(path, 'r');
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
        let filled = 0;
        while (filled < bytes.length) {
          const rest = bytes.length - filled;
          const { bytesRead } = await file.read(bytes, filled, rest, start + filled);
          if (bytesRead === 0) throw new Error('The file ended early.');
          filled += bytesRead;
        }
        return bytes;
      } finally {
        await file.close();
      }
    },
  };
};
