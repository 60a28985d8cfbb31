import { join } from 'node:path';

import { freePort } from '../../scripts/services/free-port';
import { appEnvironment, makeSecrets } from '../app/app-environment';
import type { Backend } from '../engine/backend';
import { BENCH, PLAYGROUND, ROOT } from '../paths';
import type { CallableChild } from '../process/callable-child';
import { startChild } from '../process/start-child';

const AGENT = join(BENCH, 'bulk', 'inside.cjs');
const STRAPI = join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
const START_TIMEOUT_MS = 120_000;
const LOOK_EVERY_MS = 200;

export interface Memory {
  heapMb: number;
  rssMb: number;
}

/** A Strapi that works on everything itself, as most do. */
export interface BulkApp {
  url: string;
  fillArticles(count: number): Promise<void>;
  memory(): Promise<Memory>;
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

export const startBulkApp = async (
  backend: Backend,
  platformEnv: Readonly<Record<string, string>>
): Promise<BulkApp> => {
  const port = await freePort();
  const place = { backend, platformEnv, port, namespace: 'bench_bulk', concurrency: 10 };
  const child = startChild({
    name: 'Strapi',
    args: ['--expose-gc', '--require', AGENT, STRAPI, 'start'],
    cwd: PLAYGROUND,
    env: { ...makeSecrets(), ...appEnvironment(place), SOCIAL_QUEUE_WORKER: 'true' },
  });
  try {
    await Promise.race([untilWorking(child), child.untilEnd()]);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    fillArticles: (count) => child.call('fillArticles', { count }),
    memory: () => child.call('memory'),
    cpuMs: () => child.call('cpuMs'),
    stop: () => child.stop(),
  };
};

const untilWorking = async (child: CallableChild): Promise<void> => {
  const until = Date.now() + START_TIMEOUT_MS;
  let last = 'no answer';
  while (Date.now() < until) {
    last = await child.call<string>('queueState').catch(String);
    if (last === 'running') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`Strapi did not start to work: ${last}`);
};
