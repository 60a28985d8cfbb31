import { z } from 'zod';

import { PlatformFailure, TransportError } from '../contract';
import type { Failure, HttpResponse } from '../contract';
import { withoutSecrets } from '../oauth';
import { accessRegainedAt } from '../meta/usage-headers';
import { rateLimitedUntil, retryableAfter, retryAfterMs } from '../waits';

import { ERROR_ROWS } from './error-table';
import type { ErrorRow } from './error-table';

const text = z.string().catch('');
const number = z.coerce.number().int().nullable().catch(null);

/** The usual shape of Graph (ERR), and the flat one of the code endpoint (AT). */
const bodySchema = z.union([
  z
    .object({
      error: z.object({
        message: text,
        code: number,
        error_subcode: number.optional(),
        is_transient: z.boolean().catch(false),
        error_user_msg: text,
      }),
    })
    .transform(({ error }) => ({
      code: error.code,
      subcode: error.error_subcode ?? null,
      message: error.message || error.error_user_msg,
      isTransient: error.is_transient,
    })),
  // A failed container has an `error_message` too, and is no error (TS).
  z
    .object({ error_type: z.string(), error_message: z.string(), code: number })
    .transform(({ error_message, code }) => ({
      code,
      subcode: null,
      message: error_message,
      isTransient: false,
    })),
]);

interface ThreadsError {
  code: number | null;
  subcode: number | null;
  message: string;
  isTransient: boolean;
}

/** The error in a body, whatever the status: null when there is none. Never throws. */
export const readError = ({ json }: HttpResponse): ThreadsError | null =>
  bodySchema.safeParse(json).data ?? null;

export interface RefusedCall {
  response: HttpResponse;
  /** Values that must not appear in a message: Graph repeats malformed tokens. */
  secrets: readonly string[];
  /** Epoch ms. */
  now: number;
  /** The call makes a post visible: what leaves that open is an `unknown_outcome`. */
  isCommit: boolean;
}

/** What a refusal means. The code decides, not the status (ERR). */
export const classifyAnswer = (call: RefusedCall): PlatformFailure => {
  const { response, secrets } = call;
  const error = readError(response);
  const row = error && ERROR_ROWS.find((candidate) => fits(candidate, error));
  const says = row?.says ?? `Threads gave no usable answer (status ${response.status}).`;
  const words = withoutTickets(withoutSecrets(error?.message ?? '', secrets));
  const message = words === '' ? says : `${says} (${words})`;
  return new PlatformFailure(row ? failureByRow(row, call) : failureByStatus(call, error), {
    code: codeOf(response, error),
    message,
    httpStatus: response.status,
  });
};

/** Threads repeats the address of a file that it could not fetch; its query opens the file. */
const withoutTickets = (text: string): string =>
  text.replace(/(https?:\/\/[^\s?#]+)[?#]\S*/gi, '$1?…');

const fits = (row: ErrorRow, error: ThreadsError): boolean => {
  const { code, subcode, message } = error;
  if (row.codes && (code === null || code < row.codes[0] || code > row.codes[1])) return false;
  if (row.subcodes && (subcode === null || !row.subcodes.includes(subcode))) return false;
  return row.words?.test(message) ?? true;
};

const UNKNOWN_OUTCOME: Failure = { family: 'unknown_outcome' };

/** A pause that the answer itself asks for beats ours. */
const failureByRow = (row: ErrorRow, { response, now, isCommit }: RefusedCall): Failure => {
  const { headers } = response;
  if (row.isTrouble && isCommit) return UNKNOWN_OUTCOME;
  if (row.pauseMs !== undefined) {
    const asked = retryAfterMs(headers['retry-after'], now);
    const until = accessRegainedAt(headers, now) ?? now + (asked || row.pauseMs);
    return rateLimitedUntil(until, now);
  }
  if (row.failure.family !== 'retryable') return row.failure;
  return { ...row.failure, ...retryableAfter(headers, now) };
};

const failureByStatus = (call: RefusedCall, error: ThreadsError | null): Failure => {
  const { response, now, isCommit } = call;
  const { status, headers } = response;
  if (status === 429) return retryableAfter(headers, now);
  if (status === 408 || status < 400 || status >= 500 || error?.isTransient) {
    return isCommit ? UNKNOWN_OUTCOME : retryableAfter(headers, now);
  }
  if (status === 401) return { family: 'auth_expired' };
  return status === 403 ? { family: 'account_problem' } : { family: 'rejected' };
};

const codeOf = ({ status }: HttpResponse, error: ThreadsError | null): string => {
  if (!error || error.code === null) return `HTTP_${status}`;
  return ['GRAPH', error.code, error.subcode].filter((part) => part !== null).join('_');
};

/** A success that does not say what it must. */
export const unreadableAnswer = (
  { status }: HttpResponse,
  what: string,
  isCommit: boolean
): PlatformFailure =>
  new PlatformFailure(
    { family: isCommit ? 'unknown_outcome' : 'retryable' },
    {
      code: 'UNREADABLE_ANSWER',
      message: `Threads' answer about ${what} is not readable.`,
      httpStatus: status,
    }
  );

/** No complete answer to a call that may be repeated. Other errors are thrown on unchanged. */
export const classifyTransport = (error: unknown): unknown =>
  error instanceof TransportError ? transportFailure(error, { family: 'retryable' }) : error;

/** No complete answer to the call that makes a post visible. */
export const lostTransport = (error: unknown): unknown => {
  if (!(error instanceof TransportError)) return error;
  const family = error.mayHaveArrived ? 'unknown_outcome' : 'retryable';
  return transportFailure(error, { family });
};

const transportFailure = (error: TransportError, failure: Failure): PlatformFailure =>
  new PlatformFailure(failure, {
    code: `TRANSPORT_${error.kind.toUpperCase()}`,
    message: `Threads gave no complete answer: ${error.message}`,
    cause: error,
  });

/** What is named is not there: gone, not the account's, or not there yet. */
export const isMissing = ({ code, httpStatus }: PlatformFailure): boolean =>
  ['GRAPH_100_33', 'GRAPH_24', NOT_READY, 'GRAPH_803'].includes(code) ||
  (httpStatus === 404 && code === 'HTTP_404');

/** I70: the container of a moment ago is not to be found; nothing was published. */
export const NOT_READY = 'GRAPH_24_4279009';
