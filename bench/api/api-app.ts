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

/** A statement about facts or their sums. */
export interface NotedPlan {
  sql: string;
  /** As the database explains it. */
  plan: string[];
  /** How it finds rows, in short: `sums by index`. */
  ways: string[];
}

/** A Strapi that serves and works on nothing beside. */
export interface ApiApp {
  url: string;
  /** Posts with their looks. */
  fill(wish: { count: number; days: number }): Promise<void>;
  /** Token of somebody who may read the articles that they wrote. */
  addReader(): Promise<string>;
  /** Milliseconds that it took. */
  addUp(): Promise<number>;
  /** Milliseconds of a turn with nothing new. */
  turn(): Promise<number>;
  sizes(): Promise<Sizes>;
  /** Of the statements that `work` leads to. */
  plansOf(work: () => Promise<unknown>): Promise<NotedPlan[]>;
  /** By how much the memory in use grows meanwhile, MB. */
  growthOf(work: () => Promise<unknown>): Promise<number>;
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
    fill: (wish) => child.call('fill', wish),
    addReader: () => child.call('addReader'),
    addUp: () => child.call('addUp'),
    turn: () => child.call('turn'),
    async plansOf(work) {
      await child.call('notePlans');
      await work();
      return child.call('notedPlans');
    },
    async growthOf(work) {
      await child.call('liveMemory');
      await work();
      return child.call('liveMemoryEnd');
    },
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
