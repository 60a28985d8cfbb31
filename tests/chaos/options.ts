import { parseArgs } from 'node:util';

import { QUEUE_BACKENDS, type QueueBackend } from '../../server/src/queue/distribution-queue';

export const DATABASES = ['sqlite', 'postgres'] as const;

export type ChaosDatabase = (typeof DATABASES)[number];

export interface ChaosOptions {
  /** Articles published by the run, at least 1; each becomes one delivery per platform. */
  publishes: number;
  /** Whole number; decides texts, faults, kills, wipes and restarts. */
  seed: number;
  backend: QueueBackend;
  database: ChaosDatabase;
}

export const USAGE = `Usage: npm run chaos -- [--publishes 1000] [--seed 7]
         [--backend ${QUEUE_BACKENDS.join('|')}] [--db ${DATABASES.join('|')}]

  --publishes  articles to publish, each to three platforms    (default 1000)
  --seed       the same seed gives the same schedule of faults  (default 7)
  --backend    where jobs wait                                  (default embedded)
  --db         Strapi's database   (default sqlite for embedded, else postgres)
`;

/** Reads the command line. Throws a sentence that names the wrong option. */
export const readOptions = (args: readonly string[]): ChaosOptions => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      publishes: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '7' },
      backend: { type: 'string', default: 'embedded' },
      db: { type: 'string' },
    },
  });
  const backend = oneOf('--backend', values.backend, QUEUE_BACKENDS);
  const usual = backend === 'embedded' ? 'sqlite' : 'postgres';
  return {
    publishes: wholeNumber('--publishes', values.publishes, 1),
    seed: wholeNumber('--seed', values.seed, 0),
    backend,
    database: oneOf('--db', values.db ?? usual, DATABASES),
  };
};

const wholeNumber = (name: string, given: string, least: number): number => {
  const number = Number(given);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new Error(`${name} must be a whole number from ${least} on, not "${given}".`);
};

const oneOf = <T extends string>(name: string, given: string, known: readonly T[]): T => {
  const found = known.find((candidate) => candidate === given);
  if (found) return found;
  throw new Error(`${name} must be one of ${known.join(', ')}, not "${given}".`);
};
