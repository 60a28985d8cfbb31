import type { LlmFailureKind, LlmUsage } from '../../contract';

/**
 * Every way in which a vendor does not answer, and what is done then. `misconfigured` may rest a
 * provider until somebody looks, so what lies with one text or one picture is `unusable`.
 */
export const PROBLEM_KINDS = {
  TIMEOUT: 'unavailable',
  UNREACHABLE: 'unavailable',
  CONNECTION_LOST: 'unavailable',
  ANSWER_CUT: 'unavailable',
  OVERLOADED: 'unavailable',
  VENDOR_TIMEOUT: 'unavailable',
  VENDOR_ERROR: 'unavailable',
  RATE_LIMITED: 'busy',
  QUOTA_SPENT: 'exhausted',
  OUT_OF_CREDIT: 'exhausted',
  KEY_MISSING: 'misconfigured',
  KEY_MALFORMED: 'misconfigured',
  KEY_REFUSED: 'misconfigured',
  NOT_ALLOWED: 'misconfigured',
  REGION_REFUSED: 'misconfigured',
  MODEL_RETIRED: 'misconfigured',
  ADDRESS_WRONG: 'misconfigured',
  ADDRESS_BLOCKED: 'misconfigured',
  REDIRECTED: 'misconfigured',
  REQUEST_REFUSED: 'misconfigured',
  REQUEST_NOT_MADE: 'misconfigured',
  PROMPT_BLOCKED: 'blocked',
  ANSWER_BLOCKED: 'blocked',
  REFUSED: 'blocked',
  TRUNCATED: 'truncated',
  EMPTY_ANSWER: 'unusable',
  NOT_THE_API: 'unusable',
  UNEXPECTED_STOP: 'unusable',
  CONTEXT_FULL: 'unusable',
  PICTURE_REFUSED: 'unusable',
  REQUEST_TOO_LARGE: 'unusable',
  ABORTED: 'aborted',
} as const satisfies Record<string, LlmFailureKind>;

export type ProblemCode = keyof typeof PROBLEM_KINDS;

/** What went wrong, before anybody put it into words. */
export interface Problem {
  code: ProblemCode;
  /** A word of the vendor's or of the network's own: `SAFETY`, `ECONNREFUSED`. */
  reason?: string | null;
  /** The vendor's sentence as it came; it may repeat what was sent. */
  said?: string | null;
  status?: number | null;
  retryAfterMs?: number | null;
  usage?: LlmUsage | null;
  requestId?: string | null;
}
