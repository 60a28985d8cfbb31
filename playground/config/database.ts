import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { Env } from '../src/environment/env';
import { findPackageRoot } from '../src/environment/find-package-root';

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'sqlite') return { connection: sqliteConnection(env) };
  if (client === 'postgres') return { connection: postgresConnection(env) };
  throw new Error(`DATABASE_CLIENT must be "sqlite" or "postgres", not "${client}".`);
};

function sqliteConnection(env: Env): Core.Config.Database<'sqlite'>['connection'] {
  const appRoot = findPackageRoot(__dirname, 'social-distribution-playground');
  return {
    client: 'sqlite',
    connection: { filename: path.resolve(appRoot, env('DATABASE_FILENAME', '.tmp/data.db')) },
    useNullAsDefault: true,
    pool: { min: 1, max: 1, afterCreate: writeAhead },
  };
}

interface SqliteHandle {
  pragma(statement: string): unknown;
}

/**
 * Write-ahead log: a commit waits for the disk once instead of three or four times. `full` makes it
 * wait at all, so that a power cut forgets nothing that was committed.
 */
function writeAhead(
  connection: unknown,
  done: (error?: Error, connection?: unknown) => void
): void {
  const handle = connection as SqliteHandle;
  handle.pragma('journal_mode = WAL');
  handle.pragma('synchronous = FULL');
  done(undefined, handle);
}

function postgresConnection(env: Env): Core.Config.Database<'postgres'>['connection'] {
  return {
    client: 'postgres',
    connection: {
      connectionString: env('DATABASE_URL'),
      host: env('DATABASE_HOST', '127.0.0.1'),
      port: env.int('DATABASE_PORT', 5432),
      database: env('DATABASE_NAME', 'playground'),
      user: env('DATABASE_USERNAME', 'playground'),
      password: env('DATABASE_PASSWORD', ''),
      schema: env('DATABASE_SCHEMA', 'public'),
      ssl: env.bool('DATABASE_SSL', false) && {
        rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true),
      },
    },
    pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
  };
}
