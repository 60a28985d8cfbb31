import { join } from 'node:path';

import { steadyRate } from '../figures/steady-rate';
import { startScript } from '../process/start-child';
import type { RawRun } from './raw-queue';

/** No-op jobs per second of plain BullMQ, in the steady middle. */
export const measureRawQueue = async (run: RawRun): Promise<number> => {
  const child = startScript('plain BullMQ', join(import.meta.dirname, 'raw-queue.ts'));
  try {
    return steadyRate(await child.call<number[]>('run', run));
  } finally {
    await child.stop();
  }
};
