import { z } from 'zod';

import { PlatformFailure } from '../contract';
import type { Failure, HttpResponse, TransportError } from '../contract';
import { retryableAfter } from '../waits';

/** What was asked of the token endpoint: the same answer means different things. */
export type TokenGrant = 'authorization_code' | 'refresh_token';

interface Refusal {
  response: HttpResponse;
  grant: TokenGrant;
  /** Values that must not appear in a message, should the platform echo them. */
  secrets: readonly string[];
  /** Epoch ms. */
  now: number;
}

/** RFC 6749 §5.2; Meta's Graph errors; the shape of Instagram's and Threads' code endpoint. */
const errorSchema = z.union([
  z
    .object({
      error: z.object({ message: z.string().catch(''), code: z.coerce.string().catch('') }),
    })
    .transform(({ error }) => ({ error: `GRAPH_${error.code}`, description: error.message })),
  z
    .object({ error_message: z.string(), code: z.coerce.string().catch('') })
    .transform(({ error_message, code }) => ({
      error: `GRAPH_${code}`,
      description: error_message,
    })),
  z
    .object({ error: z.string().catch(''), error_description: z.string().catch('') })
    .transform(({ error, error_description }) => ({ error, description: error_description })),
]);

/** RFC 6749 §5.2 codes that blame the app, never the person. */
const APP_FAULTS: ReadonlySet<string> = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  // Meta: the app's id or secret is wrong, or the app is switched off.
  'GRAPH_101',
]);

const TEMPORARY: ReadonlySet<string> = new Set([
  'rate_limited',
  'temporarily_unavailable',
  'server_error',
  // Meta: unknown, service trouble, and the throttles (Graph API error handling, checked 2026-11-22).
  'GRAPH_1',
  'GRAPH_2',
  'GRAPH_4',
  'GRAPH_17',
  'GRAPH_32',
  'GRAPH_341',
  'GRAPH_613',
]);

/** Meta: the token is dead, whatever the reason. */
const DEAD_TOKEN_CODES: ReadonlySet<string> = new Set(['invalid_grant', 'GRAPH_190', 'GRAPH_102']);

/** Meta: a wrong secret comes as code 1, a deleted app as 190, an unknown Instagram app as 400. */
const APP_WORDINGS =
  /client secret|application secret|validating application|invalid platform app/i;

/**
 * Wordings that mean "this refresh token is dead". X answers `invalid_request` instead of
 * `invalid_grant` (response bodies seen in public repositories), LinkedIn likewise
 * (https://learn.microsoft.com/linkedin/shared/authentication/programmatic-refresh-tokens);
 * both checked 2026-11-22.
 */
const DEAD_TOKEN_WORDINGS: readonly RegExp[] = [
  /value passed for the token was invalid/i,
  /invalid, expired or revoked/i,
];

const MISSING_PARAMETER = /required parameter/i;

/** What an answer without a token means. */
export const classifyTokenRefusal = (refusal: Refusal): PlatformFailure => {
  const { response, grant, secrets, now } = refusal;
  const parsed = errorSchema.safeParse(response.json);
  const { error, description } = parsed.success ? parsed.data : { error: '', description: '' };
  const isRefusal = response.status > 299 || error !== '';
  if (!isRefusal) return unreadableTokenAnswer(response.status);
  const reason = description || error || 'no reason given';
  const family = familyOf({ status: response.status, error, description, grant });
  const failure: Failure =
    family === 'retryable' ? retryableAfter(response.headers, now) : { family };
  return new PlatformFailure(failure, {
    code: error ? error.toUpperCase() : `HTTP_${response.status}`,
    message: withoutSecrets(
      `The platform refused to issue a token (${response.status}): ${reason}`,
      secrets
    ),
    httpStatus: response.status,
  });
};

type TokenFamily = 'retryable' | 'operator_problem' | 'auth_expired';

interface RefusalFacts {
  status: number;
  error: string;
  description: string;
  grant: TokenGrant;
}

const familyOf = ({ status, error, description, grant }: RefusalFacts): TokenFamily => {
  if (status >= 500 || status === 429 || status === 408) return 'retryable';
  if (APP_FAULTS.has(error) || APP_WORDINGS.test(description)) return 'operator_problem';
  if (TEMPORARY.has(error)) return 'retryable';
  if (DEAD_TOKEN_CODES.has(error) || DEAD_TOKEN_WORDINGS.some((words) => words.test(description))) {
    return 'auth_expired';
  }
  if (status === 401 || MISSING_PARAMETER.test(description)) return 'operator_problem';
  // A refused code is cured by connecting again and nothing else. A refresh that is refused for
  // a reason we do not know proves nothing about the token: never disconnect for it.
  if (grant === 'authorization_code') return 'auth_expired';
  return 'retryable';
};

export const tokenEndpointUnreachable = (cause: TransportError): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    {
      code: `TRANSPORT_${cause.kind.toUpperCase()}`,
      message: `The platform did not answer the request for a token: ${cause.message}`,
      cause,
    }
  );

/** A 2xx without a token: a rotating refresh token may be spent, which the next try will show. */
export const unreadableTokenAnswer = (status: number): PlatformFailure =>
  new PlatformFailure(
    { family: 'retryable' },
    {
      code: 'UNREADABLE_TOKEN_ANSWER',
      message: 'The platform answered the request for a token with something unreadable.',
      httpStatus: status,
    }
  );

/** The text with every secret in it replaced: platforms repeat what they were sent. */
export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), text);
