import { resolve } from 'node:path';

import { UsageError } from '../command';
import { readFlags, wholeNumber } from '../read-flags';

export interface HealthAddress {
  host: string;
  port: number;
}

export interface WorkerOptions {
  /** Deliveries at the same time, 1–50. Null: the config's `queue.concurrency`. */
  concurrency: number | null;
  /** Null: no health endpoint. @default 127.0.0.1, port 3910 */
  health: HealthAddress | null;
  /** What running deliveries get after a stop signal, 1 000–600 000 ms. @default 25 000 */
  graceMs: number;
  /** Absolute folder of the Strapi app. @default the working directory */
  appDir: string;
}

const FLAGS = {
  concurrency: { type: 'string' },
  'health-port': { type: 'string', default: '3910' },
  'health-host': { type: 'string', default: '127.0.0.1' },
  grace: { type: 'string', default: '25' },
  app: { type: 'string', default: '.' },
} as const;

/** @throws UsageError */
export const readWorkerOptions = (args: readonly string[]): WorkerOptions => {
  const flags = readFlags(args, FLAGS);
  return {
    concurrency: concurrencyOf(flags.concurrency),
    health: healthOf(flags['health-host'], flags['health-port']),
    graceMs: wholeNumber({ flag: '--grace', text: flags.grace, min: 1, max: 600 }) * 1000,
    appDir: resolve(flags.app),
  };
};

const concurrencyOf = (text: string | undefined): number | null =>
  text === undefined ? null : wholeNumber({ flag: '--concurrency', text, min: 1, max: 50 });

const healthOf = (host: string, portText: string): HealthAddress | null => {
  const port = wholeNumber({ flag: '--health-port', text: portText, min: 0, max: 65_535 });
  if (!/^[^\s/]+$/.test(host)) {
    throw new UsageError(`--health-host must be a host name or an IP address, not "${host}".`);
  }
  return port === 0 ? null : { host, port };
};
