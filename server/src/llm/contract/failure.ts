import type { LlmUsage } from './answer';

/**
 * Why there is no answer; decides what is done next.
 *
 * - `unavailable`: time-out, no connection, 408, 5xx, 529. Once more, then the next provider.
 * - `busy`: 429. Waited for once when it is short, else the next provider.
 * - `exhausted`: out of money or of a day's allowance. The next provider, and this one not for an hour.
 * - `misconfigured`: the key, the model or the address is wrong. The next provider; somebody must look.
 * - `blocked`: refused for its content. One other provider at most, then a person.
 * - `truncated`: it ran out of tokens. Once more with twice as many.
 * - `unusable`: an answer that is none: empty, HTML, not what the vendor's API promises.
 * - `aborted`: nobody waits for it any more.
 */
export type LlmFailureKind =
  | 'unavailable'
  | 'busy'
  | 'exhausted'
  | 'misconfigured'
  | 'blocked'
  | 'truncated'
  | 'unusable'
  | 'aborted';

export interface LlmFailureDetails {
  /** Stable and machine-readable: `TIMEOUT`, `KEY_REFUSED`, `MODEL_RETIRED`, `OUT_OF_CREDIT`… */
  code: string;
  /** For people: which provider, what happened, what to do. Never a secret, never the prompt. */
  message: string;
  /** HTTP status; null: there was no answer. @default null */
  status?: number | null;
  /** How long the vendor asked to wait, ms. @default null */
  retryAfterMs?: number | null;
  /** Vendors bill prompts that they block, and answers that were cut. @default null */
  usage?: LlmUsage | null;
  /** @default null */
  requestId?: string | null;
}

/** A vendor's call without a usable answer. */
export class LlmFailure extends Error {
  readonly code: string;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly usage: LlmUsage | null;
  readonly requestId: string | null;

  constructor(
    readonly kind: LlmFailureKind,
    details: LlmFailureDetails,
    options?: { cause?: unknown }
  ) {
    super(details.message, options);
    this.name = 'LlmFailure';
    this.code = details.code;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.usage = details.usage ?? null;
    this.requestId = details.requestId ?? null;
  }
}
