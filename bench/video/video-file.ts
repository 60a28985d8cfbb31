import { mkdtempSync, writeFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeVideo } from '../../conformance/src/make-video';
import type { FormatRules } from '../../server/src/platforms/contract';

const GIGABYTE = 1_000_000_000;
const BITS_PER_SECOND = 20_000_000;
/** Length and name of the box that players skip (ISO/IEC 14496-12, "free"). */
const BOX_HEADER_BYTES = 8;

/**
 * A video as large as the platform takes it, at most 1 GB: a short real one with a box of nothing
 * behind it. The file is sparse, so it costs no disk.
 */
export const largeVideo = async (rules: FormatRules): Promise<{ path: string; bytes: number }> => {
  const { maxBytes = 0, durationMs } = rules.video ?? {};
  const bytes = Math.min(GIGABYTE, maxBytes);
  // Platforms refuse what has too many bits a second.
  const seconds = Math.min((bytes * 8) / BITS_PER_SECOND, (durationMs?.max ?? Infinity) / 1000 - 1);
  const video = await makeVideo({ seconds, width: 720, height: 1280, frameBytes: 2000 });
  const box = Buffer.alloc(BOX_HEADER_BYTES);
  box.writeUInt32BE(bytes - video.byteLength, 0);
  box.write('free', 4, 'latin1');
  const path = join(mkdtempSync(join(tmpdir(), 'bench-video-')), 'film.mp4');
  writeFileSync(path, Buffer.concat([video, box]));
  truncateSync(path, bytes);
  return { path, bytes };
};
