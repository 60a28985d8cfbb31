import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeVideo } from '../../conformance/src/make-video';
import { makeLongFilm } from './long-film';
import { runWorker } from './run-worker';
import type { VideoRow } from './video-row';

/** Four times the bytes, then six times the frames as well: neither may take more memory. */
const FILMS = [
  { minutes: 5, frameBytes: 20_000 },
  { minutes: 20, frameBytes: 20_000 },
  { minutes: 120, frameBytes: 3_300 },
] as const;

/** By how much a process grows that cuts a film, beyond what it had after cutting one of 1 MB. */
export async function* trimBench(): AsyncGenerator<VideoRow, void> {
  for (const { minutes, frameBytes } of FILMS) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-trim-'));
    try {
      const [small, path] = [join(folder, 'small.mp4'), join(folder, 'film.mp4')];
      writeFileSync(small, await makeVideo({ seconds: 10, frameBytes: 3500 }));
      await makeLongFilm({ path, seconds: minutes * 60, frameBytes });
      const what = `trim, ${minutes} min`;
      const order = { paths: [small, path], folder: join(folder, 'kept') };
      const [, run] = await runWorker({ name: what, file: 'trim-worker.ts', order });
      yield {
        what,
        megabytes: statSync(path).size / 1_000_000,
        seconds: run?.seconds ?? 0,
        growthMb: run?.growthMb ?? Infinity,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
