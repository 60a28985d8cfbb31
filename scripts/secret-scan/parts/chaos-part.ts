import { Redis } from 'ioredis';
import { Client } from 'pg';

import type { Sandbox } from '../../../sandbox/src';
import { articlesFor } from '../../../tests/chaos/articles';
import { Children } from '../../../tests/chaos/children';
import { openPostgres } from '../../../tests/chaos/delivery-rows';
import { KillOrders } from '../../../tests/chaos/kill-orders';
import { ChaosPerson, EDITOR } from '../../../tests/chaos/person';
import { scheduleOf } from '../../../tests/chaos/schedule';
import { Storm } from '../../../tests/chaos/storm';
import { connectAccounts } from '../../demo/connect-accounts';
import { ensureRule } from '../../demo/main-job';
import { freePort } from '../../services/free-port';
import { startPostgres, startRedis, type PostgresService, type RedisService } from '../../services';
import { FilesPlace } from '../places/files-place';
import type { Place } from '../places/place';
import { PostgresPlace } from '../places/postgres-place';
import { RedisPlace } from '../places/redis-place';
import { ChaosCast } from './chaos-cast';
import { openChaosSandbox } from './chaos-sandbox';
import { makeSecrets } from './made-secrets';
import { notePlatformSecrets, type EndedPart, type PartArgs } from './part';
import { environmentOf, logFolderOf } from './strapi-environment';

const DATABASE = 'chaos';
const SEED = 11;
/** Each restart of a worker costs seconds; a scan needs the kinds of trouble, not their number. */
const KILLS = 5;

export interface ChaosPartArgs extends PartArgs {
  /** Articles, each to three platforms. */
  publishes: number;
}

interface Services {
  redis: RedisService;
  postgres: PostgresService;
}

/** Kills, lost answers, a wiped queue and a Redis that goes away, on Redis and PostgreSQL. */
export const runChaosPart = async (args: ChaosPartArgs): Promise<EndedPart> => {
  const { folder, secrets, atEnd } = args;
  const made = makeSecrets(secrets);
  secrets.add('password of the chaos editor', EDITOR.password);
  const port = await freePort();
  const postgres = await startPostgres();
  atEnd(() => postgres.close());
  const redis = await startRedis({ password: made.redisPassword });
  atEnd(() => redis.close());
  const sandbox = await openChaosSandbox({ strapiUrl: `http://127.0.0.1:${port}`, made });
  atEnd(() => sandbox.close());
  const children = new Children();
  atEnd(() => children.killAll());
  const databaseUrl = new URL(await postgres.createDatabase(DATABASE));
  databaseUrl.password = encodeURIComponent(made.postgresPassword);
  const env = {
    ...environmentOf({ folder, port, sandbox, made }),
    ...IMPATIENCE,
    DATABASE_CLIENT: 'postgres',
    DATABASE_URL: databaseUrl.href,
    SOCIAL_QUEUE_BACKEND: 'redis',
    SOCIAL_QUEUE_URL: redis.url,
    SOCIAL_QUEUE_WORKER: 'false',
  };
  const summary = await storm({ args, env, port, sandbox, children, redis, postgres });
  notePlatformSecrets(sandbox, secrets);
  return { places: await placesOf(folder, { redis, postgres }), summary };
};

/** As in `npm run chaos`: a run takes a minute, the proportions are those of the defaults. */
const IMPATIENCE = {
  SOCIAL_LEASE_MS: '3000',
  SOCIAL_SWEEP_EVERY_MS: '1000',
  SOCIAL_SETTLING_FACTOR: '0.01',
  SOCIAL_BACKOFF_BASE_MS: '100',
  SOCIAL_PACE_MS: '0',
  SOCIAL_CIRCUIT_REST_MS: '500',
  SOCIAL_QUEUE_CONCURRENCY: '8',
};

interface StormArgs extends Services {
  args: ChaosPartArgs;
  env: Record<string, string>;
  port: number;
  sandbox: Sandbox;
  children: Children;
}

const storm = async ({ args, env, port, ...rest }: StormArgs): Promise<string> => {
  const { sandbox, children, redis, postgres } = rest;
  const { publishes, folder, listenTo } = args;
  const full = scheduleOf({ seed: SEED, publishes, backend: 'redis' });
  const schedule = { ...full, kills: full.kills.slice(0, KILLS) };
  const orders = new KillOrders(schedule.kills);
  const cast = new ChaosCast({
    ...{ children, env, orders, redis, sandbox },
    logFolder: logFolderOf(folder),
  });
  const url = `http://127.0.0.1:${port}`;
  const { broken } = await cast.startStrapi(url);
  listenTo(url);
  const person = new ChaosPerson(url);
  await person.client.enter(EDITOR);
  await connectAccounts(person.client, sandbox);
  await ensureRule(person.client);
  const tables = openPostgres(postgres.url(DATABASE));
  const strike = cast.strike.bind(cast);
  const run = new Storm({ person, tables, orders, schedule, strike }, articlesFor(publishes, SEED));
  try {
    const idle = new Promise<never>(() => undefined);
    const failed = Promise.all([broken, cast.runWorkers()]).then(() => idle);
    await Promise.race([run.run(), failed]);
    await cast.stop();
    return `${run.acknowledged.length} publishes, ${orders.count} kills, ${sandbox.ledger.all().length} posts`;
  } finally {
    await tables.close();
  }
};

const placesOf = async (folder: string, { redis, postgres }: Services): Promise<Place[]> => [
  new PostgresPlace('PostgreSQL, tables', postgres, DATABASE),
  new FilesPlace('PostgreSQL, files', await postgresFolderOf(postgres), folder),
  new RedisPlace('Redis, keys and values', redis.url),
  new FilesPlace('Redis, all that was written', await redisFolderOf(redis), folder),
  new FilesPlace('logs of Strapi and workers (chaos)', logFolderOf(folder), folder),
];

/** Deleted rows and the write-ahead log are in there, too. */
const postgresFolderOf = async (postgres: PostgresService): Promise<string> => {
  await postgres.run('CHECKPOINT');
  const client = new Client({ connectionString: postgres.url() });
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    return rows[0]?.data_directory ?? '';
  } finally {
    await client.end();
  }
};

/** Where the append-only file is: every command, also of jobs that are long gone. */
const redisFolderOf = async ({ url }: RedisService): Promise<string> => {
  const client = new Redis(url);
  try {
    const [, folder] = (await client.config('GET', 'dir')) as string[];
    return folder ?? '';
  } finally {
    client.disconnect();
  }
};
