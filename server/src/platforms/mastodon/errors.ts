import { z } from 'zod';

import { PlatformFailure, TransportError } from '../contract';
import type { Failure, FailureDetails, HttpResponse } from '../contract';
import { withoutSecrets } from '../oauth';
import { rateLimitFailure, retryableAfter } from '../waits';

import { ERROR_ROWS, NOT_MASTODON, NOT_MASTODON_SAYS } from './error-table';
import type { CallKind } from './error-table';
import { readResetAt } from './rate-limit';

const bodySchema = z.object({
  error: z.string().catch(''),
  error_description: z.string().catch(''),
});

export interface RefusedCall {
  call: CallKind;
  response: HttpResponse;
  serviceUrl: string;
  /** Values that must not appear in a message, should the server repeat them. */
  secrets: readonly string[];
  /** Epoch ms. */
  now: number;
}

/** What a refusal means, in a sentence that names the server: there are many of them. */
export const classifyAnswer = (refused: RefusedCall): PlatformFailure => {
  const { call, response, secrets } = refused;
  const { status } = response;
  const words = wordsOf(response);
  const row = ERROR_ROWS.find(
    (candidate) =>
      (candidate.call?.includes(call) ?? true) &&
      candidate.status.includes(status) &&
      (candidate.words?.test(words) ?? true)
  );
  const says = row?.says ?? otherwise(refused);
  const detail = words ? ` (${withoutSecrets(words, secrets)})` : '';
  return failureAt(refused.serviceUrl, row?.failure ?? failureByStatus(refused), {
    code: row?.code ?? `HTTP_${status}`,
    message: `${says}${detail}`,
    httpStatus: status,
  });
};

/** The server's own words; empty where it answers a page, as proxies and SNAC do. Never throws. */
const wordsOf = ({ json }: HttpResponse): string => {
  const { data } = bodySchema.safeParse(json);
  return data?.error_description || data?.error || '';
};

const otherwise = ({ response, call }: RefusedCall): string => {
  const { status, headers } = response;
  if (status === 429) return 'asks for a pause.';
  if (status < 300 || status > 399) return `gave no usable answer (status ${status}).`;
  const target = hostOf(headers.location ?? '');
  if (call !== 'registration' || !target) return 'sends us somewhere else; check its address.';
  return `sends us on to ${target}. If that is the server of the account, enter it instead.`;
};

const failureByStatus = ({ response, call, now }: RefusedCall): Failure => {
  const { status, headers } = response;
  if (status === 429) return rateLimitFailure({ resetsAt: readResetAt(headers), headers, now });
  const isIndefinite = status < 400 || status >= 500 || status === 408;
  if (call === 'commit' && isIndefinite) return { family: 'unknown_outcome' };
  if (status >= 500 || status === 408) return retryableAfter(headers, now);
  // A page of maintenance may stand there for a while: a stored connection is not lost for it.
  if (status < 400) return { family: call === 'registration' ? 'account_problem' : 'retryable' };
  return { family: 'rejected' };
};

export interface UnreadableCall {
  call: CallKind;
  response: HttpResponse;
  serviceUrl: string;
}

/** A success that does not say what it must: at a new address, most likely no Mastodon. */
export const unreadableAnswer = ({
  call,
  response,
  serviceUrl,
}: UnreadableCall): PlatformFailure => {
  const httpStatus = response.status;
  if (call === 'registration') {
    const details = { code: NOT_MASTODON, message: NOT_MASTODON_SAYS, httpStatus };
    return failureAt(serviceUrl, { family: 'account_problem' }, details);
  }
  const about = call === 'account' ? 'the account' : 'the post';
  return failureAt(
    serviceUrl,
    { family: call === 'commit' ? 'unknown_outcome' : 'retryable' },
    {
      code: 'UNREADABLE_ANSWER',
      message: `answered about ${about}, but the answer is not readable.`,
      httpStatus,
    }
  );
};

/** No complete answer. Anything but a transport error is thrown on unchanged. */
export const classifyTransport = (
  error: unknown,
  { serviceUrl, call }: Pick<RefusedCall, 'serviceUrl' | 'call'>
): unknown => {
  if (!(error instanceof TransportError)) return error;
  const says =
    error.kind === 'unreachable'
      ? 'could not be reached. Check the address for typing mistakes, or try again later.'
      : 'gave no complete answer. Try again later.';
  const isInDoubt = call === 'commit' && error.mayHaveArrived;
  return failureAt(
    serviceUrl,
    { family: isInDoubt ? 'unknown_outcome' : 'retryable' },
    {
      code: `TRANSPORT_${error.kind.toUpperCase()}`,
      message: `${says} (${error.message})`,
      cause: error,
    }
  );
};

/** A refusal of ours that names the server. */
export const failureAt = (
  serviceUrl: string,
  failure: Failure,
  details: FailureDetails
): PlatformFailure =>
  new PlatformFailure(failure, {
    ...details,
    message: `${hostOf(serviceUrl) ?? serviceUrl} ${details.message}`,
  });

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);
