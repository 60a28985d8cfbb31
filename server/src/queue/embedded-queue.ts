import { createPostgresBackend, withBackend, type Job, type PgPool } from 'bullmq';

import type {
  DistributionQueue,
  Nudge,
  QueueHandlers,
  QueueOptions,
  QueueStart,
  QueueStatus,
} from './distribution-queue';
import { openEmbeddedStore, type EmbeddedStore } from './embedded/open-store';

const { Queue, Worker } = withBackend(createPostgresBackend);

const DELIVERIES = 'deliveries';
const MAINTENANCE = 'maintenance';
/** Finished jobs say nothing that the delivery's events do not say better. */
const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true } as const;

interface JobData {
  deliveryId?: number;
}

interface Running {
  store: EmbeddedStore;
  deliveries: InstanceType<typeof Queue<JobData>>;
  maintenance: InstanceType<typeof Queue<JobData>>;
  workers: InstanceType<typeof Worker<JobData, void>>[];
}

/** BullMQ on PGlite inside this process: the backend that needs nothing installed. */
export class EmbeddedQueue implements DistributionQueue {
  #running: Running | null = null;
  #starting: Promise<void> | null = null;
  #problem: string | null = null;
  #closed = false;

  constructor(private readonly options: QueueOptions) {}

  async nudgeDeliveries(nudges: readonly Nudge[]): Promise<void> {
    const queue = this.#running?.deliveries;
    if (!queue || nudges.length === 0) return;
    const jobs = nudges.map(({ deliveryId, dueAt, priority = 5 }) => ({
      name: 'deliver',
      data: { deliveryId },
      opts: {
        ...JOB_OPTIONS,
        delay: Math.max(0, dueAt - Date.now()),
        jobId: `delivery-${deliveryId}-${dueAt}`,
        priority,
      },
    }));
    await this.#attempt(`${nudges.length} deliveries`, () => queue.addBulk(jobs));
  }

  async nudgeOutbox(): Promise<void> {
    const queue = this.#running?.maintenance;
    if (queue) await this.#attempt('the outbox', () => queue.add('outbox', {}, JOB_OPTIONS));
  }

  start({ handlers, concurrency }: QueueStart): Promise<void> {
    this.#starting ??= this.#boot(handlers, concurrency);
    return this.#starting;
  }

  status(): Promise<QueueStatus> {
    const starting = this.#starting !== null;
    return statusOf(this.#running, { starting, problem: this.#problem });
  }

  async close(graceMs: number): Promise<void> {
    this.#closed = true;
    await this.#starting?.catch(() => undefined);
    if (this.#running) await shutDown(this.#running, graceMs);
    this.#running = null;
  }

  async #boot(handlers: QueueHandlers | null, concurrency: number): Promise<void> {
    const { options } = this;
    try {
      const store = await openEmbeddedStore(options.dataDir, (message) =>
        options.log.warn(message)
      );
      if (this.#closed) return await store.close();
      this.#running = await runOn({ store, handlers, concurrency, options });
    } catch (error) {
      this.#problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** A queue that is down must never fail the caller: the sweep makes up for it. */
  async #attempt(what: string, act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.options.log.warn(
        `Queue: ${what} was not accepted (${String(error)}); the sweep retries.`
      );
    }
  }
}

export const createDistributionQueue = (options: QueueOptions): DistributionQueue =>
  new EmbeddedQueue(options);

const runOn = async ({
  store,
  handlers,
  concurrency,
  options,
}: {
  store: EmbeddedStore;
  handlers: QueueHandlers | null;
  concurrency: number;
  options: QueueOptions;
}): Promise<Running> => {
  const connection: PgPool = store.pool;
  const deliveries = new Queue<JobData>(DELIVERIES, { connection });
  const maintenance = new Queue<JobData>(MAINTENANCE, { connection });
  const work = async (job: Job<JobData>): Promise<void> => {
    if (!handlers) return;
    if (job.name === 'outbox') return handlers.outbox();
    if (job.data.deliveryId !== undefined) return handlers.delivery(job.data.deliveryId);
  };
  const workers = !handlers
    ? []
    : [
        new Worker<JobData, void>(DELIVERIES, work, { connection, concurrency }),
        new Worker<JobData, void>(MAINTENANCE, work, { connection, concurrency: 1 }),
      ];
  const complain = (error: Error) => options.log.error(`Queue: ${error.message}`);
  for (const queue of [deliveries, maintenance]) queue.on('error', complain);
  for (const worker of workers) {
    worker.on('error', complain);
    worker.on('failed', (job, error) =>
      options.log.error(`Queue: job ${job?.name ?? '?'} failed: ${error.message}`)
    );
  }
  await Promise.all([deliveries, maintenance, ...workers].map((part) => part.waitUntilReady()));
  return { store, deliveries, maintenance, workers };
};

const shutDown = async (running: Running, graceMs: number): Promise<void> => {
  const closing = Promise.all(running.workers.map((worker) => worker.close()));
  const grace = new Promise<'late'>((resolve) => {
    setTimeout(() => resolve('late'), graceMs).unref();
  });
  if ((await Promise.race([closing, grace])) === 'late') {
    await Promise.all(running.workers.map((worker) => worker.close(true)));
  }
  await Promise.all([running.deliveries.close(), running.maintenance.close()]);
  await running.store.close();
};

const statusOf = async (
  running: Running | null,
  { starting, problem }: { starting: boolean; problem: string | null }
): Promise<QueueStatus> => {
  const none = { backend: 'embedded', waiting: 0, active: 0, delayed: 0, problem } as const;
  if (!running) {
    if (problem) return { ...none, state: 'unreachable' };
    return { ...none, state: starting ? 'starting' : 'stopped' };
  }
  const counts = await running.deliveries.getJobCounts('waiting', 'active', 'delayed');
  return {
    backend: 'embedded',
    state: 'running',
    problem: null,
    waiting: counts['waiting'] ?? 0,
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
  };
};
