import type { IBackoff, IHalfOpenAfterBackoffContext } from 'cockatiel';

import type { Clock } from '../../platforms/contract';

/** Thrown through a breaker for calls that say nothing of the provider's health. */
export class NoVerdict extends Error {
  constructor(readonly isProbe: boolean) {
    super('The call says nothing of the health of its provider.');
    this.name = 'NoVerdict';
  }
}

/** First rest after failures in a row, ms; each further one is twice as long. */
const FIRST_REST_MS = 10_000;
const LONGEST_REST_MS = 10 * 60_000;

/**
 * How long a breaker stays open, by the injected clock. Cockatiel compares a duration with
 * `Date.now()`; a duration that is endless until our clock says otherwise takes that out.
 */
export class GrowingRest implements IBackoff<IHalfOpenAfterBackoffContext> {
  #openings = 0;
  #until = 0;

  constructor(private readonly clock: Clock) {}

  /** Epoch ms. */
  get until(): number {
    return this.#until;
  }

  get duration(): number {
    return this.clock.now() < this.#until ? Infinity : -Infinity;
  }

  next({ attempt, result }: IHalfOpenAfterBackoffContext): this {
    const now = this.clock.now();
    if (attempt === 1) this.#openings = 0;
    if ('error' in result && result.error instanceof NoVerdict) {
      // The try was called off: the next one may try at once.
      this.#until = now;
      return this;
    }
    this.#until = now + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** this.#openings);
    this.#openings += 1;
    return this;
  }
}
