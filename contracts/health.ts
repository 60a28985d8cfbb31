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
  /** Accounts that need somebody, the most urgent first; at most 100. */
  accounts: AccountAttentionView[];
  /** Platforms that have accounts, or had deliveries in the last 24 hours. */
  platforms: PlatformHealthView[];
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

/** An account that needs somebody. */
export interface AccountAttentionView {
  id: number;
  siteId: number;
  platform: string;
  handle: string;
  /** `expiring`: works, but ends soon unless a person connects it again. */
  status: 'active' | 'expiring' | 'needs_reconnect' | 'revoked';
  health: 'green' | 'yellow' | 'red';
  /** What is wrong and what to do; null while it only ends soon. */
  reason: string | null;
  /** When only a person can keep it alive; null: it renews itself, or never ends. */
  endsAt: string | null;
  /** Deliveries that are held until the account is well. */
  waiting: number;
}

/** How a platform did in the last 24 hours. */
export interface PlatformHealthView {
  platform: string;
  label: string;
  published24h: number;
  failed24h: number;
  /** Failed ones among all that ended, 0–1; 0 when none ended. */
  errorRate: number;
  /** Null: it is not left alone. */
  circuit: CircuitView | null;
  /** Keys, credits, an API version that ends: what an operator has to mend, in words. */
  operatorProblem: string | null;
}

/** `POST /queue/board-session`: lets this browser look at the queue's board for a few minutes. */
export interface BoardSession {
  /** Where the board is, on this server. */
  path: string;
  /** ISO. */
  expiresAt: string;
}
