import { z } from 'zod';

import { PlatformFailure, TransportError } from '../contract';
import type { Failure, HttpResponse } from '../contract';
import { withoutSecrets } from '../oauth';
import { rateLimitFailure, retryableAfter } from '../waits';
import { ERROR_ROWS } from './error-table';
import type { ErrorRow, GraphSubject } from './error-table';
import { accessRegainedAt } from './usage-headers';

const number = z.coerce.number().int().catch(0);

const bodySchema = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: number,
    error_subcode: number,
    is_transient: z.boolean().catch(false),
    error_user_msg: z.string().catch(''),
  }),
});

export type GraphError = z.output<typeof bodySchema>['error'];

/** The error in a body; null when there is none, as in HTML from a proxy. Never throws. */
export const readGraphError = ({ json }: HttpResponse): GraphError | null => {
  const parsed = bodySchema.safeParse(json);
  return parsed.success ? parsed.data.error : null;
};

/** `commit` makes something visible; everything else may be repeated without harm. */
export type GraphCallKind = 'commit' | 'repeatable';

export interface RefusedCall extends GraphSubject {
  response: HttpResponse;
  /** @default 'repeatable' */
  kind?: GraphCallKind;
  /** Lines of the platform's own, which come before Meta's common ones. @default none */
  rows?: readonly ErrorRow[];
  /** Values that must not appear in a message, should Meta echo them. */
  secrets: readonly string[];
  /** Epoch ms. */
  now: number;
}

/** The one failure that a refused call means. HTTP statuses are not reliable here: codes decide (ERR). */
export const classifyGraphRefusal = (call: RefusedCall): PlatformFailure => {
  const error = readGraphError(call.response);
  if (!error) return withoutError(call);
  const rows = [...(call.rows ?? []), ...ERROR_ROWS];
  const row = rows.find((candidate) => fits(candidate, error));
  const { status } = call.response;
  if (call.kind === 'commit' && isDoubtful(row, error, status)) {
    const code = row?.code ?? graphCode(error);
    return doubtfulCall(call, { code, httpStatus: status });
  }
  const says = row?.says(call) ?? `${call.platform} refused a call about ${call.subject}.`;
  const reason = withoutTokens(error.error_user_msg || error.message, call.secrets);
  return new PlatformFailure(row ? failureOf(row, call) : unknownError(error, call), {
    code: row?.code ?? graphCode(error),
    message: reason === '' ? says : `${says} (${reason})`,
    httpStatus: status,
  });
};

const graphCode = ({ code, error_subcode }: GraphError): string =>
  `GRAPH_${code}${error_subcode ? `_${error_subcode}` : ''}`;

const isDoubtful = (row: ErrorRow | undefined, error: GraphError, status: number): boolean =>
  row ? (row.isDoubtful ?? false) : error.is_transient || status >= 500;

/** A call that makes something visible, after which nobody can say whether it did. */
export const doubtfulCall = (
  { platform, subject }: GraphSubject,
  details: { code: string; httpStatus?: number; cause?: unknown }
): PlatformFailure =>
  new PlatformFailure(
    { family: 'unknown_outcome' },
    {
      ...details,
      message: `${platform} did not say whether it posted to ${subject}: it is looked for there.`,
    }
  );

const fits = (row: ErrorRow, { code, error_subcode, message }: GraphError): boolean =>
  row.codes.some((span) =>
    typeof span === 'number' ? span === code : span[0] <= code && code <= span[1]
  ) &&
  (row.subcodes?.includes(error_subcode) ?? true) &&
  (row.message?.test(message) ?? true);

const failureOf = (row: ErrorRow, { response: { headers }, now }: RefusedCall): Failure => {
  if (row.failure === 'throttled') {
    return rateLimitFailure({ resetsAt: accessRegainedAt(headers, now), headers, now });
  }
  // Without a wait of our own: the platform may name one.
  const isPlainRetry = row.failure.family === 'retryable' && !row.failure.retryAfterMs;
  return isPlainRetry ? retryableAfter(headers, now) : row.failure;
};

const unknownError = (error: GraphError, { response, now }: RefusedCall): Failure =>
  error.is_transient || response.status >= 500
    ? retryableAfter(response.headers, now)
    : { family: 'rejected' };

/** Not Meta's own words, so it proves nothing about the token or the account. */
const withoutError = (call: RefusedCall): PlatformFailure => {
  const { response, platform, now } = call;
  const { status, headers } = response;
  // In front of Meta something may refuse a call; beyond 4xx (and for 408) it may have gone through.
  const isRefusal = status >= 400 && status <= 499 && status !== 408;
  if (call.kind === 'commit' && !isRefusal) {
    return doubtfulCall(call, { code: `HTTP_${status}`, httpStatus: status });
  }
  const failure =
    status === 429
      ? rateLimitFailure({ resetsAt: accessRegainedAt(headers, now), headers, now })
      : retryableAfter(headers, now);
  return new PlatformFailure(failure, {
    code: `HTTP_${status}`,
    message: `${platform} gave no usable answer (status ${status}); it is asked again later.`,
    httpStatus: status,
  });
};

/** A 2xx whose body does not say what it must. */
export const unreadableGraphAnswer = (
  about: GraphSubject,
  status: number,
  kind: GraphCallKind = 'repeatable'
): PlatformFailure => {
  const code = 'UNREADABLE_ANSWER';
  if (kind === 'commit') return doubtfulCall(about, { code, httpStatus: status });
  const message = `${about.platform}'s answer about ${about.subject} is not readable; it is asked again later.`;
  return new PlatformFailure({ family: 'retryable' }, { code, message, httpStatus: status });
};

/** There was no complete answer. What is not provably unsent may have been done. */
export const classifyGraphTransport = (
  about: GraphSubject,
  error: unknown,
  kind: GraphCallKind = 'repeatable'
): PlatformFailure => {
  const isTransport = error instanceof TransportError;
  const code = isTransport ? `TRANSPORT_${error.kind.toUpperCase()}` : 'TRANSPORT';
  if (kind === 'commit' && !(isTransport && !error.mayHaveArrived)) {
    return doubtfulCall(about, { code, cause: error });
  }
  const message = `${about.platform} gave no complete answer; it is asked again later.`;
  return new PlatformFailure({ family: 'retryable' }, { code, message, cause: error });
};

/** Meta's tokens by their look: some errors repeat the malformed one they complain about. */
const TOKEN_LOOKS = /\b(?:EAA|IGAA|IGQ|THAA)[\w-]{8,}/g;

const withoutTokens = (text: string, secrets: readonly string[]): string =>
  withoutSecrets(text, secrets).replace(TOKEN_LOOKS, '[redacted]');
