import { join } from 'node:path';

import { startScript } from '../process/start-child';
import type { Arrival } from './instant-platform';

export interface InstantPlatform {
  url: string;
  /** Posts so far. */
  count(): Promise<number>;
  /** Posts from the given one on, in the order in which they arrived. */
  arrivalsFrom(index: number): Promise<Arrival[]>;
  stop(): Promise<void>;
}

export const startPlatform = async (): Promise<InstantPlatform> => {
  const child = startScript('the platform', join(import.meta.dirname, 'instant-platform.ts'));
  const url = await child.call<string>('listen');
  return {
    url,
    count: () => child.call('count'),
    arrivalsFrom: (from) => child.call('arrivals', { from }),
    stop: () => child.stop(),
  };
};
