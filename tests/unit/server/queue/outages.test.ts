import { startPostgres, startRedis } from '../../../../scripts/services';
import type { QueueOptions } from '../../../../server/src/queue';
import { beforeTimer } from '../../../before-timer';
import { describeOn } from './harness/backends';
import { handlers, newNamespace, OpenedQueues, recorder } from './harness/opened-queues';
import { nudgeUntilSeen, stateOf } from './harness/queue-actions';
import { pause, until } from './harness/until';

/** What both servers can do. */
interface Server {
  port: number;
  url: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

const queues = new OpenedQueues();
const suite = (name: string, backend: 'redis' | 'postgres', start: () => Promise<Server>) => () => {
  let server: Server;
  let options: Partial<QueueOptions>;

  beforeAll(async () => {
    server = await start();
  });
  beforeEach(() => {
    options = { backend, url: server.url, namespace: newNamespace() };
  });
  afterEach(() => queues.close());
  afterAll(() => server.close());

  it('starts without its server, says what is wrong, and runs when the server comes', async () => {
    await server.stop();
    const { seen, handlers } = recorder();
    const queue = queues.create(options);
    await queue.start({ concurrency: 1, handlers });
    expect(await queue.status()).toEqual({
      backend,
      state: 'unreachable',
      problem:
        `The ${name} queue at 127.0.0.1:${server.port} cannot be used: ` +
        'the connection is refused, so nothing listens there. It is tried again by itself.',
      waiting: 0,
      active: 0,
      delayed: 0,
    });
    await queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() }]);
    await server.restart();
    await until(async () => (await stateOf(queue)) === 'running');
    expect((await queue.status()).problem).toBeNull();
    await nudgeUntilSeen(queue, { id: 2, seen });
    expect(queues.messages('error')).toHaveLength(1);
    expect(queues.messages('info')).toEqual([
      `The ${name} queue at 127.0.0.1:${server.port} is there again.`,
    ]);
  });

  it('goes on by itself after its server was stopped and started, for many nudges one message', async () => {
    const { seen, handlers } = recorder();
    const [worker, producer] = [queues.create(options), queues.create(options)];
    await worker.start({ concurrency: 1, handlers });
    await producer.start({ concurrency: 0, handlers: null });
    await nudgeUntilSeen(producer, { id: 1, seen });
    await server.kill();
    const stoppedAt = Date.now();
    for (let id = 10; id < 30; id += 1) {
      await producer.nudgeDeliveries([{ deliveryId: id, dueAt: Date.now() }]);
      await producer.nudgeOutbox();
    }
    await until(async () => (await stateOf(producer)) === 'unreachable', 5_000);
    await until(async () => (await stateOf(worker)) === 'unreachable', 5_000);
    expect(Date.now() - stoppedAt).toBeLessThan(5_000);
    expect(queues.messages('error')).toHaveLength(2);
    await server.restart();
    await until(async () => (await stateOf(producer)) === 'running');
    await until(async () => (await stateOf(worker)) === 'running');
    await nudgeUntilSeen(producer, { id: 2, seen });
    expect(queues.messages('error')).toHaveLength(2);
  });

  it('holds nobody up while its server answers nothing', async () => {
    const { seen, handlers } = recorder();
    const queue = queues.create(options);
    await queue.start({ concurrency: 1, handlers });
    server.pause();
    try {
      const nudged = queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() }]);
      expect(await beforeTimer(1_500, nudged)).not.toBe('late');
      await until(async () => (await stateOf(queue)) === 'unreachable', 6_000);
      expect((await queue.status()).problem).toMatch(/does not answer|in time/);
      const stuckAt = Date.now();
      const closing = queues.create(options);
      await closing.start({ concurrency: 1, handlers });
      expect(await stateOf(closing)).toBe('unreachable');
      await closing.close(500);
      expect(Date.now() - stuckAt).toBeLessThan(12_000);
    } finally {
      server.resume();
    }
    await until(async () => (await stateOf(queue)) === 'running');
    await nudgeUntilSeen(queue, { id: 2, seen });
  });

  it('lets a job that runs end while its server is away, and respects the concurrency after', async () => {
    const log: string[] = [];
    let running = 0;
    let most = 0;
    let release: () => void = () => undefined;
    const queue = queues.create(options);
    const delivery = async (id: number) => {
      running += 1;
      most = Math.max(most, running);
      log.push(`start ${id}`);
      if (id === 1) await new Promise<void>((resolve) => (release = resolve));
      log.push(`end ${id}`);
      running -= 1;
    };
    await queue.start({ concurrency: 1, handlers: handlers({ delivery }) });
    await queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() }]);
    await until(() => log.includes('start 1'));
    await server.stop();
    await until(async () => (await stateOf(queue)) === 'unreachable');
    await server.restart();
    await until(async () => (await stateOf(queue)) === 'running');
    await queue.nudgeDeliveries([{ deliveryId: 2, dueAt: Date.now() }]);
    await pause(500);
    expect(log).toEqual(['start 1']);
    release();
    await until(() => log.includes('end 2'));
    expect(log).toEqual(['start 1', 'end 1', 'start 2', 'end 2']);
    expect(most).toBe(1);
  });

  it('closes in bounded time although its server is gone', async () => {
    const queue = queues.create(options);
    const { handlers } = recorder();
    await queue.start({ concurrency: 2, handlers });
    await server.kill();
    const closingAt = Date.now();
    await queue.close(1_000);
    expect(Date.now() - closingAt).toBeLessThan(5_000);
    await server.restart();
  });

  it('tells of a wrong port and of an unknown host, never of user and password', async () => {
    const login = new URL(server.url);
    const problemAt = async (host: string): Promise<string | null> => {
      const queue = queues.create({
        ...options,
        url: `${login.protocol}//someone:hush-hush@${host}/0`,
      });
      await queue.start({ concurrency: 0, handlers: null });
      const { state, problem } = await queue.status();
      await queue.close(100);
      expect(state).toBe('unreachable');
      expect(problem).not.toMatch(/someone|hush/);
      return problem;
    };
    expect(await problemAt('127.0.0.1:1')).toContain('127.0.0.1:1 cannot be used: the connection');
    expect(await problemAt('queue.invalid:77')).toMatch(
      /queue\.invalid:77 cannot be used: (?:no such host|the name of the host)/
    );
    expect(JSON.stringify(queues.said)).not.toMatch(/someone|hush/);
  });
};

const redisServer = async (): Promise<Server> => startRedis();

const postgresServer = async (): Promise<Server> => {
  const postgres = await startPostgres();
  return { ...postgres, url: postgres.url() };
};

describeOn('redis', 'a Redis that goes away', suite('Redis', 'redis', redisServer));
describeOn(
  'postgres',
  'a PostgreSQL that goes away',
  suite('PostgreSQL', 'postgres', postgresServer)
);
