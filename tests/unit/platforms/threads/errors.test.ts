import { inspect } from 'node:util';

import { TransportError } from '../../../../server/src/platforms/contract';
import { aConnector, answer, failureOf, NOW, someCredentials } from './builders';

const graph = (error: Record<string, unknown>, status = 400, headers = {}) =>
  answer(status, { error: { message: 'words of Threads', ...error } }, headers);

const failureFor = (given: Parameters<ReturnType<typeof aConnector>['http']['on']>[2]) => {
  const { http, connector } = aConnector();
  http.on('GET', '/v1.0/me', given);
  return failureOf(connector.validateCredentials(someCredentials()));
};

const MINUTES = 60_000;

describe('a refused call', () => {
  it.each<[{ code: number; message?: string; [name: string]: unknown }, string, RegExp]>([
    [{ code: 190, error_subcode: 458 }, 'auth_expired', /app was removed/],
    [{ code: 190, error_subcode: 459 }, 'auth_expired', /confirm the account/],
    [{ code: 190, error_subcode: 460 }, 'auth_expired', /password .* was changed/],
    [{ code: 190, error_subcode: 463 }, 'auth_expired', /has expired/],
    [{ code: 190, error_subcode: 464 }, 'auth_expired', /confirm the account/],
    [{ code: 190, error_subcode: 467 }, 'auth_expired', /ended or revoked/],
    [{ code: 190 }, 'auth_expired', /does not accept the sign-in/],
    [{ code: 190, error_subcode: 1 }, 'auth_expired', /does not accept the sign-in/],
    [{ code: 102 }, 'auth_expired', /session .* is over/],
    [{ code: 190, message: 'Error validating application.' }, 'operator_problem', /dashboard/],
    [{ code: 10 }, 'account_problem', /App Review/],
    [{ code: 200 }, 'account_problem', /allow everything/],
    [{ code: 299 }, 'account_problem', /allow everything/],
    [{ code: 300 }, 'rejected', /no usable answer/],
    [{ code: 100 }, 'rejected', /refused a value/],
    [{ code: 1 }, 'retryable', /trouble/],
    [{ code: 2 }, 'retryable', /trouble/],
    [{ code: 4711, is_transient: true }, 'retryable', /no usable answer/],
    [{ code: 24, error_subcode: 2207051 }, 'account_problem', /spam/],
    [{ code: 24, error_subcode: 4279013 }, 'account_problem', /restricted/],
    [
      { code: 100, message: 'The media could not be fetched from this URI: https://a.example' },
      'retryable',
      /could not fetch/,
    ],
    [{ code: 100, message: 'THREADS_API__LINK_LIMIT_EXCEEDED' }, 'rejected', /five links/],
    [{ code: 100, message: 'THREADS_API__FEATURE_NOT_AVAILABLE' }, 'rejected', /not offer/],
  ])('turns %j into %s', async (error, family, words) => {
    const failure = await failureFor(graph(error));
    expect(failure.family).toBe(family);
    expect(failure.message).toMatch(words);
    expect(failure.message).toContain(error.message ?? 'words of Threads');
  });

  it('tries again soon after 24/4279009', async () => {
    const { failure } = await failureFor(graph({ code: 24, error_subcode: 4279009 }));
    expect(failure).toEqual({ family: 'retryable', retryAfterMs: 15_000 });
  });

  it.each([
    [{ code: 9 }, 60],
    [{ code: 4 }, 10],
    [{ code: 17 }, 10],
    [{ code: 32 }, 10],
    [{ code: 613 }, 10],
    [{ code: 80002 }, 10],
  ])('is held after %j', async (error, minutes) => {
    const { failure } = await failureFor(graph(error));
    expect(failure).toEqual({ family: 'rate_limited', until: NOW + minutes * MINUTES });
  });

  it('waits as long as the answer asks, where it asks', async () => {
    const usage = JSON.stringify({ '1': [{ estimated_time_to_regain_access: 7 }] });
    const headers = { 'x-business-use-case-usage': usage, 'retry-after': '90' };
    expect((await failureFor(graph({ code: 4 }, 400, headers))).failure).toEqual({
      family: 'rate_limited',
      until: NOW + 7 * MINUTES,
    });
    const { failure } = await failureFor(graph({ code: 4 }, 400, { 'retry-after': '90' }));
    expect(failure).toEqual({ family: 'rate_limited', until: NOW + 90_000 });
    const away = await failureFor(graph({ code: 2 }, 503, { 'retry-after': '90' }));
    expect(away.failure).toEqual({ family: 'retryable', retryAfterMs: 90_000 });
  });

  it.each([
    ['Unknown path components: /v0.9/me', 2500],
    ['You are calling a deprecated version of the API', 100],
  ])('names the config key when the version is gone: %s', async (message, code) => {
    const failure = await failureFor(graph({ code, message }));
    expect(failure.family).toBe('operator_problem');
    expect(failure.message).toContain('platforms.threads.apiVersion');
  });

  it.each([200, 400, 401, 403, 500])('goes by the code, not by the status %i', async (status) => {
    const failure = await failureFor(graph({ code: 190, error_subcode: 463 }, status));
    expect(failure).toMatchObject({
      family: 'auth_expired',
      code: 'GRAPH_190_463',
      httpStatus: status,
    });
  });

  it('reads the flat shape as well', async () => {
    const body = { error_type: 'OAuthException', code: '190', error_message: 'flat words' };
    const failure = await failureFor(answer(400, body));
    expect(failure).toMatchObject({ family: 'auth_expired', code: 'GRAPH_190' });
    expect(failure.message).toContain('flat words');
  });

  it.each([
    [401, '', 'auth_expired'],
    [403, '<html>', 'account_problem'],
    [404, '<html>', 'rejected'],
    [408, '', 'retryable'],
    [429, '', 'retryable'],
    [302, '', 'retryable'],
    [502, '<html>', 'retryable'],
    [200, '<html>', 'retryable'],
    [200, { id: '1' }, 'retryable'],
    [400, { error: { code: 'odd', message: 5 } }, 'rejected'],
    [400, { error: 'text' }, 'rejected'],
    [400, null, 'rejected'],
  ])('survives an answer %i %j: %s', async (status, body, family) => {
    expect((await failureFor(answer(status, body))).family).toBe(family);
  });

  it('never repeats the ticket that opens a file', async () => {
    const url = 'https://cms.example/media/a.jpg?ticket=sealed-secret';
    const message = `The media could not be fetched from this URI: ${url}`;
    const failure = await failureFor(graph({ code: 100, message }));
    expect(failure.message).toContain('https://cms.example/media/a.jpg?…');
    expect(failure.message).not.toContain('sealed-secret');
  });

  it('never repeats the token', async () => {
    const message = 'Malformed access token the-access-token';
    const failure = await failureFor(graph({ code: 190, message }));
    expect(failure.message).toContain('Malformed access token [redacted]');
    expect(inspect(failure, { depth: 9 })).not.toContain('the-access-token');
  });
});

describe('a call without an answer', () => {
  it.each(['unreachable', 'timeout', 'reset', 'cut', 'aborted'] as const)(
    'is tried again (%s)',
    async (kind) => {
      const failure = await failureFor(new TransportError(kind, 'broken'));
      expect(failure).toMatchObject({
        family: 'retryable',
        code: `TRANSPORT_${kind.toUpperCase()}`,
      });
    }
  );
});
