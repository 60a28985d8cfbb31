import { z } from 'zod';

import type { Failure, FailureFamily, HttpResponse } from '../contract';
import { PlatformFailure, TransportError } from '../contract';
import { rateLimitFailure, retryableAfter } from '../waits';
import { readResetAt } from './rate-limit';

/**
 * What a call could have done. `commit`: an unclear answer leaves open whether the post is
 * visible. `other`: nothing visible comes of the call, so an unclear answer is simply tried again.
 */
export type CallPhase = 'commit' | 'other';

/** Names of Bluesky's errors that the code refers to. */
export const XRPC_ERROR = {
  blobNotFound: 'BlobNotFound',
  invalidSwap: 'InvalidSwap',
  recordNotFound: 'RecordNotFound',
} as const;

const UNREADABLE = 'UNREADABLE_ANSWER';

type SettledFamily = Exclude<FailureFamily, 'rate_limited' | 'unknown_outcome'>;

/**
 * Families by error name (lexicons com/atproto/server and com/atproto/repo, verified on a PDS,
 * checked 2026-11-22). Note that an expired token is HTTP 400, not 401.
 */
const FAMILY_BY_NAME: Readonly<Record<string, SettledFamily>> = {
  AuthenticationRequired: 'auth_expired',
  AuthMissing: 'auth_expired',
  AuthFactorTokenRequired: 'auth_expired',
  ExpiredToken: 'auth_expired',
  InvalidToken: 'auth_expired',
  AccountTakedown: 'account_problem',
  AccountSuspended: 'account_problem',
  AccountDeactivated: 'account_problem',
  AccountNotFound: 'account_problem',
  InvalidRequest: 'rejected',
  PayloadTooLarge: 'rejected',
  BlobTooLarge: 'rejected',
  [XRPC_ERROR.blobNotFound]: 'retryable',
};

/** For errors without a name we know: a proxy's page, a server of another kind. */
const FAMILY_BY_STATUS: Readonly<Record<number, SettledFamily>> = {
  401: 'auth_expired',
  403: 'account_problem',
  // No such method: the account's address does not lead to a PDS.
  404: 'account_problem',
};

const HINTS: Readonly<Record<string, string>> = {
  AuthFactorTokenRequired:
    'This account asks for an e-mailed code. Use an app password instead of the account password.',
  PayloadTooLarge:
    "The account's server takes no file as large as this one. On a server of your own the limit is PDS_BLOB_UPLOAD_LIMIT.",
};

const errorSchema = z.object({
  error: z.string().regex(/^\w{1,60}$/),
  message: z.string().optional().catch(undefined),
});

/** The error name of an answer, null when it has none. */
export const errorNameOf = (response: HttpResponse): string | null =>
  errorSchema.safeParse(response.json).data?.error ?? null;

export const isSuccess = (response: HttpResponse): boolean =>
  response.status >= 200 && response.status < 300;

/** Classifies an answer that is not a success. */
export const failureOfAnswer = (input: {
  response: HttpResponse;
  phase: CallPhase;
  now: number;
}): PlatformFailure => {
  const { response } = input;
  const body = errorSchema.safeParse(response.json).data;
  const name = body?.error ?? null;
  return new PlatformFailure(familyOf(input, name), {
    code: name ?? `HTTP_${response.status}`,
    message: HINTS[name ?? ''] ?? body?.message ?? `Bluesky answered with HTTP ${response.status}.`,
    httpStatus: response.status,
  });
};

const familyOf = (
  input: { response: HttpResponse; phase: CallPhase; now: number },
  name: string | null
): Failure => {
  const { response, phase, now } = input;
  const { status, headers } = response;
  if (status === 429) {
    // Bluesky sends its reset and no Retry-After; a proxy before it may send one.
    return rateLimitFailure({ resetsAt: readResetAt(headers), headers, now });
  }
  // Also given for errors that only look like the server's (createRecord on an existing rkey), and
  // 3xx or 1xx is no answer of a PDS at all: neither says that nothing was posted.
  if (status >= 500 || status < 400 || status === 408) {
    return unclear(phase, retryableAfter(headers, now));
  }
  if (name !== null) {
    const family = FAMILY_BY_NAME[name] ?? (name.startsWith('Account') ? 'account_problem' : null);
    if (family !== null) return { family };
  }
  return { family: FAMILY_BY_STATUS[status] ?? 'rejected' };
};

const unclear = (phase: CallPhase, repeat: Failure = { family: 'retryable' }): Failure =>
  phase === 'commit' ? { family: 'unknown_outcome' } : repeat;

/** A success whose body is cut or says something else than promised. */
export const unreadableAnswer = (response: HttpResponse, phase: CallPhase): PlatformFailure =>
  new PlatformFailure(unclear(phase), {
    code: UNREADABLE,
    message: 'Bluesky answered, but the answer could not be read.',
    httpStatus: response.status,
  });

/** Classifies the failure of a call that got no answer. Anything else is thrown on unchanged. */
export const failureOfTransport = (error: unknown, phase: CallPhase): unknown => {
  if (!(error instanceof TransportError)) return error;
  const failure: Failure = error.mayHaveArrived ? unclear(phase) : { family: 'retryable' };
  return new PlatformFailure(failure, {
    code: `TRANSPORT_${error.kind.toUpperCase()}`,
    message: `No complete answer from Bluesky (${error.kind}).`,
    cause: error,
  });
};

/** A problem that we see before asking Bluesky. */
export const rejected = (code: string, message: string): PlatformFailure =>
  new PlatformFailure({ family: 'rejected' }, { code, message });
