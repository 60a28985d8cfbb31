import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { PGlite } from '@electric-sql/pglite';
import { DEFAULT_SCHEMA, runMigrations, type PgPool } from 'bullmq';

import { PglitePool } from './pglite-pool';
import { lockFolder } from './process-lock';

export interface EmbeddedStore {
  pool: PgPool;
  close(): Promise<void>;
}

/**
 * PostgreSQL inside this process (PGlite) with BullMQ's schema. The first start makes the
 * database (seconds), later ones open it. A store that does not open is thrown away: the queue
 * holds nothing that the sweep cannot put back from Strapi's database.
 */
export const openEmbeddedStore = async (
  folder: string,
  warn: (message: string) => void
): Promise<EmbeddedStore> => {
  const unlock = lockFolder(folder);
  const dataDir = join(folder, 'pg');
  try {
    const db = await openDatabase(dataDir).catch(async (error: unknown) => {
      warn(`The embedded queue store could not be opened and is made anew: ${String(error)}`);
      rmSync(dataDir, { recursive: true, force: true });
      return openDatabase(dataDir);
    });
    return {
      pool: new PglitePool(db),
      async close() {
        await db.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
};

const openDatabase = async (dataDir: string): Promise<PGlite> => {
  // Loaded on demand: the WebAssembly build takes memory that the other backends do not need.
  const { PGlite: Database } = await import('@electric-sql/pglite');
  const db = await Database.create({ dataDir });
  try {
    const client = await new PglitePool(db).connect();
    await runMigrations(client, DEFAULT_SCHEMA);
    client.release();
    await db.exec(`SET search_path TO ${DEFAULT_SCHEMA}`);
    return db;
  } catch (error) {
    await db.close().catch(() => undefined);
    throw error;
  }
};
