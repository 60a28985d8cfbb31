import { PlatformFailure, TransportError } from '../contract';
import type { Failure, HttpResponse } from '../contract';
import { retryableAfter } from '../waits';

import { readAnswerFacts } from './answer-facts';
import type { AnswerFacts } from './answer-facts';
import { failureOf429 } from './rate-limit';

/** `commit` makes a post visible; everything else may be repeated without harm. */
export type CallKind = 'commit' | 'repeatable';

interface ErrorRule {
  code: string;
  matches(facts: AnswerFacts): boolean;
  failure: Failure | ((facts: AnswerFacts, now: number) => Failure);
}

const REJECTED: Failure = { family: 'rejected' };
const DUPLICATE: Failure = { family: 'rejected', isDuplicate: true };
const ACCOUNT: Failure = { family: 'account_problem' };
const OPERATOR: Failure = { family: 'operator_problem' };
const AUTH: Failure = { family: 'auth_expired' };

/** Media ids need a moment to reach the posting service. */
const MEDIA_PROPAGATION_MS = 5_000;

const says =
  (pattern: RegExp) =>
  ({ words }: AnswerFacts): boolean =>
    pattern.test(words);
const isType =
  (...names: string[]) =>
  ({ types }: AnswerFacts): boolean =>
    types.some((type) => names.includes(type));
const hasStatus =
  (expected: number) =>
  ({ status }: AnswerFacts): boolean =>
    status === expected;

/**
 * First match wins; 4xx only, so nothing here was posted. Texts are matched without case and
 * with both "Tweet" and "Post". Sources: docs.x.com/x-api/fundamentals/response-codes-and-errors
 * and bodies seen in public issues (akrherz/iembot#163), checked 2026-11-22.
 */
const ERROR_RULES: readonly ErrorRule[] = [
  // Before any thought of authorisation: a 403 here says nothing about the token.
  { code: 'DUPLICATE_POST', matches: says(/duplicate content/), failure: DUPLICATE },
  {
    code: 'CREDITS_DEPLETED',
    matches: (facts) => facts.status === 402 || isType('credits-depleted', 'credits')(facts),
    failure: OPERATOR,
  },
  { code: 'UNAUTHORIZED', matches: hasStatus(401), failure: AUTH },
  {
    code: 'UNSUPPORTED_AUTHENTICATION',
    matches: isType('unsupported-authentication'),
    failure: AUTH,
  },
  {
    code: 'CLIENT_FORBIDDEN',
    matches: (facts) =>
      isType('client-forbidden')(facts) || facts.reasons.includes('client-not-enrolled'),
    failure: OPERATOR,
  },
  { code: 'USAGE_CAPPED', matches: isType('usage-capped'), failure: OPERATOR },
  {
    code: 'RATE_LIMITED',
    matches: (facts) => facts.status === 429 || isType('rate-limit-exceeded')(facts),
    failure: (facts, now) => failureOf429(facts.headers, now),
  },
  {
    code: 'MEDIA_IDS_INVALID',
    matches: says(/media ids? (are|is) invalid/),
    failure: { family: 'retryable', retryAfterMs: MEDIA_PROPAGATION_MS },
  },
  { code: 'VIDEO_TOO_LONG', matches: says(/video longer than/), failure: REJECTED },
  { code: 'TEXT_TOO_LONG', matches: says(/too long/), failure: REJECTED },
  { code: 'INVALID_URL', matches: says(/invalid url/), failure: REJECTED },
  { code: 'TOO_MANY_CASHTAGS', matches: says(/cashtag/), failure: REJECTED },
  { code: 'MENTIONS_NOT_ALLOWED', matches: says(/@mentions/), failure: REJECTED },
  {
    code: 'REPLY_NOT_ALLOWED',
    matches: says(/only reply to|reply to this conversation|attempted to reply|mentioned/),
    failure: REJECTED,
  },
  { code: 'QUOTE_NOT_ALLOWED', matches: says(/\bquot(e|ing)\b/), failure: REJECTED },
  {
    code: 'FIELDS_PARAMETER_REFUSED',
    matches: (facts) => facts.status === 400 && says(/tweet\.fields/)(facts),
    failure: REJECTED,
  },
  {
    code: 'FIELD_NOT_AUTHORIZED',
    matches: isType('not-authorized-for-field'),
    failure: REJECTED,
  },
  { code: 'ACCOUNT_RESTRICTED', matches: says(/\b(suspended|locked)\b/), failure: ACCOUNT },
  {
    code: 'NOT_FOUND',
    matches: (facts) => facts.status === 404 || isType('resource-not-found')(facts),
    failure: REJECTED,
  },
  // "You are not permitted to perform this action." and everything else of its kind.
  { code: 'FORBIDDEN', matches: hasStatus(403), failure: ACCOUNT },
  { code: 'INVALID_REQUEST', matches: () => true, failure: REJECTED },
];

export interface RefusedCall {
  response: HttpResponse;
  kind: CallKind;
  now: number;
}

/** The failure that a non-2xx answer means. */
export const classifyAnswer = ({ response, kind, now }: RefusedCall): PlatformFailure => {
  const { status } = response;
  const facts = readAnswerFacts(response);
  const message = `X answered ${status}${facts.sentence ? `: ${facts.sentence}` : '.'}`;
  // Outside 4xx (and for 408) nobody can tell how far the request got.
  if (status < 400 || status >= 500 || status === 408) {
    return new PlatformFailure(indefinite(kind, retryableAfter(response.headers, now)), {
      code: `HTTP_${status}`,
      message,
      httpStatus: status,
    });
  }
  const rule = ERROR_RULES.find((candidate) => candidate.matches(facts));
  const failure = rule?.failure ?? REJECTED;
  return new PlatformFailure(typeof failure === 'function' ? failure(facts, now) : failure, {
    code: rule?.code ?? 'INVALID_REQUEST',
    message,
    httpStatus: status,
  });
};

/** A 2xx whose body does not say what it must: cut, replaced by a proxy, or changed by X. */
export const unreadableAnswer = (response: HttpResponse, kind: CallKind): PlatformFailure =>
  new PlatformFailure(indefinite(kind), {
    code: 'UNREADABLE_ANSWER',
    message: `X answered ${response.status} with a body that cannot be read.`,
    httpStatus: response.status,
  });

/** No complete answer. Whatever is not provably unsent may have been posted. */
export const classifyTransport = (error: unknown, kind: CallKind): PlatformFailure => {
  if (!(error instanceof TransportError)) {
    return new PlatformFailure(indefinite(kind), {
      code: 'REQUEST_BROKE',
      message: 'The request to X broke off.',
      cause: error,
    });
  }
  return new PlatformFailure(error.mayHaveArrived ? indefinite(kind) : { family: 'retryable' }, {
    code: `TRANSPORT_${error.kind.toUpperCase()}`,
    message: `X gave no complete answer: ${error.message}`,
    cause: error,
  });
};

const indefinite = (kind: CallKind, repeat: Failure = { family: 'retryable' }): Failure =>
  kind === 'commit' ? { family: 'unknown_outcome' } : repeat;
