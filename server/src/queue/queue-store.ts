import type { Job, Queue, Worker } from 'bullmq';

export interface JobData {
  deliveryId?: number;
}

export const QUEUE_NAMES = ['deliveries', 'maintenance'] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];

export type JobQueue = Pick<
  Queue<JobData>,
  'add' | 'addBulk' | 'getJobCounts' | 'close' | 'waitUntilReady' | 'on'
>;

export type JobWorker = Pick<
  Worker<JobData, void>,
  'run' | 'pause' | 'close' | 'waitUntilReady' | 'on'
>;

export interface WorkerPlan {
  name: QueueName;
  concurrency: number;
  work(job: Job<JobData, void>): Promise<void>;
}

/** An open store of jobs: connections and BullMQ's classes on them. */
export interface QueueStore {
  queue(name: QueueName): JobQueue;
  worker(plan: WorkerPlan): JobWorker;
  /** Rejects when jobs cannot be stored at the moment. */
  probe(): Promise<void>;
  /** Drops every connection at once. Never hangs, never rejects. */
  disconnect(): Promise<void>;
}

/** How to reach one kind of store. */
export interface StoreAccess {
  /** For messages, e.g. `The Redis queue at queue.example:6379`. */
  name: string;
  /**
   * Opens the store, which may be slow or away.
   *
   * @param trouble hears of errors of connections that no call can report.
   */
  open(trouble: (error: Error) => void): Promise<QueueStore>;
  /** What is wrong and what to do, in one or two sentences without secrets. */
  explain(error: unknown): string;
  /** Takes what must not be read out of a message of somebody else's code. */
  redact(message: string): string;
}
