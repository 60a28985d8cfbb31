import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Child, Children } from './children';
import type { KillOrder } from './schedule';

const ROOT = join(import.meta.dirname, '..', '..');
const PLAYGROUND = join(ROOT, 'playground');
const PRELOAD = join(import.meta.dirname, 'kill-at-step.cjs');
const STRAPI = join(ROOT, 'node_modules/@strapi/strapi/bin/strapi.js');
const PLUGIN = join(ROOT, 'bin/social-distribution.js');
const START_TIMEOUT_MS = 120_000;
const POLL_MS = 150;

export interface ProgramArgs {
  children: Children;
  env: Record<string, string>;
  logFile: string;
}

type Spawn = (order: KillOrder | null) => Child;

/** `strapi start` in the playground. */
export const strapiProgram = (args: ProgramArgs): Spawn => program(args, [STRAPI, 'start']);

/** `social-distribution worker`, for the playground's app. */
export const workerProgram = (args: ProgramArgs): Spawn =>
  program(args, [PLUGIN, 'worker', '--health-port', '0']);

const program =
  ({ children, env, logFile }: ProgramArgs, command: readonly string[]): Spawn =>
  (order) =>
    children.start({
      args: ['--require', PRELOAD, ...command],
      cwd: PLAYGROUND,
      env: { ...env, ...(order ? { CHAOS_KILL: JSON.stringify(order) } : {}) },
      logFile,
    });

/** Resolves when Strapi serves at this address. */
export const untilServing = async (url: string): Promise<void> => {
  const until = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < until) {
    const response = await fetch(`${url}/_health`).catch(() => null);
    if (response?.status === 204) return;
    await pause(POLL_MS);
  }
  throw new Error(`Strapi does not serve ${url} after ${START_TIMEOUT_MS / 1000} s.`);
};
