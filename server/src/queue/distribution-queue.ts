/** What a job asks for. Jobs carry ids only: the database is the truth, the queue says "look". */
export interface QueueHandlers {
  /** Look at delivery N now. */
  delivery(deliveryId: number): Promise<void>;
  /** Turn outbox rows into distributions. */
  outbox(): Promise<void>;
  /** Put back what the queue lost and recover expired leases. */
  sweep(): Promise<void>;
}

export interface QueueStatus {
  backend: 'embedded';
  state: 'stopped' | 'starting' | 'running' | 'failed';
  /** Why it failed, in one sentence. */
  problem: string | null;
  waiting: number;
  active: number;
  delayed: number;
}

/**
 * The queue as the rest of the plugin sees it. Nudges never throw and never wait for the backend
 * to start: a nudge that is lost is made up for by the sweep.
 */
export interface DistributionQueue {
  /** Asks for a look at the delivery, not before `dueAt` (epoch ms). */
  nudgeDelivery(deliveryId: number, dueAt: number): Promise<void>;
  nudgeOutbox(): Promise<void>;
  /** Starts the backend and the workers; resolves when both run. */
  start(handlers: QueueHandlers): Promise<void>;
  status(): Promise<QueueStatus>;
  /** Waits for running jobs, at most `graceMs`, then closes the backend. */
  close(graceMs: number): Promise<void>;
}

export interface QueueOptions {
  /** Absolute folder of the embedded store. */
  dataDir: string;
  /** Deliveries worked on at the same time. */
  concurrency: number;
  /** Milliseconds between sweeps. */
  sweepEveryMs: number;
  log: QueueLog;
}

export interface QueueLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
