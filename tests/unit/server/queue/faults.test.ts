import { types } from 'pg';

import {
  startPostgres,
  startRedis,
  type PostgresService,
  type RedisService,
} from '../../../../scripts/services';
import { describeOn } from './harness/backends';
import { handlers, newNamespace, OpenedQueues, recorder } from './harness/opened-queues';
import { nudgeUntilSeen, stateOf } from './harness/queue-actions';
import { until } from './harness/until';

const queues = new OpenedQueues();

describeOn('redis', 'a Redis with faults', () => {
  let redis: RedisService;
  const password = 'hush/hush word';

  beforeAll(async () => {
    redis = await startRedis({ password, args: ['--maxmemory-policy', 'allkeys-lru'] });
  });
  afterEach(() => queues.close());
  afterAll(() => redis.close());

  const problemOf = async (url: string): Promise<string | null> => {
    const queue = queues.create({ backend: 'redis', url });
    await queue.start({ concurrency: 0, handlers: null });
    return (await queue.status()).problem;
  };

  it('tells of a missing and of a wrong password, and never tells the password', async () => {
    const place = `127.0.0.1:${redis.port}`;
    expect(await problemOf(`redis://${place}`)).toContain('it wants a password');
    expect(await problemOf(`redis://:hush-hush@${place}`)).toContain('user or password are wrong');
    expect(await problemOf(`redis://intruder:hush-hush@${place}`)).toContain('are wrong');
    expect(await problemOf(`rediss://:hush-hush@${place}`)).toContain('does it speak TLS?');
    expect(await problemOf(`${redis.url}/99`)).toContain('no database of that number');
    const all = JSON.stringify(queues.said);
    expect(all).toContain(place);
    expect(all).not.toMatch(/hush|intruder/);
  });

  it('warns once of an eviction policy that drops jobs', async () => {
    const printed = jest.spyOn(console, 'warn').mockReturnValue();
    const { handlers } = recorder();
    const queue = queues.create({ backend: 'redis', url: redis.url });
    await queue.start({ concurrency: 1, handlers });
    await redis.stop();
    await until(async () => (await stateOf(queue)) === 'unreachable');
    await redis.restart();
    await until(async () => (await stateOf(queue)) === 'running');
    expect(queues.messages('warn').filter((line) => line.includes('allkeys-lru'))).toHaveLength(1);
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it('works on after everything in it was removed, also while a job ran', async () => {
    const seen: number[] = [];
    let release: () => void = () => undefined;
    const queue = queues.create({ backend: 'redis', url: redis.url });
    const delivery = async (id: number) => {
      seen.push(id);
      if (id === 1) await new Promise<void>((resolve) => (release = resolve));
    };
    await queue.start({ concurrency: 1, handlers: handlers({ delivery }) });
    const dueAt = Date.now();
    await queue.nudgeDeliveries([
      { deliveryId: 1, dueAt },
      { deliveryId: 2, dueAt: dueAt + 60_000 },
    ]);
    await until(() => seen.includes(1));
    await redis.flush();
    release();
    await queue.nudgeDeliveries([{ deliveryId: 3, dueAt: Date.now() }]);
    await until(() => seen.includes(3));
    expect(seen).toEqual([1, 3]);
    expect(await queue.status()).toMatchObject({ state: 'running', delayed: 0 });
  });
});

describeOn('postgres', 'a PostgreSQL with faults', () => {
  let postgres: PostgresService;

  beforeAll(async () => {
    postgres = await startPostgres();
    await postgres.run(`CREATE ROLE "someone" LOGIN PASSWORD 'hush'`);
  });
  afterEach(() => queues.close());
  afterAll(() => postgres.close());

  const startAt = async (url: string, namespace = newNamespace()) => {
    const record = recorder();
    const queue = queues.create({ backend: 'postgres', url, namespace });
    await queue.start({ concurrency: 1, handlers: record.handlers });
    return { queue, seen: record.seen, namespace };
  };

  it('tells of a missing database, a missing right, TLS and a read-only server', async () => {
    const place = `127.0.0.1:${postgres.port}`;
    const problemOf = async (url: string) =>
      (await (await startAt(url)).queue.status()).problem ?? '';
    expect(await problemOf(`postgres://postgres:hush@${place}/nowhere`)).toContain(
      `The PostgreSQL queue at ${place} cannot be used: that database does not exist there`
    );
    expect(await problemOf(`postgres://someone:hush@${place}/postgres`)).toContain('lacks rights');
    expect(await problemOf(`${postgres.url()}?sslmode=require`)).toContain('it offers no TLS');
    const readOnly = await postgres.createDatabase('frozen');
    await postgres.run('ALTER DATABASE frozen SET default_transaction_read_only = on');
    expect(await problemOf(readOnly)).toContain('read-only');
    expect(JSON.stringify(queues.said)).not.toContain('hush');
  });

  it('reads its jobs although Strapi makes the driver hand out JSONB as text', async () => {
    const jsonb = types.builtins.JSONB;
    const parse = types.getTypeParser(jsonb) as (value: string) => unknown;
    types.setTypeParser(jsonb, (value) => value);
    try {
      const { queue, seen } = await startAt(postgres.url());
      await queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() }]);
      await until(() => seen.includes(1));
    } finally {
      types.setTypeParser(jsonb, parse);
    }
  });

  it('makes its schema again when somebody removed it', async () => {
    const { queue, seen, namespace } = await startAt(postgres.url());
    await nudgeUntilSeen(queue, { id: 1, seen });
    // The worker holds locks on it at every moment: PostgreSQL may choose us as the victim.
    const drop = () => postgres.run(`DROP SCHEMA IF EXISTS "${namespace}" CASCADE`);
    await until(() =>
      drop().then(
        () => true,
        () => false
      )
    );
    await nudgeUntilSeen(queue, { id: 2, seen });
    await until(async () => (await stateOf(queue)) === 'running');
    const told = [...queues.messages('error'), ...queues.messages('warn')];
    expect(told.length).toBeLessThanOrEqual(3);
  });

  it('works on after all its tables were emptied, and can be started on them', async () => {
    const { queue, seen, namespace } = await startAt(postgres.url());
    await queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() + 60_000 }]);
    const tables =
      'migration, meta, job, job_log, job_dependency, event, metrics, rate_limit, dedup';
    const names = tables.split(', ').map((table) => `"${namespace}".${table}`);
    const truncate = `TRUNCATE ${names.join(', ')} CASCADE`;
    await postgres.run(truncate);
    await nudgeUntilSeen(queue, { id: 2, seen });
    expect(seen).not.toContain(1);
    await queue.close(1_000);
    await postgres.run(truncate);
    const next = await startAt(postgres.url(), namespace);
    expect((await next.queue.status()).problem).toBeNull();
    await nudgeUntilSeen(next.queue, { id: 3, seen: next.seen });
  });

  it('leaves a schema alone that holds more than the queue', async () => {
    const { queue, namespace } = await startAt(postgres.url());
    await queue.close(1_000);
    await postgres.run(`CREATE TABLE "${namespace}".books (title text)`);
    await postgres.run(`TRUNCATE "${namespace}".migration`);
    const next = await startAt(postgres.url(), namespace);
    const { state, problem } = await next.queue.status();
    expect(state).toBe('unreachable');
    expect(problem).toContain('set queue.namespace to a schema of its own');
    await postgres.run(`SELECT title FROM "${namespace}".books`);
  });

  it('survives that its connections are cut one by one', async () => {
    const { queue, seen } = await startAt(postgres.url());
    await nudgeUntilSeen(queue, { id: 1, seen });
    await postgres.run(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()'
    );
    await nudgeUntilSeen(queue, { id: 2, seen });
  });
});
