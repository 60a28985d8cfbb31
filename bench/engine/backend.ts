import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startPostgres, startRedis } from '../../scripts/services';

/** The three ways to run the engine that are measured: the queue's store and Strapi's database. */
export const BACKENDS = ['embedded', 'redis', 'postgres'] as const;

export type BackendName = (typeof BACKENDS)[number];

export const BACKEND_LABELS: Record<BackendName, string> = {
  embedded: 'embedded + SQLite',
  redis: 'redis + PostgreSQL',
  postgres: 'postgres + PostgreSQL',
};

/** Servers and folders of one run on one backend. */
export interface Backend {
  name: BackendName;
  /** Where this run keeps its files. */
  folder: string;
  /** Of the queue; null for the embedded one. */
  queueUrl: string | null;
  /** What tells the playground about it. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Starts throwaway servers: nothing that the machine runs already is touched. */
export const openBackend = async (name: BackendName): Promise<Backend> => {
  const folder = mkdtempSync(join(tmpdir(), `bench-${name}-`));
  mkdirSync(join(folder, 'public', 'uploads'), { recursive: true });
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (name === 'embedded') {
    const env = { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: join(folder, 'data.db') };
    const close = () => Promise.resolve(removeFolder());
    return { name, folder, queueUrl: null, env, close };
  }
  const postgres = await startPostgres();
  const database = await postgres.createDatabase('bench');
  const redis = name === 'redis' ? await startRedis() : null;
  const env = { DATABASE_CLIENT: 'postgres', DATABASE_URL: database };
  const close = async () => {
    await redis?.close();
    await postgres.close();
    removeFolder();
  };
  return { name, folder, queueUrl: redis?.url ?? database, env, close };
};
