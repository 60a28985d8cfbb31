import { QUEUE_BACKENDS } from '../../../../server/src/queue/distribution-queue';
import type { QueueOptions } from '../../../../server/src/queue';
import { describeOn, serveBackend, type ServedBackend } from './harness/backends';
import { handlers, newNamespace, OpenedQueues, recorder } from './harness/opened-queues';
import { pause, until } from './harness/until';

const queues = new OpenedQueues();

const suite = (backend: QueueOptions['backend']) => () => {
  let served: ServedBackend;
  let options: Pick<QueueOptions, 'backend' | 'url' | 'namespace' | 'dataDir'>;

  beforeAll(async () => {
    served = await serveBackend(backend);
  });
  beforeEach(() => {
    const dataDir = queues.folder();
    served.prepare(dataDir);
    options = { ...served.options, namespace: newNamespace(), dataDir };
  });
  afterEach(() => queues.close());
  afterAll(() => served.close());

  it('hands over deliveries not before they are due, and the outbox at once', async () => {
    const times = new Map<number, number>();
    let outboxAt = Infinity;
    const queue = queues.create(options);
    await queue.start({
      concurrency: 3,
      handlers: handlers({
        delivery: (id) => Promise.resolve(void times.set(id, Date.now())),
        outbox: () => Promise.resolve(void (outboxAt = Date.now())),
      }),
    });
    const dueAt = Date.now() + 1_200;
    await queue.nudgeDeliveries([
      { deliveryId: 2, dueAt },
      { deliveryId: 1, dueAt: Date.now() - 5_000 },
    ]);
    await queue.nudgeOutbox();
    await until(() => times.size === 2 && outboxAt < Infinity);
    const last = times.get(2) ?? 0;
    expect(last).toBeGreaterThanOrEqual(dueAt - 20);
    // Not "before dueAt": a machine that is busy is late with everything, but keeps the order.
    expect(times.get(1)).toBeLessThan(last);
    expect(outboxAt).toBeLessThanOrEqual(last);
  });

  it('takes lower priority numbers first, and earlier nudges first among equals', async () => {
    const producer = queues.create(options);
    await producer.start({ concurrency: 0, handlers: null });
    const dueAt = Date.now();
    await producer.nudgeDeliveries([
      { deliveryId: 1, dueAt },
      { deliveryId: 2, dueAt, priority: 9 },
      { deliveryId: 3, dueAt, priority: 1 },
      { deliveryId: 4, dueAt, priority: 5 },
    ]);
    expect(await producer.status()).toMatchObject({ state: 'running', waiting: 4, delayed: 0 });
    if (backend === 'embedded') await producer.close(1_000);
    const { seen, handlers } = recorder();
    await queues.create(options).start({ concurrency: 1, handlers });
    await until(() => seen.length === 4);
    expect(seen).toEqual([3, 1, 4, 2]);
  });

  it('takes repeated nudges for the same moment as one job, while it waits', async () => {
    const { seen, handlers } = recorder();
    const queue = queues.create(options);
    await queue.start({ concurrency: 2, handlers });
    const nudge = { deliveryId: 5, dueAt: Date.now() + 600 };
    await Promise.all([queue.nudgeDeliveries([nudge]), queue.nudgeDeliveries([nudge, nudge])]);
    expect(await queue.status()).toMatchObject({ delayed: 1 });
    await until(() => seen.length > 0);
    await pause(200);
    expect(seen).toEqual([5]);
    await queue.nudgeDeliveries([nudge]);
    await until(() => seen.length === 2);
  });

  it('goes on after a job that fails, and says so', async () => {
    const seen: number[] = [];
    const queue = queues.create(options);
    await queue.start({
      concurrency: 1,
      handlers: handlers({
        delivery: (id) => {
          seen.push(id);
          return id === 1 ? Promise.reject(new Error('broken handler')) : Promise.resolve();
        },
      }),
    });
    const dueAt = Date.now();
    await queue.nudgeDeliveries([
      { deliveryId: 1, dueAt },
      { deliveryId: 2, dueAt },
    ]);
    await until(() => seen.includes(2));
    await until(() => queues.messages('error').some((line) => line.includes('broken handler')));
    await pause(100);
    expect(seen).toEqual([1, 2]);
    expect(await queue.status()).toMatchObject({ waiting: 0, active: 0, delayed: 0 });
  });

  it('works on as many deliveries at the same time as it may, and no more', async () => {
    let running = 0;
    let most = 0;
    let done = 0;
    const queue = queues.create(options);
    await queue.start({
      concurrency: 4,
      handlers: handlers({
        delivery: async () => {
          running += 1;
          most = Math.max(most, running);
          await pause(60);
          running -= 1;
          done += 1;
        },
      }),
    });
    const dueAt = Date.now();
    await queue.nudgeDeliveries(Array.from({ length: 20 }, (_, id) => ({ deliveryId: id, dueAt })));
    await until(() => done === 20);
    expect(most).toBe(4);
  });

  it('adds many jobs in one call', async () => {
    const queue = queues.create(options);
    await queue.start({ concurrency: 0, handlers: null });
    const dueAt = Date.now() + 3_600_000;
    await queue.nudgeDeliveries(
      Array.from({ length: 1_100 }, (_, id) => ({ deliveryId: id, dueAt }))
    );
    await until(async () => (await queue.status()).delayed === 1_100);
  });

  it('waits for a running job when it closes, and keeps the jobs that wait', async () => {
    const done: number[] = [];
    const queue = queues.create(options);
    let startedOne = false;
    const slow = handlers({
      delivery: async (id) => {
        startedOne = true;
        await pause(500);
        done.push(id);
      },
    });
    await queue.start({ concurrency: 1, handlers: slow });
    const dueAt = Date.now();
    await queue.nudgeDeliveries([1, 2, 3].map((deliveryId) => ({ deliveryId, dueAt })));
    await until(() => startedOne);
    await queue.close(5_000);
    expect(done).toEqual([1]);
    expect(await queue.status()).toMatchObject({ state: 'stopped', waiting: 0, active: 0 });
    const { seen, handlers: next } = recorder();
    await queues.create(options).start({ concurrency: 1, handlers: next });
    await until(() => seen.length === 2);
    expect(seen).toEqual([2, 3]);
  });

  it('closes in bounded time although a job does not end', async () => {
    const queue = queues.create(options);
    let started = false;
    let endJob: () => void = () => undefined;
    const endless = handlers({
      delivery: () => {
        started = true;
        return new Promise<void>((resolve) => (endJob = resolve));
      },
    });
    await queue.start({ concurrency: 1, handlers: endless });
    await queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() }]);
    await until(() => started);
    const closedAt = Date.now();
    await queue.close(300);
    expect(Date.now() - closedAt).toBeGreaterThanOrEqual(290);
    expect(Date.now() - closedAt).toBeLessThan(6_000);
    endJob();
  });

  it('can be started again after it was closed', async () => {
    const { seen, handlers } = recorder();
    const queue = queues.create(options);
    await queue.start({ concurrency: 1, handlers });
    await queue.close(1_000);
    await queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() }]);
    await queue.start({ concurrency: 1, handlers });
    await queue.nudgeDeliveries([{ deliveryId: 2, dueAt: Date.now() }]);
    await until(() => seen.length > 0);
    expect(seen).toEqual([2]);
  });

  it('says nothing to anybody while all is well', async () => {
    const { seen, handlers } = recorder();
    const queue = queues.create(options);
    await queue.nudgeDeliveries([{ deliveryId: 1, dueAt: Date.now() }]);
    await queue.nudgeOutbox();
    expect(await queue.status()).toMatchObject({ backend, state: 'stopped', problem: null });
    const starting = queue.start({ concurrency: 1, handlers });
    expect(await queue.status()).toMatchObject({ state: 'starting', problem: null });
    await starting;
    await queue.nudgeDeliveries([{ deliveryId: 2, dueAt: Date.now() }]);
    await until(() => seen.length === 1);
    expect(await queue.status()).toMatchObject({ state: 'running', problem: null });
    await queue.close(1_000);
    expect(queues.said).toEqual([]);
  });

  if (backend === 'embedded') return;

  it('hands jobs from a process that only adds them to another that works', async () => {
    const { seen, handlers } = recorder();
    const producer = queues.create(options);
    await producer.start({ concurrency: 0, handlers: null });
    await queues.create(options).start({ concurrency: 1, handlers });
    await producer.nudgeDeliveries([{ deliveryId: 7, dueAt: Date.now() }]);
    await until(() => seen.length === 1);
    expect(seen).toEqual([7]);
  });

  it('shares the jobs among workers, each job to one', async () => {
    const [one, other] = [recorder(), recorder()];
    for (const { handlers: record, seen } of [one, other]) {
      const delivery = async (id: number) => {
        await pause(10);
        await record.delivery(id);
      };
      await queues.create(options).start({ concurrency: 2, handlers: handlers({ delivery }) });
      expect(seen).toEqual([]);
    }
    const producer = queues.create(options);
    await producer.start({ concurrency: 0, handlers: null });
    const dueAt = Date.now();
    const ids = Array.from({ length: 60 }, (_, id) => id);
    await producer.nudgeDeliveries(ids.map((deliveryId) => ({ deliveryId, dueAt })));
    await until(() => one.seen.length + other.seen.length >= 60);
    await pause(100);
    expect([...one.seen, ...other.seen].sort((a, b) => a - b)).toEqual(ids);
    expect(one.seen.length).toBeGreaterThan(0);
    expect(other.seen.length).toBeGreaterThan(0);
  });

  it('keeps two namespaces apart', async () => {
    const [ours, theirs] = [recorder(), recorder()];
    const queue = queues.create(options);
    await queue.start({ concurrency: 1, handlers: ours.handlers });
    const stranger = queues.create({ ...options, namespace: `${options.namespace}_b` });
    await stranger.start({ concurrency: 1, handlers: theirs.handlers });
    const dueAt = Date.now() + 300;
    await queue.nudgeDeliveries([{ deliveryId: 1, dueAt }]);
    await stranger.nudgeDeliveries([{ deliveryId: 2, dueAt }]);
    expect(await queue.status()).toMatchObject({ delayed: 1 });
    await until(() => ours.seen.length > 0 && theirs.seen.length > 0);
    await pause(100);
    expect(ours.seen).toEqual([1]);
    expect(theirs.seen).toEqual([2]);
  });
};

for (const backend of QUEUE_BACKENDS) {
  describeOn(backend, `the queue on ${backend}`, suite(backend));
}
