import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { percentilesOf } from '../figures/percentiles';

const WRITES = 60;
const BLOCK = Buffer.alloc(4096, 1);

/**
 * Milliseconds (median) until 4 KiB are on the disk for good. Every commit of a database waits for
 * that at least once, so the figures of a slow disk are no figures of the engine.
 */
export const measureDurableWrite = (): number => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-disk-'));
  const file = openSync(join(folder, 'blocks'), 'w');
  const samples: number[] = [];
  for (let write = 0; write < WRITES; write += 1) {
    const startedAt = performance.now();
    writeSync(file, BLOCK);
    fsyncSync(file);
    samples.push(performance.now() - startedAt);
  }
  closeSync(file);
  rmSync(folder, { recursive: true });
  return percentilesOf(samples).p50;
};
