/** `GET /health`: whether posts go out, and what stands in their way. */
export interface HealthView {
  queue: {
    backend: 'embedded' | 'redis' | 'postgres';
    state: 'stopped' | 'starting' | 'running' | 'unreachable';
    /** What is wrong and what to do. */
    problem: string | null;
    waiting: number;
    active: number;
    delayed: number;
  };
  /** Processes that work on deliveries, newest sign of life first. */
  workers: WorkerView[];
  /** How many deliveries are in each state; finished ones of the last 24 hours only. */
  deliveries: Record<string, number>;
  /** Outcomes that a person must decide. */
  undecided: number;
  /** Platforms that are left alone for a while after too many failures. */
  circuits: CircuitView[];
  site: SiteView;
  /** What could not go out for this long is too late and not sent any more, ms. */
  missedAfterMs: number;
  /** Publishes whose rules could not be applied. */
  outboxProblems: OutboxProblemView[];
  /** The process that answers. */
  process: { uptimeS: number; memoryMb: number };
}

export interface SiteView {
  id: number;
  name: string;
  /** Nothing of it goes out until a person resumes it. */
  paused: boolean;
}

export interface WorkerView {
  /** Host and process id. */
  name: string;
  startedAt: string;
  seenAt: string;
  concurrency: number;
  isAlive: boolean;
}

export interface CircuitView {
  platform: string;
  platformLabel: string;
  /** `open`: nothing is sent until `retryAt`; `half_open`: one delivery tries. */
  state: 'open' | 'half_open';
  reason: string;
  openedAt: string;
  retryAt: string;
  /** Deliveries that wait for it. */
  held: number;
}

export interface OutboxProblemView {
  id: number;
  entryUid: string;
  entryDocumentId: string;
  locale: string;
  at: string;
  attempts: number;
  problem: string;
}
