import { PlatformFailure, TransportError } from '../contract';
import type { Failure, HttpResponse } from '../contract';
import { classifyGraphRefusal, type GraphApi } from '../meta';
import { classifyGraphTransport, readGraphError, unreadableGraphAnswer } from '../meta/errors';
import type { GraphError } from '../meta/errors';
import { withoutSecrets } from '../oauth';
import { retryableAfter } from '../waits';
import { INSTAGRAM_ERROR_ROWS, SURELY_NOT_POSTED, type InstagramErrorRow } from './error-table';

/** `visible`: the call shows something to the world; everything else may be repeated. */
export type Effect = 'none' | 'visible';

/** The day is a rolling one, and Instagram does not say when its next place is free. */
const DAILY_LIMIT_PAUSE_MS = 60 * 60_000;

interface Refusal {
  api: GraphApi;
  response: HttpResponse;
  effect: Effect;
}

/** The one failure that a refused call means. */
export const classifyRefusal = ({ api, response, effect }: Refusal): PlatformFailure => {
  const error = readGraphError(response);
  const row = error && rowOf(error);
  const now = api.deps.clock.now();
  const secrets = [api.accessToken, api.deps.app?.clientSecret ?? ''];
  if (!row) return inDoubt(classifyGraphRefusal({ ...api, response, secrets, now }), effect);
  const says = row.says(api.subject);
  const reason = withoutTokens(error.error_user_msg || error.message, secrets);
  const failure = new PlatformFailure(failureOf(row, { now, headers: response.headers }), {
    code: row.code,
    message: reason === '' ? says : `${says} (${reason})`,
    httpStatus: response.status,
  });
  return inDoubt(failure, effect);
};

const rowOf = ({ code, error_subcode, message }: GraphError): InstagramErrorRow | null => {
  const bySubcode = INSTAGRAM_ERROR_ROWS.find(({ subcodes }) => subcodes.includes(error_subcode));
  if (bySubcode) return bySubcode;
  const byCode = INSTAGRAM_ERROR_ROWS.find(
    (row) => (row.codes?.includes(code) ?? false) && (row.message?.test(message) ?? true)
  );
  return byCode ?? null;
};

interface When {
  now: number;
  headers: HttpResponse['headers'];
}

const failureOf = ({ failure }: InstagramErrorRow, { now, headers }: When): Failure => {
  if (failure === 'daily-limit')
    return { family: 'rate_limited', until: now + DAILY_LIMIT_PAUSE_MS };
  if (failure === 'trouble') return retryableAfter(headers, now);
  return failure;
};

/** What a container's status means that says ERROR. Nothing is visible of a container. */
export const failureOfContainer = (
  subcode: number | null,
  about: { now: number; subject: string; status: string }
): PlatformFailure => {
  const row = INSTAGRAM_ERROR_ROWS.find(({ subcodes }) => subcodes.includes(subcode ?? 0));
  const { now, subject, status } = about;
  const failure = row ? failureOf(row, { now, headers: {} }) : ({ family: 'retryable' } as const);
  const says = row?.says(subject) ?? 'Instagram could not process the post; it is prepared anew.';
  return new PlatformFailure(failure, {
    code: row?.code ?? 'PROCESSING_FAILED',
    message: status === '' ? says : `${says} (${status})`,
  });
};

/** After a visible-making call, "may work later" is not enough: it may have worked. */
const inDoubt = (failure: PlatformFailure, effect: Effect): PlatformFailure => {
  if (effect === 'none' || failure.family !== 'retryable') return failure;
  if (SURELY_NOT_POSTED.has(failure.code)) return failure;
  const { code, message, httpStatus, cause } = failure;
  return new PlatformFailure(
    { family: 'unknown_outcome' },
    { code, message, cause, ...(httpStatus === null ? {} : { httpStatus }) }
  );
};

/** A 2xx whose body does not say what it must. */
export const unreadableAnswer = (api: GraphApi, status: number, effect: Effect): PlatformFailure =>
  inDoubt(unreadableGraphAnswer(api, status), effect);

/** No complete answer: what was provably not sent may be sent again. */
export const classifyTransport = (
  api: GraphApi,
  error: unknown,
  effect: Effect
): PlatformFailure => {
  const failure = classifyGraphTransport(api, error);
  const isUnsent = error instanceof TransportError && !error.mayHaveArrived;
  return isUnsent ? failure : inDoubt(failure, effect);
};

/** Meta's tokens by their look: some errors repeat the one they complain about. */
const TOKEN_LOOKS = /\b(?:EAA|IGAA|IGQ)[\w-]{8,}/g;

const withoutTokens = (text: string, secrets: readonly string[]): string =>
  withoutSecrets(text, secrets).replace(TOKEN_LOOKS, '[redacted]');
