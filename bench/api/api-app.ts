import { join } from 'node:path';

import { freePort } from '../../scripts/services/free-port';
import { appEnvironment, makeSecrets } from '../app/app-environment';
import type { Backend } from '../engine/backend';
import { BENCH, PLAYGROUND, ROOT } from '../paths';
import type { CallableChild } from '../process/callable-child';
import { startChild } from '../process/start-child';

const AGENT = join(BENCH, 'api', 'inside.cjs');
const STRAPI = join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
const START_TIMEOUT_MS = 120_000;
const LOOK_EVERY_MS = 200;

/** Rows of the tables that a dashboard is made from. */
export interface Sizes {
  posts: number;
  looks: number;
  cells: number;
}

/** A Strapi that serves and works on nothing beside. */
export interface ApiApp {
  url: string;
  fillPosts(wish: { count: number; days: number }): Promise<void>;
  /** Milliseconds that it took. */
  addUp(): Promise<number>;
  sizes(): Promise<Sizes>;
  stop(): Promise<void>;
}

export const startApiApp = async (backend: Backend): Promise<ApiApp> => {
  const port = await freePort();
  const place = { backend, platformEnv: {}, port, namespace: 'bench_api', concurrency: 1 };
  const child = startChild({
    name: 'Strapi',
    args: ['--require', AGENT, STRAPI, 'start'],
    cwd: PLAYGROUND,
    env: { ...makeSecrets(), ...appEnvironment(place), SOCIAL_QUEUE_WORKER: 'false' },
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([untilServed(url, child), child.untilEnd()]);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    url,
    fillPosts: (wish) => child.call('fillPosts', wish),
    addUp: () => child.call('addUp'),
    sizes: () => child.call('sizes'),
    stop: () => child.stop(),
  };
};

const untilServed = async (url: string, child: CallableChild): Promise<void> => {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    const response = await fetch(`${url}/_health`).catch(() => null);
    if (response?.status === 204 && (await child.call<boolean>('isLoaded'))) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error(`Strapi does not answer at ${url}.`);
};
