import {
  PostgresConnection,
  PostgresQueueBackend,
  type BackendFactory,
  type PostgresConnectionOptions,
  type PostgresPoolConfig,
} from 'bullmq';

import { bullClasses } from '../bull-classes';
import type { QueueOptions } from '../distribution-queue';
import type { QueueStore, StoreAccess } from '../queue-store';
import { readServerUrl } from '../server-url';
import { loadTelemetry } from '../telemetry';
import { within } from '../within';
import { isEmptied, removeEmptiedSchema } from './emptied-schema';
import { explainPostgres } from './explain-postgres';
import { OpenSockets } from './open-sockets';
import { queueTypes } from './queue-types';

const PORT = 5432;
const CONNECT_TIMEOUT_MS = 3_000;
const QUERY_TIMEOUT_MS = 15_000;
const OPEN_LIMIT_MS = 30_000;
const GOODBYE_MS = 1_000;
/** Connections for nudges, counts and probes. */
const PRODUCER_CONNECTIONS = 2;
/** Jobs wait for the platforms, hardly for the queue: a few connections serve many of them. */
const WORKER_CONNECTIONS = 3;
/** A worker asks again after this time, also while only later jobs wait and no call wakes it. */
const LONGEST_WAIT_S = 10;

type Settings = Pick<QueueOptions, 'namespace' | 'isTraced'> & { url: string };

/** The queue in a PostgreSQL, in a schema of the name `namespace`. */
export const postgresAccess = ({ url, namespace, isTraced = false }: Settings): StoreAccess => {
  const { place, redact } = readServerUrl(url, PORT);
  const name = `The PostgreSQL queue at ${place}`;
  return {
    name,
    openLimitMs: OPEN_LIMIT_MS,
    redact,
    explain: (error) => {
      const problem = redact(explainPostgres(error));
      return `${name} cannot be used: ${problem}. It is tried again by itself.`;
    },
    open: (trouble) => openStore({ url, schema: namespace, isTraced, trouble }),
  };
};

interface Opening {
  url: string;
  schema: string;
  isTraced: boolean;
  trouble: (error: Error) => void;
}

const openStore = async (opening: Opening): Promise<QueueStore> => {
  const { url, schema, isTraced, trouble } = opening;
  const telemetry = await loadTelemetry(isTraced);
  const sockets = new OpenSockets();
  const config: PostgresPoolConfig = {
    connectionString: url,
    schema,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: QUERY_TIMEOUT_MS,
    statement_timeout: QUERY_TIMEOUT_MS,
    keepAlive: true,
    types: await queueTypes(),
    stream: () => sockets.create(),
  };
  const connect = () =>
    new PostgresConnection({ ...config, migrate: true, max: PRODUCER_CONNECTIONS });
  const producer = await connected(connect, schema).catch((error: unknown) => {
    sockets.destroy();
    throw error;
  });
  producer.on('error', trouble);
  return {
    ...bullClasses(backendFactory(producer, config), { connection: producer.pool, telemetry }),
    probe: () => probe(producer, schema),
    disconnect: async () => {
      const closing = producer.close();
      sockets.destroy();
      await within(GOODBYE_MS, closing).catch(() => undefined);
    },
  };
};

/** Connects and sets the schema up. */
const connected = async (
  connect: () => PostgresConnection,
  schema: string
): Promise<PostgresConnection> => {
  const connection = connect();
  try {
    await connection.waitUntilReady();
    return connection;
  } catch (error) {
    if (isEmptied(error)) await removeEmptiedSchema(connection.pool, schema);
    void connection.close().catch(() => undefined);
    if (!isEmptied(error)) throw error;
  }
  const again = connect();
  await again.waitUntilReady();
  return again;
};

/** Both queues share the producer's connections; each worker has its own, one of them to listen. */
const backendFactory =
  (
    producer: PostgresConnection,
    config: PostgresPoolConfig
  ): BackendFactory<PostgresQueueBackend, PostgresConnectionOptions> =>
  (name, options, { withBlockingConnection } = {}) => {
    if (!withBlockingConnection) return new PostgresQueueBackend(producer, name, options, false);
    const own = new PostgresConnection({ ...config, max: WORKER_CONNECTIONS });
    const backend = new PostgresQueueBackend(own, name, options, true, name);
    return Object.defineProperty(backend, 'maximumBlockTimeout', { value: LONGEST_WAIT_S });
  };

const probe = async ({ pool }: PostgresConnection, schema: string): Promise<void> => {
  const { rows } = await pool.query<{ readOnly: string }>(
    `SELECT current_setting('transaction_read_only') AS "readOnly",
            EXISTS (SELECT 1 FROM "${schema}".job) AS "hasJobs"`
  );
  if (rows[0]?.readOnly !== 'on') return;
  throw Object.assign(new Error('read-only'), { code: '25006' });
};
