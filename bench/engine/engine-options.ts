import { parseArgs } from 'node:util';

import { BACKENDS, type BackendName } from './backend';

export interface EngineOptions {
  backends: readonly BackendName[];
  /** Small counts: shows that the benchmark works, says nothing about speed. */
  isQuick: boolean;
  /** Profiles the processes and counts their SQL; makes every figure worse. */
  isProfiled: boolean;
  /** Worker processes beside Strapi on redis and postgres. @default 1 */
  workers: number;
  /** Whether Strapi works on deliveries too on redis and postgres. @default true */
  worksItself: boolean;
  /** Deliveries at the same time and process. @default 10 */
  concurrency: number;
  counts: Counts;
}

/** How much is measured. */
export interface Counts {
  clients: number;
  /** Requests of each kind that warm up and are thrown away. */
  warmUp: number;
  latencyRounds: number;
  latencyPerRound: number;
  /** The same with a single client. */
  singlePerRound: number;
  busyRounds: number;
  busyPerRound: number;
  throughputRounds: number;
  throughputPerRound: number;
  driftDeliveries: number;
  driftWindowMs: number;
  finishedRows: number;
  sweeps: number;
  /** No-op jobs of one round of plain BullMQ. */
  rawJobs: number;
}

const FULL: Counts = {
  clients: 10,
  warmUp: 40,
  latencyRounds: 6,
  latencyPerRound: 100,
  singlePerRound: 20,
  busyRounds: 3,
  busyPerRound: 60,
  throughputRounds: 2,
  throughputPerRound: 1_200,
  driftDeliveries: 1_000,
  driftWindowMs: 60_000,
  finishedRows: 100_000,
  sweeps: 200,
  rawJobs: 3_000,
};

const QUICK: Counts = {
  clients: 10,
  warmUp: 10,
  latencyRounds: 2,
  latencyPerRound: 20,
  singlePerRound: 5,
  busyRounds: 1,
  busyPerRound: 10,
  throughputRounds: 1,
  throughputPerRound: 150,
  driftDeliveries: 60,
  driftWindowMs: 5_000,
  finishedRows: 2_000,
  sweeps: 20,
  rawJobs: 300,
};

const FLAGS = {
  quick: { type: 'boolean', default: false },
  profile: { type: 'boolean', default: false },
  backend: { type: 'string', default: BACKENDS.join(',') },
  workers: { type: 'string', default: '1' },
  concurrency: { type: 'string', default: '10' },
  'workers-only': { type: 'boolean', default: false },
} as const;

/** @throws on a flag or value it does not know */
export const readEngineOptions = (args: string[]): EngineOptions => {
  const { values } = parseArgs({ args, options: FLAGS, allowPositionals: false });
  return {
    backends: values.backend.split(',').map(backendOf),
    isQuick: values.quick,
    isProfiled: values.profile,
    workers: wholeNumber('--workers', values.workers, { min: 0, max: 16 }),
    worksItself: !values['workers-only'],
    concurrency: wholeNumber('--concurrency', values.concurrency, { min: 1, max: 50 }),
    counts: values.quick ? QUICK : FULL,
  };
};

const backendOf = (name: string): BackendName => {
  const known = BACKENDS.find((backend) => backend === name);
  if (known) return known;
  throw new Error(`--backend takes ${BACKENDS.join(', ')}, not "${name}".`);
};

const wholeNumber = (flag: string, text: string, { min, max }: { min: number; max: number }) => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new Error(`${flag} takes a whole number from ${min} to ${max}, not "${text}".`);
};
