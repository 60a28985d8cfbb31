import { rmSync } from 'node:fs';

import { startPostgres, startRedis, type PostgresService } from '../../scripts/services';
import { queueFolderOf } from './app-environment';
import type { ChaosOptions } from './options';

/** What Strapi and the workers need beside themselves. */
export interface Servers {
  /** Strapi's database; empty with SQLite. */
  databaseUrl: string;
  /** Where jobs wait; empty with the embedded queue. */
  queueUrl: string;
  /** Everything the queue knows is gone. With the embedded queue Strapi must be down. */
  wipeQueue(): Promise<void>;
  close(): Promise<void>;
}

const DATABASE = 'chaos';
/** The playground's default. */
const QUEUE_SCHEMA = 'social_distribution';

/** The queue's rows and timers go; the note of which migrations ran is no job. */
const WIPE = `DO $$ DECLARE tables text; BEGIN
  SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO tables
    FROM pg_tables WHERE schemaname = '${QUEUE_SCHEMA}' AND tablename NOT LIKE '%migration%';
  EXECUTE 'TRUNCATE ' || tables || ' CASCADE';
END $$`;

/** Starts the servers that backend and database ask for. */
export const startServers = async (
  { backend, database }: ChaosOptions,
  folder: string
): Promise<Servers> => {
  const redis = backend === 'redis' ? await startRedis() : null;
  const needsPostgres = backend === 'postgres' || database === 'postgres';
  const postgres = needsPostgres ? await startPostgres() : null;
  const postgresUrl = (await postgres?.createDatabase(DATABASE)) ?? '';
  return {
    databaseUrl: database === 'postgres' ? postgresUrl : '',
    queueUrl: redis?.url ?? (backend === 'postgres' ? postgresUrl : ''),
    async wipeQueue() {
      if (redis) await redis.flush();
      if (backend === 'postgres') await wipe(postgres);
      if (backend === 'embedded') {
        rmSync(queueFolderOf(folder), { recursive: true, force: true });
      }
    },
    async close() {
      await Promise.all([redis?.close(), postgres?.close()]);
    },
  };
};

const wipe = async (postgres: PostgresService | null): Promise<void> => {
  await postgres?.run(WIPE, DATABASE);
};
