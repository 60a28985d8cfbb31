import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  createEmbeddedQueue,
  type DistributionQueue,
  type QueueHandlers,
} from '../../../../server/src/queue';

let folder: string;
const open: DistributionQueue[] = [];
const said: string[] = [];

const queueIn = (dataDir: string): DistributionQueue => {
  const say = (message: string) => void said.push(message);
  const queue = createEmbeddedQueue({
    dataDir,
    concurrency: 3,
    sweepEveryMs: 60_000,
    log: { info: say, warn: say, error: say },
  });
  open.push(queue);
  return queue;
};

const handlers = (over: Partial<QueueHandlers> = {}): QueueHandlers => ({
  delivery: () => Promise.resolve(),
  outbox: () => Promise.resolve(),
  sweep: () => Promise.resolve(),
  ...over,
});

const until = async (condition: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 400 && !condition(); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  expect(condition()).toBe(true);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'queue-'));
  said.length = 0;
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.close(2000)));
  rmSync(folder, { recursive: true, force: true });
});

describe('the embedded queue', () => {
  it('hands over deliveries when they are due, and the outbox and a sweep at once', async () => {
    const seen: string[] = [];
    const times = new Map<number, number>();
    const queue = queueIn(folder);
    await queue.start(
      handlers({
        delivery: async (id) => {
          times.set(id, Date.now());
          await Promise.resolve();
        },
        outbox: () => Promise.resolve(void seen.push('outbox')),
        sweep: () => Promise.resolve(void seen.push('sweep')),
      })
    );
    const dueAt = Date.now() + 1000;
    await queue.nudgeDelivery(2, dueAt);
    await queue.nudgeDelivery(1, Date.now());
    await queue.nudgeOutbox();
    await until(() => times.size === 2);
    expect(times.get(1)).toBeLessThan(dueAt);
    expect(times.get(2)).toBeGreaterThanOrEqual(dueAt - 50);
    await until(() => seen.includes('outbox') && seen.includes('sweep'));
    expect(await queue.status()).toMatchObject({ state: 'running', problem: null });
  });

  it('takes two nudges for the same moment as one', async () => {
    const seen: number[] = [];
    const queue = queueIn(folder);
    await queue.start(handlers({ delivery: (id) => Promise.resolve(void seen.push(id)) }));
    const dueAt = Date.now() + 400;
    await Promise.all([queue.nudgeDelivery(5, dueAt), queue.nudgeDelivery(5, dueAt)]);
    await until(() => seen.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(seen).toEqual([5]);
  });

  it('swallows nudges before it runs: the sweep makes up for them', async () => {
    const queue = queueIn(folder);
    await queue.nudgeDelivery(1, Date.now());
    await queue.nudgeOutbox();
    expect(await queue.status()).toMatchObject({ state: 'stopped' });
  });

  it('survives a handler that fails', async () => {
    const seen: number[] = [];
    const queue = queueIn(folder);
    await queue.start(
      handlers({
        delivery: (id) => {
          seen.push(id);
          return id === 1 ? Promise.reject(new Error('broken handler')) : Promise.resolve();
        },
      })
    );
    await queue.nudgeDelivery(1, Date.now());
    await queue.nudgeDelivery(2, Date.now());
    await until(() => seen.includes(2));
    await until(() => said.some((line) => line.includes('broken handler')));
  });

  it('refuses a folder that a living process owns, in one sentence with a way out', async () => {
    // The test's parent is alive and is not this process.
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'owner.pid'), String(process.ppid));
    const queue = queueIn(folder);
    await expect(queue.start(handlers())).rejects.toThrow(
      `in use by process ${process.ppid}, and it serves one process only`
    );
    const status = await queue.status();
    expect(status.state).toBe('failed');
    expect(status.problem).toContain('queue.dataDir');
  });

  it('takes over the folder of a process that was killed, and a store that is broken', async () => {
    writeFileSync(join(folder, 'owner.pid'), '999999999');
    mkdirSync(join(folder, 'pg'));
    writeFileSync(join(folder, 'pg', 'PG_VERSION'), 'rubbish');
    const queue = queueIn(folder);
    await queue.start(handlers());
    expect(await queue.status()).toMatchObject({ state: 'running' });
    expect(said.join()).toContain('made anew');
  });
});
