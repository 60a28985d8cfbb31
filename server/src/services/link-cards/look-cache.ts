import type { Clock } from '../../platforms/contract';
import type { Turns } from './turns';

export interface LookCacheOptions<T> {
  clock: Clock;
  /** Shared, so that all look-ups together are few. */
  turns: Turns;
  /** Must never throw. */
  lookUp: (url: string) => Promise<T>;
  /** Milliseconds that a result is believed. */
  keepMs: (result: T) => number;
  /** The one that was not asked for the longest goes first. */
  maxEntries: number;
}

/** What was seen at addresses, for a while; asks for the same address meet in one look-up. */
export class LookCache<T extends object> {
  readonly #kept = new Map<string, { result: T; until: number }>();
  readonly #running = new Map<string, Promise<T>>();

  constructor(private readonly options: LookCacheOptions<T>) {}

  /** At once what is known; else null, and a look-up begins unless too many wait. */
  peek(url: string): T | null {
    const known = this.#known(url);
    if (known) return known;
    void this.#look(url);
    return null;
  }

  /** What is known, else what is found. Null: too many wait already. */
  async get(url: string): Promise<T | null> {
    return this.#known(url) ?? (await this.#look(url));
  }

  /** Looks again, whatever is known. Null: too many wait already. */
  async renew(url: string): Promise<T | null> {
    return this.#look(url);
  }

  #known(url: string): T | null {
    const kept = this.#kept.get(url);
    if (!kept) return null;
    this.#kept.delete(url);
    if (kept.until <= this.options.clock.now()) return null;
    this.#kept.set(url, kept);
    return kept.result;
  }

  #look(url: string): Promise<T> | null {
    const running = this.#running.get(url);
    if (running) return running;
    const look = this.options.turns.take(() => this.options.lookUp(url));
    if (!look) return null;
    const kept = look
      .then((result) => this.#keep(url, result))
      .finally(() => this.#running.delete(url));
    this.#running.set(url, kept);
    return kept;
  }

  #keep(url: string, result: T): T {
    const { clock, keepMs, maxEntries } = this.options;
    this.#kept.delete(url);
    this.#kept.set(url, { result, until: clock.now() + keepMs(result) });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > maxEntries && oldest !== undefined) this.#kept.delete(oldest);
    return result;
  }
}
