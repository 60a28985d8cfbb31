import { join } from 'node:path';

import { freePort } from '../../scripts/services/free-port';
import { BENCH, PLAYGROUND, ROOT } from '../paths';
import type { CallableChild } from '../process/callable-child';
import { startChild } from '../process/start-child';
import type { Backend } from '../engine/backend';
import { appEnvironment } from './app-environment';
import { InsideCalls } from './inside-calls';

const AGENT = join(BENCH, 'app', 'inside', 'agent.cjs');
const STRAPI = join(ROOT, 'node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
const WORKER = join(ROOT, 'bin', 'social-distribution.js');
const START_TIMEOUT_MS = 120_000;
const LOOK_EVERY_MS = 200;

export interface AppStart {
  backend: Backend;
  platformEnv: Readonly<Record<string, string>>;
  /** @default any that is free */
  port?: number;
  secrets: Record<string, string>;
  namespace: string;
  /** Deliveries at the same time and process. */
  concurrency: number;
  /** Whether Strapi itself works on deliveries. */
  worksItself: boolean;
  /** Worker processes beside Strapi. */
  workers: number;
}

/** A served Strapi with its workers, each a process of its own. */
export interface MeasuredApp {
  url: string;
  inside: InsideCalls;
  /** Every process that works on deliveries. */
  workers: InsideCalls[];
  stop(): Promise<void>;
}

/** Resolves when Strapi serves and every worker takes jobs. */
export const startApp = async (options: AppStart): Promise<MeasuredApp> => {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...options.secrets,
    ...appEnvironment({ ...options, port }),
    SOCIAL_QUEUE_WORKER: String(options.worksItself),
  };
  const strapi = startChild({
    name: 'Strapi',
    args: ['--require', AGENT, STRAPI, 'start'],
    cwd: PLAYGROUND,
    env,
  });
  const workers: CallableChild[] = [];
  const stop = async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await strapi.stop();
  };
  try {
    await Promise.race([untilServed(url), strapi.untilEnd()]);
    for (let count = 0; count < options.workers; count += 1) workers.push(startWorker(env));
    const inside = new InsideCalls(strapi);
    const calls = workers.map((worker) => new InsideCalls(worker));
    const all = options.worksItself ? [inside, ...calls] : calls;
    for (const [index, worker] of all.entries()) await untilWorking(worker, index + 1);
    return { url, inside, workers: all, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const startWorker = (env: Record<string, string>): CallableChild =>
  startChild({
    name: 'the worker',
    args: ['--require', AGENT, WORKER, 'worker', '--app', PLAYGROUND, '--health-port', '0'],
    cwd: PLAYGROUND,
    env,
  });

const untilServed = async (url: string): Promise<void> => {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    const response = await fetch(`${url}/_health`).catch(() => null);
    if (response?.status === 204) return;
    await pause();
  }
  throw new Error(`Strapi does not answer at ${url} after ${START_TIMEOUT_MS / 1000} s.`);
};

const untilWorking = async (worker: InsideCalls, count: number): Promise<void> => {
  const until = Date.now() + START_TIMEOUT_MS;
  let last = 'no answer';
  while (Date.now() < until) {
    const found = await worker.working().catch(String);
    if (typeof found !== 'string' && found.state === 'running' && found.workers >= count) return;
    last = JSON.stringify(found);
    await pause();
  }
  throw new Error(`A worker did not start to work: ${last}`);
};

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
