import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Clock, RandomSource } from '../platforms/contract';

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await sleep(ms, undefined, { signal });
  },
};

export const systemRandom: RandomSource = {
  float: () => Math.random(),
  bytes: (length) => randomBytes(length),
};
