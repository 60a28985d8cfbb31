import { backOffMs } from './backoff';
import type { QueueLog } from './distribution-queue';
import type { StoreAccess } from './queue-store';
import { endsWithin, TookTooLongError, within } from './within';

const PROBE_EVERY_MS = 1_500;
const PROBE_LIMIT_MS = 1_000;
/** A connection that held this long counts as recovered: the next outage starts from short waits. */
const STEADY_MS = 10_000;
/** An error is told when the session outlived it by this time. */
const SAY_AFTER_MS = 3_000;
/** So many errors in a window are an outage, whatever the probe says. */
const STORM = { errors: 50, windowMs: 5_000 } as const;

/** Something open that can break. */
export interface Supervised {
  /** Rejects when it is of no use any more. */
  probe(): Promise<void>;
  discard(): Promise<void>;
}

export interface SupervisorSettings<S> {
  access: Pick<StoreAccess, 'name' | 'openLimitMs' | 'explain' | 'redact'>;
  log: QueueLog;
  open: (trouble: (error: Error) => void) => Promise<S>;
}

/**
 * Keeps one connection to a backend open: tries until it is there, looks after it, and opens it
 * anew when it broke. Says once that it is away and once that it is back.
 */
export class Supervisor<S extends Supervised> {
  #session: S | null = null;
  #problem: string | null = null;
  #failures = 0;
  #openedAt = 0;
  #opening: Promise<void> = Promise.resolve();
  #probing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isStopped = false;
  #recentErrors: number[] = [];
  readonly #said = new Set<string>();

  constructor(private readonly settings: SupervisorSettings<S>) {}

  /** Resolves after the first try, whatever came of it. */
  start(): Promise<void> {
    this.#opening = this.#open();
    return this.#opening;
  }

  get session(): S | null {
    return this.#session;
  }

  /** Null while the backend is there, and before the first try. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Tries nothing any more; hands over what is open, which the caller closes. */
  async stop(patienceMs: number): Promise<S | null> {
    this.#isStopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await endsWithin(patienceMs, this.#opening);
    const session = this.#session;
    this.#session = null;
    return session;
  }

  /** Something went wrong with the session: find out whether the backend is still there. */
  async report(session: S, error: Error): Promise<void> {
    if (session !== this.#session) return;
    const now = Date.now();
    this.#recentErrors = this.#recentErrors.filter((at) => at > now - STORM.windowMs);
    if (this.#recentErrors.push(now) > STORM.errors) return this.#lose(session, error);
    await this.#probe(session);
    if (session === this.#session) this.#sayLater(session, error);
  }

  async #open(): Promise<void> {
    const { open, access } = this.settings;
    try {
      let opened: S | null = null;
      const opening = open((error) => {
        if (opened) void this.report(opened, error);
      });
      opened = await within(access.openLimitMs, opening).catch((error: unknown) => {
        void opening.then((late) => late.discard()).catch(() => undefined);
        throw error;
      });
      if (this.#isStopped) await opened.discard();
      else this.#adopt(opened);
    } catch (error) {
      this.#fail(error);
    }
  }

  #adopt(session: S): void {
    const { log, access } = this.settings;
    if (this.#problem !== null) log.info(`${access.name} is there again.`);
    this.#session = session;
    this.#problem = null;
    this.#openedAt = Date.now();
    this.#recentErrors = [];
    this.#said.clear();
    this.#schedule(PROBE_EVERY_MS, () => this.#look(session));
  }

  #fail(error: unknown): void {
    if (this.#isStopped) return;
    const problem = this.settings.access.explain(error);
    if (this.#problem === null) this.settings.log.error(problem);
    this.#problem = problem;
    this.#failures += 1;
    this.#schedule(backOffMs(this.#failures, Math.random()), () => {
      this.#opening = this.#open();
    });
  }

  #lose(session: S, error: unknown): void {
    if (session !== this.#session) return;
    this.#session = null;
    if (Date.now() - this.#openedAt > STEADY_MS) this.#failures = 0;
    void session.discard().catch(() => undefined);
    this.#fail(error);
  }

  async #look(session: S): Promise<void> {
    await this.#probe(session);
    if (session !== this.#session) return;
    this.#schedule(PROBE_EVERY_MS, () => this.#look(session));
  }

  #probe(session: S): Promise<void> {
    this.#probing ??= this.#probeNow(session).finally(() => {
      this.#probing = null;
    });
    return this.#probing;
  }

  async #probeNow(session: S): Promise<void> {
    try {
      await within(PROBE_LIMIT_MS, session.probe()).catch((error: unknown) => {
        // Perhaps it was us who were busy: the second answer counts.
        if (error instanceof TookTooLongError) return within(PROBE_LIMIT_MS, session.probe());
        throw error;
      });
    } catch (error) {
      this.#lose(session, error);
    }
  }

  /** A server that stops cuts its connections one by one: that is told as an outage, once. */
  #sayLater(session: S, error: Error): void {
    // Slow is not broken.
    if (error instanceof TookTooLongError) return;
    const { access, log } = this.settings;
    const message = access.redact(error.message);
    const kind = message.replaceAll(/\d+/g, '');
    if (this.#said.has(kind)) return;
    this.#said.add(kind);
    const say = () => {
      if (session === this.#session) log.warn(`${access.name} reports: ${message}`);
    };
    setTimeout(say, SAY_AFTER_MS).unref();
  }

  #schedule(afterMs: number, act: () => unknown): void {
    if (this.#isStopped) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void act(), afterMs);
    this.#timer.unref();
  }
}
