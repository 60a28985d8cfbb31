import { WaitingError, type Job } from 'bullmq';

import type { QueueHandlers, QueueLog, QueueStart } from './distribution-queue';
import type {
  JobData,
  JobQueue,
  JobWorker,
  QueueName,
  QueueStore,
  StoreAccess,
} from './queue-store';
import type { RunningJobs } from './running-jobs';
import { endsWithin } from './within';

/** For the last word with the store, when all jobs are done. */
const GOODBYE_MS = 2_000;

export interface SessionSettings {
  access: StoreAccess;
  start: QueueStart;
  jobs: Record<QueueName, RunningJobs>;
  log: QueueLog;
}

/** Queues and workers on one open store, until that store is lost or the queue is closed. */
export class Session {
  readonly #workers: JobWorker[] = [];
  #trouble: ((error: Error) => void) | null;

  private constructor(
    private readonly store: QueueStore,
    readonly queues: Record<QueueName, JobQueue>,
    trouble: (error: Error) => void
  ) {
    this.#trouble = trouble;
    for (const queue of Object.values(queues)) queue.on('error', (error) => this.#report(error));
  }

  /** @param trouble hears of errors that no call can report. */
  static async open(settings: SessionSettings, trouble: (error: Error) => void): Promise<Session> {
    const store = await settings.access.open(trouble);
    const queues = {
      deliveries: store.queue('deliveries'),
      maintenance: store.queue('maintenance'),
    };
    const session = new Session(store, queues, trouble);
    try {
      session.#addWorkers(settings);
      const parts = [...Object.values(queues), ...session.#workers];
      await Promise.all(parts.map((part) => part.waitUntilReady()));
      for (const worker of session.#workers) session.#run(worker);
      return session;
    } catch (error) {
      await session.discard();
      throw error;
    }
  }

  probe(): Promise<void> {
    return this.store.probe();
  }

  /** Takes no new jobs; those that run go on. */
  async pause(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.pause(true)));
  }

  /** Closes in good order when that is possible soon. No job may run any more. */
  async finish(): Promise<void> {
    const parts = [...this.#workers, ...Object.values(this.queues)];
    const closing = Promise.all(parts.map((part) => part.close()));
    await endsWithin(GOODBYE_MS, closing);
    await this.discard();
  }

  /** Drops everything at once; never hangs, never rejects. */
  async discard(): Promise<void> {
    this.#trouble = null;
    const closing = [
      ...this.#workers.map((worker) => worker.close(true)),
      ...Object.values(this.queues).map((queue) => queue.close()),
    ];
    for (const worker of this.#workers) worker.disconnect().catch(() => undefined);
    const closed = endsWithin(GOODBYE_MS, Promise.allSettled(closing));
    await this.store.disconnect();
    await closed;
  }

  #addWorkers({ start: { handlers, concurrency }, jobs, log, access }: SessionSettings): void {
    if (!handlers) return;
    const limits = { deliveries: concurrency, maintenance: 1 };
    for (const name of ['deliveries', 'maintenance'] as const) {
      const worker = this.store.worker({
        name,
        concurrency: limits[name],
        work: (job, token) => work({ job, token, jobs: jobs[name], handlers }),
      });
      worker.on('error', (error) => this.#report(error));
      worker.on('failed', (job, error) => {
        const message = access.redact(error.message);
        log.error(`Queue: the job ${job?.id ?? job?.name ?? '?'} failed: ${message}`);
      });
      this.#workers.push(worker);
    }
  }

  #run(worker: JobWorker): void {
    worker.run().catch((error: Error) => this.#report(error));
  }

  #report(error: Error): void {
    this.#trouble?.(error);
  }
}

interface Work {
  job: Job<JobData, void>;
  token: string | undefined;
  jobs: RunningJobs;
  handlers: QueueHandlers;
}

const work = async ({ job, token, jobs, handlers }: Work): Promise<void> => {
  if (await jobs.run(() => handle(handlers, job.data.deliveryId))) return;
  // Taken while this process was closing: another one, or the next start, does it.
  await job.moveToWait(token);
  throw new WaitingError();
};

const handle = (handlers: QueueHandlers, deliveryId: number | undefined): Promise<void> =>
  deliveryId === undefined ? handlers.outbox() : handlers.delivery(deliveryId);
