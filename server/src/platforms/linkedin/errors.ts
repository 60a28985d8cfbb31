import type { Failure, HttpResponse } from '../contract';
import { PlatformFailure, TransportError } from '../contract';
import { retryableAfter } from '../waits';
import { ERROR_ROWS } from './error-table';
import type { ErrorRow } from './error-table';
import { errorBodySchema } from './wire';

/**
 * What the call was for. `create` makes a post or a comment visible: what may have posted
 * there is an unknown outcome, everywhere else it is a plain retry.
 */
export type CallKind = 'create' | 'upload' | 'read';

export interface LinkedInError {
  /** In the page's order of trust: those of `inputErrors`, then `code`. */
  codes: string[];
  message: string;
}

/** The error in a body; empty when it is not LinkedIn's JSON. Never throws. */
export const readError = (response: HttpResponse): LinkedInError => {
  const body = errorBodySchema.safeParse(response.json);
  if (!body.success) return { codes: [], message: '' };
  const { code, message, errorDetails } = body.data;
  const inputCodes = (errorDetails?.inputErrors ?? []).map((input) => input.code);
  const codes = [...inputCodes, code].filter((found) => found !== undefined);
  return { codes, message: message ?? '' };
};

const rowFor = (status: number, { codes, message }: LinkedInError): ErrorRow | undefined => {
  const rows = ERROR_ROWS.filter((row) => row.status === status);
  return (
    codes.map((code) => rows.find((row) => row.codes?.includes(code))).find(Boolean) ??
    rows.find((row) => row.message?.test(message)) ??
    rows.find((row) => !row.codes && !row.message)
  );
};

export interface RefusedCall {
  kind: CallKind;
  response: HttpResponse;
  /** Epoch ms. */
  now: number;
}

/**
 * Turns an answer that is not a success into exactly one failure. RATE knows of no Retry-After; if
 * one ever comes, it beats our own guess.
 */
export const classifyResponse = ({ kind, response, now }: RefusedCall): PlatformFailure => {
  const { status, headers } = response;
  const error = readError(response);
  const row = rowFor(status, error);
  if (row) {
    const isRest = !row.codes && !row.message;
    const failure =
      status === 429 && row.failure.family === 'retryable'
        ? retryableAfter(headers, now)
        : row.failure;
    return new PlatformFailure(failure, {
      code: (isRest && status !== 429 && error.codes[0]) || row.code,
      message: error.message ? `${row.says} (${error.message})` : row.says,
      httpStatus: status,
    });
  }
  const details = { code: `HTTP_${status}`, httpStatus: status };
  // 408 says that LinkedIn stopped waiting, not that it did nothing; 2xx and 3xx refuse nothing.
  if (status < 400 || status === 408 || status >= 500) {
    const message = `LinkedIn gave no usable answer (status ${status}).`;
    const failure = unclear(kind, retryableAfter(headers, now));
    return new PlatformFailure(failure, { ...details, message });
  }
  return new PlatformFailure(
    { family: 'rejected' },
    { ...details, message: `LinkedIn refused the call (status ${status}).` }
  );
};

/** Turns a call that got no answer into a failure. */
export const classifyTransport = (kind: CallKind, error: unknown): PlatformFailure => {
  const isTransport = error instanceof TransportError;
  if (isTransport && !error.mayHaveArrived) {
    return new PlatformFailure(
      { family: 'retryable' },
      { code: 'UNREACHABLE', message: 'LinkedIn could not be reached.', cause: error }
    );
  }
  return new PlatformFailure(unclear(kind), {
    code: isTransport ? error.kind.toUpperCase() : 'TRANSPORT',
    message: 'The connection to LinkedIn broke before the answer.',
    cause: error,
  });
};

const unclear = (kind: CallKind, repeat: Failure = { family: 'retryable' }): Failure =>
  kind === 'create' ? { family: 'unknown_outcome' } : repeat;
