import { createRedisBackend, type Telemetry } from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';

import { bullClasses } from '../bull-classes';
import type { QueueOptions } from '../distribution-queue';
import type { QueueStore, StoreAccess } from '../queue-store';
import { readServerUrl } from '../server-url';
import { loadTelemetry } from '../telemetry';
import { within } from '../within';
import { explainRedis, RedisTooOldError } from './explain-redis';
import { isTooOld, readServerFacts, type ServerFacts } from './server-facts';

const PORT = 6379;
const CONNECT_TIMEOUT_MS = 3_000;
const GREETING_LIMIT_MS = 3_000;
const OPEN_LIMIT_MS = 15_000;
const PROBE_KEPT_MS = 60_000;

/** BullMQ waits for jobs on connections without limits of time, hence null. */
const CLIENT_OPTIONS = {
  lazyConnect: true,
  connectTimeout: CONNECT_TIMEOUT_MS,
  keepAlive: 10_000,
  maxRetriesPerRequest: null,
  // The supervisor opens connections anew; a command fails at once when there is none.
  enableOfflineQueue: false,
  retryStrategy: () => null,
} as const satisfies RedisOptions;

type Settings = Pick<QueueOptions, 'namespace' | 'isTraced' | 'log'> & { url: string };

/** The queue in a Redis, every key under the prefix `namespace`. */
export const redisAccess = ({ url, namespace, isTraced = false, log }: Settings): StoreAccess => {
  const { place, redact } = readServerUrl(url, PORT);
  const name = `The Redis queue at ${place}`;
  let hasWarned = false;
  const warnOfEviction = ({ evictionPolicy }: ServerFacts) => {
    if (hasWarned || evictionPolicy === null || evictionPolicy === 'noeviction') return;
    hasWarned = true;
    log.warn(
      `${name} drops jobs when its memory is full (maxmemory-policy is ${evictionPolicy}). ` +
        'Set maxmemory-policy to noeviction.'
    );
  };
  return {
    name,
    openLimitMs: OPEN_LIMIT_MS,
    redact,
    explain: (error) => {
      const problem = redact(explainRedis(error, url));
      return `${name} cannot be used: ${problem}. It is tried again by itself.`;
    },
    open: async () => {
      const { Redis: Client } = await import('ioredis');
      const client = new Client(url, CLIENT_OPTIONS);
      const { info, facts } = await greet(client);
      warnOfEviction(facts);
      const telemetry = await loadTelemetry(isTraced);
      return storeOn(withKnownInfo(client, info), { prefix: namespace, telemetry });
    },
  };
};

/** Connects and asks who is there. */
const greet = async (client: Redis): Promise<{ info: string; facts: ServerFacts }> => {
  let cause: Error | null = null;
  client.on('error', (error: Error) => {
    // ioredis rejects with "Connection is closed", and tells the reason only here.
    cause ??= error;
  });
  try {
    await within(GREETING_LIMIT_MS, client.connect());
    const info = await within(GREETING_LIMIT_MS, client.info());
    const facts = readServerFacts(info);
    // A database number that does not exist is reported, yet ioredis goes on with another one.
    if (cause !== null) throw cause as Error;
    if (isTooOld(facts)) throw new RedisTooOldError(facts.version ?? '');
    return { info, facts };
  } catch (error) {
    drop(client);
    throw cause ?? error;
  }
};

/** Disconnecting twice would leave ioredis waiting for a socket that is gone. */
const drop = (client: Redis): void => {
  if (client.status !== 'end') client.disconnect();
};

interface Place {
  prefix: string;
  telemetry: Telemetry | undefined;
}

const storeOn = (client: Redis, { prefix, telemetry }: Place): QueueStore => ({
  ...bullClasses(createRedisBackend, { connection: client, prefix, telemetry }),
  // A write: a Redis that is full or a replica answers everything else.
  probe: async () => {
    await client.set(`${prefix}:probe`, '1', 'PX', PROBE_KEPT_MS);
  },
  disconnect: () => {
    drop(client);
    return Promise.resolve();
  },
});

/**
 * Answers BullMQ's question for INFO, asked once for each connection, from memory. It would print
 * its own warning of the eviction policy, past our log, so that line is left out.
 */
const withKnownInfo = (client: Redis, info: string): Redis => {
  const known = info.replaceAll(/^maxmemory_policy:.*$/gm, '');
  const ask = client.info.bind(client) as (...args: unknown[]) => Promise<string>;
  const duplicate = client.duplicate.bind(client);
  return Object.assign(client, {
    // ioredis itself asks with a callback, for the state of the server.
    info: (...args: unknown[]) => (args.length === 0 ? Promise.resolve(known) : ask(...args)),
    duplicate: (override?: Partial<RedisOptions>) => withKnownInfo(duplicate(override), info),
  });
};
