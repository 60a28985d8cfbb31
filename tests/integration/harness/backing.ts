import { startPostgres, startRedis } from '../../../scripts/services';
import { placeMadeStore } from './queue-template';

/** Which queue and database a test app runs on. */
export type Backend = 'embedded' | 'redis' | 'postgres';

declare global {
  /** Set by the jest project: the same suites run on each backend. */
  var QUEUE_BACKEND: Backend | undefined;
}

export interface Backing {
  /** Environment that points the playground at it. */
  env: Record<string, string>;
  /** Makes the queue forget everything, while it runs; the embedded one must be stopped first. */
  wipeQueue: (() => Promise<void>) | null;
  close(): Promise<void>;
}

export const chosenBackend = (): Backend => globalThis.QUEUE_BACKEND ?? 'embedded';

/**
 * Starts the servers that the chosen backend needs: none, Redis, or PostgreSQL for both.
 *
 * @param queueFolder where the embedded queue will keep its files
 */
export const startBacking = async (queueFolder: string): Promise<Backing> => {
  const backend = chosenBackend();
  if (backend === 'redis') return onRedis();
  if (backend === 'postgres') return onPostgres();
  await placeMadeStore(queueFolder);
  const env = { SOCIAL_QUEUE_BACKEND: 'embedded', DATABASE_CLIENT: 'sqlite' };
  return { env, wipeQueue: null, close: () => Promise.resolve() };
};

const onRedis = async (): Promise<Backing> => {
  const redis = await startRedis();
  return {
    env: {
      SOCIAL_QUEUE_BACKEND: 'redis',
      SOCIAL_QUEUE_URL: redis.url,
      DATABASE_CLIENT: 'sqlite',
    },
    wipeQueue: () => redis.flush(),
    close: () => redis.close(),
  };
};

const onPostgres = async (): Promise<Backing> => {
  const postgres = await startPostgres();
  const database = 'strapi';
  const url = await postgres.createDatabase(database);
  return {
    env: {
      SOCIAL_QUEUE_BACKEND: 'postgres',
      SOCIAL_QUEUE_URL: url,
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: url,
    },
    wipeQueue: () => dropSchema((sql) => postgres.run(sql, database)),
    close: () => postgres.close(),
  };
};

const TRIES = 20;

/** The workers hold locks on it at every moment, so PostgreSQL may have to choose a victim. */
const dropSchema = async (run: (sql: string) => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await run('DROP SCHEMA IF EXISTS social_distribution CASCADE');
    } catch (error) {
      const isVictim = error instanceof Error && 'code' in error && error.code === '40P01';
      if (!isVictim || tries >= TRIES) throw error;
    }
  }
};
