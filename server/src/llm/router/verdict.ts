import type { LlmFailure } from '../contract';
import type { ProblemCode } from '../providers/problems/problem';
import type { Verdict } from './breaker';
import type { CallEnd } from './make-call';

const HOUR_MS = 3_600_000;

/** What the end of a call says of its provider's health. */
export const verdictOf = (end: CallEnd): Verdict => {
  if (end.is === 'answered') return { is: 'good' };
  if (end.is !== 'failed') return { is: 'none' };
  // It had less time than it is granted otherwise, as the time of the whole was up.
  if (end.hasTimedOut && end.wasCutShort) return { is: 'none' };
  return ofFailure(end.failure);
};

/** The vendor works: this one text or picture is not for it. */
const OF_THE_TEXT: ReadonlySet<string> = new Set<ProblemCode>([
  'CONTEXT_FULL',
  'PICTURE_REFUSED',
  'REQUEST_TOO_LARGE',
]);

/** Either the settings or this one text: several in a row tell, one does not. */
const OF_EITHER: ReadonlySet<string> = new Set<ProblemCode>([
  'REQUEST_REFUSED',
  'REQUEST_NOT_MADE',
]);

const ofFailure = ({ kind, code, message: reason, retryAfterMs }: LlmFailure): Verdict => {
  if (OF_THE_TEXT.has(code)) return { is: 'good' };
  if (OF_EITHER.has(code)) return { is: 'bad', reason };
  switch (kind) {
    case 'unavailable':
    case 'unusable':
      return { is: 'bad', reason };
    case 'busy':
      return retryAfterMs === null
        ? { is: 'bad', reason }
        : { is: 'rest', forMs: Math.min(retryAfterMs, HOUR_MS), reason };
    case 'exhausted':
      return { is: 'rest', forMs: HOUR_MS, reason };
    case 'misconfigured':
      return { is: 'rest', forMs: null, reason };
    // It answers: the trouble is the text's, or the room that it was given.
    case 'blocked':
    case 'truncated':
      return { is: 'good' };
    case 'aborted':
      return { is: 'none' };
  }
};
