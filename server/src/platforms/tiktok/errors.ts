import { z } from 'zod';

import { PlatformFailure, TransportError } from '../contract';
import type { Failure, HttpResponse } from '../contract';
import { withoutSecrets } from '../oauth';
import { rateLimitedUntil, retryableAfter } from '../waits';

import { ERROR_ROWS } from './error-table';
import type { ErrorRow } from './error-table';

const text = z.string().catch('');

/** ERR: the tables say `logid`, the answers `log_id`. TikTok's support asks for it. */
const logIds = { log_id: text, logid: text };

/** The envelope of the API (ERR), and the flat one of the token endpoint (TOKEN). */
const bodySchema = z.union([
  z
    .object({ error: z.object({ code: z.string(), message: text, ...logIds }) })
    .transform(({ error }) => ({
      code: error.code,
      message: error.message,
      logId: error.log_id || error.logid,
    })),
  z.object({ error: z.string().min(1), error_description: text, ...logIds }).transform((body) => ({
    code: body.error,
    message: body.error_description,
    logId: body.log_id || body.logid,
  })),
]);

interface TikTokError {
  code: string;
  message: string;
  logId: string;
}

/** The error in a body, whatever the status: null when there is none. Never throws. */
export const readError = ({ json }: HttpResponse): TikTokError | null => {
  const { data } = bodySchema.safeParse(json);
  return data === undefined || data.code === 'ok' ? null : data;
};

/** `commit` may make a post visible; everything else may be repeated without harm. */
export type CallKind = 'commit' | 'repeatable';

export interface RefusedCall {
  response: HttpResponse;
  /** @default 'repeatable' */
  kind?: CallKind;
  /** Values that must not appear in a message, should TikTok repeat them. */
  secrets: readonly string[];
  /** Epoch ms. */
  now: number;
}

/** What a refusal means. */
export const classifyAnswer = (call: RefusedCall): PlatformFailure => {
  const { response, secrets } = call;
  const error = readError(response);
  const row = ERROR_ROWS.find(({ codes }) => error && codes.includes(error.code));
  const says = row?.says ?? `TikTok gave no usable answer (status ${response.status}).`;
  const isOpen = call.kind === 'commit' && leavesOpen(response.status, row);
  return new PlatformFailure(isOpen ? UNKNOWN : failureOf(row?.failure, call), {
    code: error ? error.code.toUpperCase() : `HTTP_${response.status}`,
    message: `${says}${withoutSecrets(detailOf(error), secrets)}`,
    httpStatus: response.status,
  });
};

const UNKNOWN: Failure = { family: 'unknown_outcome' };

/**
 * Whether the call may have been carried out all the same: TikTok broke off inside, or a proxy
 * answered. A code of the table, or a 4xx, is a clear no.
 */
const leavesOpen = (status: number, row: ErrorRow | undefined): boolean => {
  if (row) return row.codes.includes('internal_error');
  return status < 400 || status >= 500 || status === 408;
};

/** The refresh token is spent, revoked or over; the account's owner has to come back. */
export const deadRefreshToken = (
  call: RefusedCall & { refreshExpiresAt: string | null }
): PlatformFailure => {
  const { response, secrets, now, refreshExpiresAt } = call;
  const isOver = refreshExpiresAt !== null && Date.parse(refreshExpiresAt) <= now;
  const says = isOver
    ? 'The sign-in to TikTok has reached the end of its life; connect the account again.'
    : 'TikTok does not renew the sign-in any more: the app was removed in the settings of TikTok, or the sign-in was renewed elsewhere. Connect the account again.';
  return new PlatformFailure(
    { family: 'auth_expired' },
    {
      code: isOver ? 'REFRESH_TOKEN_OVER' : 'REFRESH_TOKEN_REFUSED',
      message: `${says}${withoutSecrets(detailOf(readError(response)), secrets)}`,
      httpStatus: response.status,
    }
  );
};

const detailOf = (error: TikTokError | null): string => {
  const logId = error?.logId ? `log_id ${error.logId}` : '';
  const parts = [error?.message || error?.code, logId].filter(Boolean);
  return parts.length > 0 ? ` (${parts.join('; ')})` : '';
};

const failureOf = (
  failure: (typeof ERROR_ROWS)[number]['failure'] | undefined,
  { response, now }: RefusedCall
): Failure => {
  const { status, headers } = response;
  if (failure?.family === 'rate_limited') return rateLimitedUntil(now + failure.waitMs, now);
  if (failure?.family === 'retryable') return { ...failure, ...retryableAfter(headers, now) };
  if (failure) return failure;
  if (status === 429 || status === 408 || status < 400 || status >= 500) {
    return retryableAfter(headers, now);
  }
  if (status === 401) return { family: 'auth_expired' };
  return status === 403 ? { family: 'account_problem' } : { family: 'rejected' };
};

/** A success that does not say what it must. */
export const unreadableAnswer = (
  { status }: HttpResponse,
  what: string,
  kind: CallKind = 'repeatable'
): PlatformFailure =>
  new PlatformFailure(kind === 'commit' ? UNKNOWN : { family: 'retryable' }, {
    code: 'UNREADABLE_ANSWER',
    message: `TikTok's answer about ${what} is not readable.`,
    httpStatus: status,
  });

/** No complete answer. Of a commit, whatever is not provably unsent may have been carried out. */
export const classifyTransport = (error: unknown, kind: CallKind = 'repeatable'): unknown => {
  if (!(error instanceof TransportError)) {
    if (kind === 'repeatable') return error;
    const message = 'The request to TikTok broke off.';
    return new PlatformFailure(UNKNOWN, { code: 'REQUEST_BROKE', message, cause: error });
  }
  const isOpen = kind === 'commit' && error.mayHaveArrived;
  return new PlatformFailure(isOpen ? UNKNOWN : { family: 'retryable' }, {
    code: `TRANSPORT_${error.kind.toUpperCase()}`,
    message: `TikTok gave no complete answer: ${error.message}`,
    cause: error,
  });
};
