import type { Job, JobsOptions, Queue } from 'bullmq';

export interface JobData {
  deliveryId?: number;
}

export const QUEUE_NAMES = ['deliveries', 'maintenance'] as const;

export type QueueName = (typeof QUEUE_NAMES)[number];

interface Part {
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What is used of BullMQ's Queue. */
export interface JobQueue extends Part, Pick<Queue<JobData>, 'getJobCounts'> {
  addBulk(jobs: { name: string; data: JobData; opts: JobsOptions }[]): Promise<unknown>;
  close(): Promise<void>;
}

/** What is used of BullMQ's Worker. */
export interface JobWorker extends Part {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  run(): Promise<void>;
  pause(doNotWaitActive: boolean): Promise<void>;
  close(force?: boolean): Promise<void>;
  /** Ends waiting for a job, which a forced `close` does not. */
  disconnect(): Promise<void>;
}

export interface WorkerPlan {
  name: QueueName;
  concurrency: number;
  work: (job: Job<JobData, void>, token: string | undefined) => Promise<void>;
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
  /** Longer than this a try to open it cannot take, ms. */
  openLimitMs: number;
  /**
   * Opens the store, which may be slow or away.
   *
   * @param trouble hears of errors of connections that no call can report.
   */
  open(this: void, trouble: (error: Error) => void): Promise<QueueStore>;
  /** What is wrong and what to do, in one or two sentences without secrets. */
  explain(error: unknown): string;
  /** Takes what must not be read out of a message of somebody else's code. */
  redact(this: void, message: string): string;
}
