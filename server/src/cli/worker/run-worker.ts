import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import type { Core } from '@strapi/types';

import { getConfig } from '../../config/get-config';
import { getService } from '../../services/get-service';
import { Refusal } from '../command';
import { enterFolder } from '../enter-folder';
import type { Terminal } from '../terminal';
import { findApp } from './find-app';
import { closeHealth, healthUrl, serveHealth } from './health-server';
import { bootstrapApp, registerApp } from './register-app';
import { reportHealth } from './report-health';
import { listenForStop, whenAborted } from './stop-signal';
import type { WorkerOptions } from './worker-options';

/**
 * Loads the app's Strapi, works on deliveries until SIGTERM or SIGINT, finishes what runs, and
 * resolves with the exit code.
 *
 * @throws Refusal it cannot work here; the message says what to do
 */
export const runWorker = async (options: WorkerOptions, terminal: Terminal): Promise<number> => {
  endOnUnforeseen(terminal);
  const stop = listenForStop({ graceMs: options.graceMs, terminal });
  enterFolder(options.appDir);
  const strapi = await registerApp(await findApp(options.appDir));
  refuseEmbedded(strapi);
  const health = await openHealth(strapi, { options, stop });
  await bootstrapApp(strapi);
  warnOfSqlite(strapi, terminal);
  if (!stop.aborted) await work(strapi, { options, stop, terminal });
  await whenAborted(stop);
  await finish(strapi, { graceMs: options.graceMs, terminal });
  if (health) closeHealth(health);
  await strapi.destroy();
  terminal.print(say('stopped'));
  return 0;
};

const say = (text: string): string => `social-distribution worker: ${text}`;

const refuseEmbedded = (strapi: Core.Strapi): void => {
  if (getConfig(strapi).queue.backend !== 'embedded') return;
  throw new Refusal(
    'The embedded queue serves one process, the Strapi itself. ' +
      'Set queue.backend to "redis" or "postgres" to run workers beside it.'
  );
};

/** A transaction that read before it writes is refused at once when another process wrote meanwhile. */
const warnOfSqlite = ({ db }: Core.Strapi, terminal: Terminal): void => {
  if (db.dialect.client !== 'sqlite') return;
  terminal.complain(
    say(
      'SQLite is made for one process: beside a worker, saving and publishing in Strapi fails now ' +
        'and then with "database is locked". Use PostgreSQL in production.'
    )
  );
};

interface Run {
  options: WorkerOptions;
  stop: AbortSignal;
}

const openHealth = async (strapi: Core.Strapi, { options, stop }: Run): Promise<Server | null> => {
  if (!options.health) return null;
  return serveHealth({ ...options.health, report: () => reportHealth(strapi, stop) });
};

const work = async (
  strapi: Core.Strapi,
  { options, stop, terminal }: Run & { terminal: Terminal }
): Promise<void> => {
  const { backend, concurrency: configured } = getConfig(strapi).queue;
  const concurrency = options.concurrency ?? configured;
  await getService(strapi, 'workers').start({ concurrency });
  if (!(await queueRuns(strapi, { stop, terminal }))) return;
  const health = options.health ? `health ${healthUrl(options.health)}` : 'no health endpoint';
  terminal.print(say(`ready (${backend}, concurrency ${concurrency}, ${health})`));
};

const LOOK_EVERY_MS = 500;

/** Waits for the queue, and tells once why it has to. False: the worker was stopped meanwhile. */
const queueRuns = async (
  strapi: Core.Strapi,
  { stop, terminal }: { stop: AbortSignal; terminal: Terminal }
): Promise<boolean> => {
  let told: string | null = null;
  while (!stop.aborted) {
    const { state, problem } = await getService(strapi, 'queue').status();
    if (state === 'running') return true;
    if (problem !== null && problem !== told) terminal.complain(say(`waiting. ${problem}`));
    told = problem ?? told;
    await pause(LOOK_EVERY_MS, null, { signal: stop }).catch(() => null);
  }
  return false;
};

const finish = async (
  strapi: Core.Strapi,
  { graceMs, terminal }: { graceMs: number; terminal: Terminal }
): Promise<void> => {
  const beganAt = Date.now();
  terminal.print(say(`stopping; running deliveries have ${graceMs / 1000} s to finish`));
  await getService(strapi, 'workers').stop(graceMs);
  if (Date.now() - beganAt < graceMs) return;
  terminal.complain(
    say(
      'some deliveries did not finish in time; other workers take them over once their lease ends'
    )
  );
};

/** Nothing is known about the process any more: a supervisor starts a new one, leases run out. */
const endOnUnforeseen = (terminal: Terminal): void => {
  const end = (error: unknown): void => {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    terminal.complain(say(`ends because of an error nobody foresaw: ${details}`));
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
};
