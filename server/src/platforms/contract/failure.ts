/**
 * The closed taxonomy of what can go wrong with a delivery (docs/architecture.md, "Failures").
 * Adapters classify every answer of a platform into one of these; the engine maps each family
 * once to queue behaviour and once to the words an editor reads.
 */
export type Failure =
  /** Nothing was posted; trying again later may work. `retryAfterMs` beats our own back-off. */
  | { family: 'retryable'; retryAfterMs?: number }
  /** Nothing was posted; the platform allows the next call at `until` (epoch ms). */
  | { family: 'rate_limited'; until: number }
  /** The access token is not accepted; a refresh, else a reconnect, cures it. */
  | { family: 'auth_expired' }
  /**
   * The content itself is refused and must change. `isDuplicate`: because the account shows the
   * same content already, which may be what an earlier, doubtful attempt of ours left there.
   */
  | { family: 'rejected'; isDuplicate?: true }
  /** The account may not post (suspended, lost role, missing scope). */
  | { family: 'account_problem' }
  /** The app is at fault: keys, credits, API version. Concerns every connection of the platform. */
  | { family: 'operator_problem' }
  /** The call may or may not have posted. Never send again blindly: reconcile. */
  | { family: 'unknown_outcome' };

export type FailureFamily = Failure['family'];

export interface FailureDetails {
  /** Stable machine-readable code, platform's own where it has one (`DUPLICATE_POST`). */
  code: string;
  /** One sentence without secrets, at most 500 characters are kept. */
  message: string;
  /** HTTP status of the answer, when there was one. */
  httpStatus?: number;
  cause?: unknown;
}

const MAX_MESSAGE_LENGTH = 500;

const BRAND = Symbol.for('strapi-plugin-social-distribution.platform-failure');

/** Thrown by adapters; carries exactly one {@link Failure}. */
export class PlatformFailure extends Error {
  readonly [BRAND] = true;
  readonly failure: Failure;
  readonly code: string;
  readonly httpStatus: number | null;

  constructor(failure: Failure, details: FailureDetails) {
    super(details.message.slice(0, MAX_MESSAGE_LENGTH), { cause: details.cause });
    this.name = 'PlatformFailure';
    this.failure = failure;
    this.code = details.code;
    this.httpStatus = details.httpStatus ?? null;
  }

  /** A platform of another plugin brings its own copy of this class: the brand tells, not the class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && BRAND in value;
  }

  get family(): FailureFamily {
    return this.failure.family;
  }
}
