import type { BoardHandler } from './board/open-board';
import type {
  DistributionQueue,
  Nudge,
  QueueBackend,
  QueueLog,
  QueueStart,
  QueueState,
  QueueStatus,
} from './distribution-queue';
import { Gathering } from './gathering';
import type { JobQueue, StoreAccess } from './queue-store';
import { RunningJobs } from './running-jobs';
import { Session } from './session';
import { Supervisor } from './supervisor';
import { endsWithin, TookTooLongError, within } from './within';

/** Finished jobs say nothing that the delivery's events do not say better. */
const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true } as const;
const DEFAULT_PRIORITY = 5;
/** Jobs that are added in one go. */
const CHUNK = 500;
/** The caller has better things to do than to wait for a queue. */
const NUDGE_LIMIT_MS = 1_000;
const COUNT_LIMIT_MS = 1_000;
/** A try to open the backend is given this time to end, so that it leaves nothing behind. */
const OPENING_LIMIT_MS = 5_000;

export interface BullQueueSettings {
  backend: QueueBackend;
  access: StoreAccess;
  log: QueueLog;
}

interface Run {
  supervisor: Supervisor<Session>;
  jobs: { deliveries: RunningJobs; maintenance: RunningJobs };
  /** The first try. */
  started: Promise<void>;
  hasTried: boolean;
}

/** BullMQ on a backend that may go away and come back at any time. */
export class BullQueue implements DistributionQueue {
  #run: Run | null = null;
  #counts = { waiting: 0, active: 0, delayed: 0 };
  /** Of the session that is open; another one has other queues. */
  #board: { session: Session; handler: Promise<BoardHandler> } | null = null;
  readonly #nudges = new Gathering<Nudge>((nudges) => this.#nudgeAll(nudges));

  constructor(private readonly settings: BullQueueSettings) {}

  nudgeDeliveries(nudges: readonly Nudge[]): Promise<void> {
    return nudges.length === 0 ? Promise.resolve() : this.#nudges.add(nudges);
  }

  nudgeOutbox(): Promise<void> {
    return this.#nudge('maintenance', async (queue) => {
      await queue.addBulk([{ name: 'outbox', data: {}, opts: JOB_OPTIONS }]);
    });
  }

  start(start: QueueStart): Promise<void> {
    this.#run ??= this.#newRun(start);
    return this.#run.started;
  }

  async status(): Promise<QueueStatus> {
    const session = this.#run?.supervisor.session;
    if (session) await this.#count(session);
    const { backend } = this.settings;
    const problem = this.#run?.supervisor.problem ?? null;
    const state = this.#state();
    const counts = state === 'running' ? this.#counts : { waiting: 0, active: 0, delayed: 0 };
    return { backend, state, problem, ...counts };
  }

  async board(basePath: string): Promise<BoardHandler | null> {
    const session = this.#run?.supervisor.session;
    if (!session) return null;
    if (this.#board?.session !== session) {
      const { openBoard } = await import('./board/open-board');
      this.#board = { session, handler: openBoard(Object.values(session.queues), basePath) };
    }
    return this.#board.handler;
  }

  async close(graceMs: number): Promise<void> {
    const run = this.#run;
    this.#run = null;
    this.#board = null;
    if (!run) return;
    const session = await run.supervisor.stop(Math.max(graceMs, OPENING_LIMIT_MS));
    await session?.pause();
    const idle = Promise.all([run.jobs.deliveries.stop(), run.jobs.maintenance.stop()]);
    const isIdle = await endsWithin(graceMs, idle);
    await (isIdle ? session?.finish() : session?.discard());
  }

  #newRun(start: QueueStart): Run {
    const { access, log } = this.settings;
    const jobs = {
      deliveries: new RunningJobs(Math.max(1, start.concurrency)),
      maintenance: new RunningJobs(1),
    };
    const supervisor = new Supervisor<Session>({
      access,
      log,
      open: (trouble) => Session.open({ access, start, jobs, log }, trouble),
    });
    const run: Run = { supervisor, jobs, started: supervisor.start(), hasTried: false };
    void run.started.then(() => {
      run.hasTried = true;
    });
    return run;
  }

  #state(): QueueState {
    if (!this.#run) return 'stopped';
    if (this.#run.supervisor.session) return 'running';
    return this.#run.hasTried ? 'unreachable' : 'starting';
  }

  #nudgeAll(nudges: readonly Nudge[]): Promise<void> {
    return this.#nudge('deliveries', async (queue) => {
      for (let from = 0; from < nudges.length; from += CHUNK) {
        await queue.addBulk(nudges.slice(from, from + CHUNK).map(toJob));
      }
    });
  }

  /** A queue that is down must never fail the caller: the sweep makes up for it. */
  async #nudge(
    name: keyof Session['queues'],
    add: (queue: JobQueue) => Promise<void>
  ): Promise<void> {
    const supervisor = this.#run?.supervisor;
    const session = supervisor?.session;
    if (!supervisor || !session) return;
    try {
      await within(NUDGE_LIMIT_MS, add(session.queues[name]));
    } catch (error) {
      void supervisor.report(session, toError(error));
    }
  }

  async #count(session: Session): Promise<void> {
    const { deliveries } = session.queues;
    const counting = deliveries.getJobCounts('waiting', 'prioritized', 'active', 'delayed');
    try {
      const counts = await within(COUNT_LIMIT_MS, counting);
      this.#counts = {
        waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
        active: counts['active'] ?? 0,
        delayed: counts['delayed'] ?? 0,
      };
    } catch (error) {
      // Slow to count is not broken: the last counts stand.
      if (error instanceof TookTooLongError) return;
      await this.#run?.supervisor.report(session, toError(error));
    }
  }
}

const toJob = ({ deliveryId, dueAt, priority = DEFAULT_PRIORITY }: Nudge) => ({
  name: 'delivery',
  data: { deliveryId },
  opts: {
    ...JOB_OPTIONS,
    // The same nudge twice is one job.
    jobId: `delivery-${deliveryId}-${dueAt}`,
    delay: Math.max(0, dueAt - Date.now()),
    priority,
  },
});

const toError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error));
