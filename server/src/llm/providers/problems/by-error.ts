import { TransportError, type TransportErrorKind } from '../../../platforms/contract';
import { CallEnded } from '../call/time-limit';
import type { Problem, ProblemCode } from './problem';

const BY_TRANSPORT: Record<TransportErrorKind, ProblemCode> = {
  unreachable: 'UNREACHABLE',
  timeout: 'TIMEOUT',
  reset: 'CONNECTION_LOST',
  cut: 'ANSWER_CUT',
  // Not by us, or the time limit would have said so.
  aborted: 'CONNECTION_LOST',
};

/** Why there is no answer at all. */
export const problemOfError = (error: unknown): Problem => {
  if (error instanceof CallEnded) {
    return { code: error.reason === 'timeout' ? 'TIMEOUT' : 'ABORTED' };
  }
  // A library refused the question before it was sent: a model or an address that cannot be one.
  if (!(error instanceof TransportError)) return { code: 'REQUEST_NOT_MADE' };
  // Of the guard's refusal only its words tell; it is no outage, and waiting does not help.
  if (/allowPrivateHosts/.test(error.message)) return { code: 'ADDRESS_BLOCKED' };
  return { code: BY_TRANSPORT[error.kind], reason: /\(([A-Z_]+)\)/.exec(error.message)?.[1] };
};
