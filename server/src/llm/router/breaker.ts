import {
  CircuitState,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  type CircuitBreakerPolicy,
} from 'cockatiel';

import type { Clock } from '../../platforms/contract';
import { GrowingRest, NoVerdict } from './growing-rest';

/** What a call says of its provider's health. */
export type Verdict =
  | { is: 'good' }
  | { is: 'bad'; reason: string }
  /** It is left alone for so long, ms; null: until its settings change. */
  | { is: 'rest'; forMs: number | null; reason: string }
  /** Called off, or never made. */
  | { is: 'none' };

export interface Judged<T> {
  value: T;
  verdict: Verdict;
}

/** Why a provider is not asked. */
export interface Rest {
  /** Epoch ms; not after now: one call is trying right now. Null: until its settings change. */
  until: number | null;
  /** What went wrong last, for people. */
  reason: string;
}

/** Failures in a row that open it. */
const FAILURES = 3;

const isBad = (value: unknown): boolean => (value as Judged<unknown>).verdict.is === 'bad';

/**
 * The circuit breaker of one provider with one set of settings: closed, open for a rest that grows,
 * then one call tries. Money, keys and a vendor's own "wait so long" open it at once.
 */
export class Breaker {
  readonly #rest: GrowingRest;
  readonly #policy: CircuitBreakerPolicy;
  #held: { until: number | null; dispose: () => void } | null = null;
  #reason = '';

  constructor(private readonly clock: Clock) {
    this.#rest = new GrowingRest(clock);
    this.#policy = circuitBreaker(
      // A try that was called off leaves the breaker open, and any other call leaves it as it is.
      handleWhen((error) => error instanceof NoVerdict && error.isProbe).orWhenResult(isBad),
      { breaker: new ConsecutiveBreaker(FAILURES), halfOpenAfter: this.#rest }
    );
  }

  /** Whether a call may be made now. */
  admits(): boolean {
    this.#release();
    const { state } = this.#policy;
    return (
      state === CircuitState.Closed ||
      (state === CircuitState.Open && this.#rest.until <= this.clock.now())
    );
  }

  restOf(): Rest | null {
    if (this.admits()) return null;
    return { until: this.#held ? this.#held.until : this.#rest.until, reason: this.#reason };
  }

  /** Makes a call that {@link admits} allowed; what it throws is thrown on and says nothing. */
  async run<T>(call: () => Promise<Judged<T>>): Promise<T> {
    const isProbe = this.#policy.state === CircuitState.Open;
    const ended = call();
    await this.#policy.execute(() => this.#judge(ended, isProbe)).catch(ignoreNoVerdict);
    const { value, verdict } = await ended;
    if (verdict.is === 'rest') this.#hold(verdict);
    return value;
  }

  async #judge<T>(ended: Promise<Judged<T>>, isProbe: boolean): Promise<Judged<T>> {
    const judged = await ended.catch(() => null);
    if (judged === null || judged.verdict.is === 'none') throw new NoVerdict(isProbe);
    if (judged.verdict.is === 'bad') this.#reason = judged.verdict.reason;
    return judged;
  }

  #hold({ forMs, reason }: { forMs: number | null; reason: string }): void {
    const until = forMs === null ? null : this.clock.now() + forMs;
    const isLonger = !this.#held || (this.#held.until !== null && isAfter(until, this.#held.until));
    if (!isLonger) return;
    this.#reason = reason;
    const { dispose } = this.#held ?? this.#policy.isolate();
    this.#held = { until, dispose };
  }

  #release(): void {
    if (!this.#held || this.#held.until === null) return;
    if (this.#held.until > this.clock.now()) return;
    this.#held.dispose();
    this.#held = null;
  }
}

const isAfter = (until: number | null, other: number): boolean => until === null || until > other;

const ignoreNoVerdict = (error: unknown): void => {
  if (!(error instanceof NoVerdict)) throw error;
};
