import { inspect } from 'node:util';

import { TransportError } from '../../../../server/src/platforms/contract';
import { aConnector, answer, failureOf, NOW, someCredentials } from './builders';

type Given = Parameters<ReturnType<typeof aConnector>['http']['on']>[2];

const failureFor = (given: Given) => {
  const { http, connector } = aConnector();
  http.on('GET', '/api/v1/accounts/verify_credentials', given);
  return failureOf(connector.validateCredentials(someCredentials()));
};

describe('a refused look at the account', () => {
  it.each([
    [401, 'The access token was revoked', 'auth_expired', 'TOKEN_REVOKED', /was revoked/],
    [401, 'The access token expired', 'auth_expired', 'TOKEN_EXPIRED', /has expired/],
    [401, 'The access token is invalid', 'auth_expired', 'TOKEN_INVALID', /does not accept/],
    [422, 'This method requires an authenticated user', 'auth_expired', 'TOKEN_INVALID', /again/],
    [
      403,
      'This action is outside the authorized scopes',
      'account_problem',
      'SCOPE_MISSING',
      /every permission/,
    ],
    [
      403,
      'Your login is currently disabled',
      'account_problem',
      'LOGIN_DISABLED',
      /disabled the login .* moderators/,
    ],
    [
      403,
      'Your login is missing a confirmed e-mail address',
      'account_problem',
      'EMAIL_UNCONFIRMED',
      /confirm the e-mail/,
    ],
    [
      403,
      'Your login is currently pending approval',
      'account_problem',
      'APPROVAL_PENDING',
      /not approved/,
    ],
    [403, 'Account suspended', 'account_problem', 'ACCOUNT_SUSPENDED', /suspended this account/],
    [403, 'This action is not allowed', 'account_problem', 'FORBIDDEN', /does not allow/],
    [404, 'Record not found', 'account_problem', 'NOT_A_MASTODON_SERVER', /last @ of the handle/],
    [500, 'Something went wrong', 'retryable', 'HTTP_500', /no usable answer/],
    [
      503,
      'There was a temporary problem serving your request, please try again',
      'retryable',
      'HTTP_503',
      /no usable answer/,
    ],
  ])('%i "%s" is %s', async (status, error, family, code, words) => {
    const failure = await failureFor(answer(status, { error }));
    expect(failure).toMatchObject({ family, code, httpStatus: status });
    expect(failure.message).toMatch(/^mastodon\.example /);
    expect(failure.message).toMatch(words);
    expect(failure.message).toContain(`(${error})`);
  });

  it.each([
    [401, '<html>', 'auth_expired'],
    [422, '<html>', 'auth_expired'],
    [403, '<html>', 'account_problem'],
    [410, '', 'account_problem'],
    [418, '', 'rejected'],
    [408, '', 'retryable'],
    [302, '', 'retryable'],
    [502, '<html>', 'retryable'],
    [200, '<html>maintenance', 'retryable'],
    [200, { id: 14715, username: 'ana' }, 'retryable'],
    [200, { id: '1', username: 'a b' }, 'retryable'],
  ])('survives an answer %i %j: %s', async (status, body, family) => {
    const failure = await failureFor(answer(status, body));
    expect(failure.family).toBe(family);
    expect(failure.message).toMatch(/^mastodon\.example /);
  });

  it.each([
    ['the time of the reset', { 'x-ratelimit-reset': '2026-11-22T12:05:00.000Z' }, 300_000],
    ['a Retry-After', { 'retry-after': '90' }, 90_000],
    [
      'the reset first',
      { 'x-ratelimit-reset': '2026-11-22T12:01:00Z', 'retry-after': '9' },
      60_000,
    ],
  ])('waits by %s', async (_name, headers, waitMs) => {
    const { failure } = await failureFor(answer(429, { error: 'Too many requests' }, headers));
    expect(failure).toEqual({ family: 'rate_limited', until: NOW + waitMs });
  });

  it.each<Record<string, string>>([
    {},
    { 'x-ratelimit-reset': '1795357155' },
    { 'x-ratelimit-reset': 'soon' },
  ])('leaves the wait to us when the headers say nothing: %j', async (headers) => {
    expect((await failureFor(answer(429, '', headers))).failure).toEqual({ family: 'retryable' });
  });

  it('never repeats the token', async () => {
    const error = 'The access token the-access-token is invalid';
    const failure = await failureFor(answer(401, { error }));
    expect(failure.message).toContain('The access token [redacted] is invalid');
    expect(inspect(failure, { depth: 9 })).not.toContain('the-access-token');
  });
});

describe('a server that gives no answer', () => {
  it('is named with what to check when it cannot be reached', async () => {
    const failure = await failureFor(new TransportError('unreachable', 'broken'));
    expect(failure).toMatchObject({ family: 'retryable', code: 'TRANSPORT_UNREACHABLE' });
    expect(failure.message).toMatch(
      /^mastodon\.example could not be reached\. Check the address.*\(broken\)$/
    );
  });

  it.each(['timeout', 'reset', 'cut', 'aborted'] as const)('is tried again (%s)', async (kind) => {
    const failure = await failureFor(new TransportError(kind, 'broken'));
    expect(failure).toMatchObject({ family: 'retryable', code: `TRANSPORT_${kind.toUpperCase()}` });
    expect(failure.message).toMatch(/^mastodon\.example gave no complete answer/);
  });
});
