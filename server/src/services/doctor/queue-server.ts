import type { PluginConfig } from '../../config/schema';
import { explainPostgres } from '../../queue/postgres/explain-postgres';
import { explainRedis, RedisTooOldError } from '../../queue/redis/explain-redis';
import { isTooOld, readServerFacts } from '../../queue/redis/server-facts';
import { readServerUrl } from '../../queue/server-url';
import { within } from '../../queue/within';
import { ok, problem, warning, type Finding } from './finding';

type QueueConfig = PluginConfig['queue'];

const CONNECT_MS = 3_000;
const ANSWER_MS = 5_000;

const START_IT = 'Start it, or correct queue.url of social-distribution in config/plugins.';

/** Whether the server that queue.url names can be used; nothing is written to it. */
export const queueServerFindings = async ({
  backend,
  url,
  namespace,
}: QueueConfig): Promise<Finding[]> => {
  if (url === undefined || backend === 'embedded') return [];
  const isRedis = backend === 'redis';
  const { place, redact } = readServerUrl(url, isRedis ? 6379 : 5432);
  const name = `The ${isRedis ? 'Redis' : 'PostgreSQL'} queue at ${place}`;
  try {
    return await within(
      ANSWER_MS,
      isRedis ? askRedis(name, url) : askPostgres({ name, url, namespace })
    );
  } catch (error) {
    const words = redact(isRedis ? explainRedis(error, url) : explainPostgres(error));
    return [problem(`${name} cannot be used: ${words}.`, START_IT)];
  }
};

const askRedis = async (name: string, url: string): Promise<Finding[]> => {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    maxRetriesPerRequest: null,
    enableOfflineQueue: false,
    retryStrategy: () => null,
  });
  // ioredis rejects with "Connection is closed", and tells the reason only here.
  let cause: Error | null = null;
  client.on('error', (error: Error) => void (cause ??= error));
  try {
    await client.connect();
    const facts = readServerFacts(await client.info());
    if (cause !== null) throw cause as Error;
    if (isTooOld(facts)) throw new RedisTooOldError(facts.version ?? '');
    const { version, evictionPolicy } = facts;
    return [
      ok(`${name} answers (version ${version ?? 'unknown'}).`),
      ...(evictionPolicy === null || evictionPolicy === 'noeviction'
        ? []
        : [
            warning(
              `${name} drops jobs when its memory is full (maxmemory-policy is ${evictionPolicy}).`,
              'Set maxmemory-policy to noeviction in its configuration.'
            ),
          ]),
    ];
  } catch (error) {
    throw cause ?? error;
  } finally {
    if (client.status !== 'end') client.disconnect();
  }
};

interface ServerState {
  version: string;
  is_read_only: boolean;
  has_schema: boolean;
  may_create: boolean;
}

const STATE_SQL = `
  SELECT current_setting('server_version') AS version,
         current_setting('transaction_read_only') = 'on' AS is_read_only,
         EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1) AS has_schema,
         has_database_privilege(current_database(), 'CREATE') AS may_create`;

const askPostgres = async (server: {
  name: string;
  url: string;
  namespace: string;
}): Promise<Finding[]> => {
  const { name, url, namespace } = server;
  const { Client } = await import('pg');
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: ANSWER_MS,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<ServerState>(STATE_SQL, [namespace]);
    const [state] = rows;
    if (state?.is_read_only) throw Object.assign(new Error('read-only'), { code: '25006' });
    if (!state?.has_schema && !state?.may_create) {
      throw Object.assign(new Error('no rights'), { code: '42501' });
    }
    return [ok(`${name} answers (version ${state.version}).`)];
  } finally {
    await client.end().catch(() => undefined);
  }
};
