import { z } from 'zod';

import { PlatformFailure, TransportError } from '../contract';
import type { Failure, HttpResponse } from '../contract';
import { withoutSecrets } from '../oauth';
import { retryableAfter } from '../waits';

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
  z.object({ error_message: z.string(), code: number }).transform(({ error_message, code }) => ({
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
}

/** What a refusal of a call that posts nothing means. The code decides, not the status (ERR). */
export const classifyAnswer = (call: RefusedCall): PlatformFailure => {
  const { response, secrets } = call;
  const error = readError(response);
  const row = error && ERROR_ROWS.find((candidate) => fits(candidate, error));
  const says = row?.says ?? `Threads gave no usable answer (status ${response.status}).`;
  const message = error?.message ? `${says} (${withoutSecrets(error.message, secrets)})` : says;
  return new PlatformFailure(row ? waitOf(row.failure, call) : failureByStatus(call, error), {
    code: codeOf(response, error),
    message,
    httpStatus: response.status,
  });
};

const fits = (row: ErrorRow, error: ThreadsError): boolean => {
  const { code, subcode, message } = error;
  if (row.codes && (code === null || code < row.codes[0] || code > row.codes[1])) return false;
  if (row.subcodes && (subcode === null || !row.subcodes.includes(subcode))) return false;
  return row.words?.test(message) ?? true;
};

/** A pause that the answer itself asks for beats ours. */
const waitOf = (failure: Failure, { response, now }: RefusedCall): Failure => {
  if (failure.family !== 'retryable') return failure;
  return { ...failure, ...retryableAfter(response.headers, now) };
};

const failureByStatus = ({ response, now }: RefusedCall, error: ThreadsError | null): Failure => {
  const { status, headers } = response;
  const isBusy = status === 429 || status === 408 || status < 400 || status >= 500;
  if (isBusy || error?.isTransient) return retryableAfter(headers, now);
  if (status === 401) return { family: 'auth_expired' };
  return status === 403 ? { family: 'account_problem' } : { family: 'rejected' };
};

const codeOf = ({ status }: HttpResponse, error: ThreadsError | null): string => {
  if (!error || error.code === null) return `HTTP_${status}`;
  return ['GRAPH', error.code, error.subcode].filter((part) => part !== null).join('_');
};

/** A success that does not say what it must. */
export const unreadableAnswer = ({ status }: HttpResponse, what: string): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    {
      code: 'UNREADABLE_ANSWER',
      message: `Threads' answer about ${what} is not readable.`,
      httpStatus: status,
    }
  );

/** No complete answer. Anything but a transport error is thrown on unchanged. */
export const classifyTransport = (error: unknown): unknown => {
  if (!(error instanceof TransportError)) return error;
  return new PlatformFailure(
    { family: 'retryable' },
    {
      code: `TRANSPORT_${error.kind.toUpperCase()}`,
      message: `Threads gave no complete answer: ${error.message}`,
      cause: error,
    }
  );
};
