import type { BoardHandler } from './board/open-board';

/** Where jobs wait. The same BullMQ code runs on each. */
export const QUEUE_BACKENDS = ['embedded', 'redis', 'postgres'] as const;

export type QueueBackend = (typeof QUEUE_BACKENDS)[number];

/** What a job asks for. Jobs carry ids only: the database is the truth, the queue says "look". */
export interface QueueHandlers {
  /** Look at delivery N now. */
  delivery(deliveryId: number): Promise<void>;
  /** Turn outbox rows into distributions. */
  outbox(): Promise<void>;
}

/**
 * - `stopped`: never started, or closed
 * - `starting`: first try to reach the backend
 * - `running`: jobs come in and are worked on
 * - `unreachable`: the backend cannot be used at the moment; it is tried again by itself
 */
export type QueueState = 'stopped' | 'starting' | 'running' | 'unreachable';

export interface QueueStatus {
  backend: QueueBackend;
  state: QueueState;
  /** What is wrong and what to do, in one or two sentences without secrets. */
  problem: string | null;
  waiting: number;
  active: number;
  delayed: number;
}

/** "Look at this delivery, not before `dueAt`." */
export interface Nudge {
  deliveryId: number;
  /** Epoch ms. */
  dueAt: number;
  /** 1 (first) to 10; among jobs that are due, lower numbers go first. @default 5 */
  priority?: number;
}

export interface QueueStart {
  /** Null: this process only adds jobs, others work on them. */
  handlers: QueueHandlers | null;
  /** Deliveries worked on at the same time in this process. */
  concurrency: number;
}

/**
 * The queue as the rest of the plugin sees it. Nudges never throw and never wait for a backend
 * that is away: a nudge that is lost is made up for by the sweep.
 */
export interface DistributionQueue {
  nudgeDeliveries(nudges: readonly Nudge[]): Promise<void>;
  nudgeOutbox(): Promise<void>;
  /**
   * Opens the backend in the background and keeps at it: resolves at once when it runs, else when
   * the first try has failed. A backend that goes away and returns is used again without help.
   */
  start(options: QueueStart): Promise<void>;
  status(): Promise<QueueStatus>;
  /**
   * A page on what is in the queue, to look only; null while the queue does not run.
   *
   * @param basePath where it is mounted
   */
  board(basePath: string): Promise<BoardHandler | null>;
  /** Takes no new jobs, waits for running ones at most `graceMs`, then closes the backend. */
  close(graceMs: number): Promise<void>;
}

export interface QueueOptions {
  backend: QueueBackend;
  /** `embedded`: absolute folder of its store. */
  dataDir: string;
  /** `redis`: `redis://` or `rediss://` URL. `postgres`: `postgres://` URL. */
  url: string | null;
  /** `redis`: prefix of its keys. `postgres`: name of its schema. */
  namespace: string;
  /** Spans of jobs go to the app's OpenTelemetry SDK. @default false */
  isTraced?: boolean;
  log: QueueLog;
}

export interface QueueLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}
