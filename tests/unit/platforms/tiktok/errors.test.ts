import { inspect } from 'node:util';

import { TransportError } from '../../../../server/src/platforms/contract';
import {
  aConnector,
  anAccount,
  anAdapter,
  answer,
  aPhoto,
  aRequest,
  CREATOR,
  creatorAnswer,
  failureOf,
  NOW,
  PHOTO_INIT,
  someCredentials,
} from './builders';

const failureFor = (given: Parameters<ReturnType<typeof aConnector>['http']['on']>[2]) => {
  const { http, connector } = aConnector();
  http.on('GET', '/v2/user/info/', given);
  return failureOf(connector.validateCredentials(someCredentials(), anAccount()));
};

const enveloped = (code: string, status: number, more: Record<string, unknown> = {}) =>
  answer(status, {
    data: {},
    error: { code, message: 'words of TikTok', log_id: '20261122', ...more },
  });

const DAY_MS = 86_400_000;

describe('a refused call', () => {
  it.each([
    ['access_token_invalid', 401, 'auth_expired', /expired or was revoked/],
    ['scope_not_authorized', 401, 'account_problem', /leave every permission/],
    ['rate_limit_exceeded', 429, 'retryable', /pause/],
    ['internal_error', 500, 'retryable', /trouble/],
    ['invalid_client', 401, 'operator_problem', /developer portal/],
    ['unauthorized_client', 400, 'operator_problem', /developer portal/],
    ['invalid_grant', 400, 'auth_expired', /connect the account again/],
    ['spam_risk_too_many_posts', 403, 'rate_limited', /in a day/],
    ['spam_risk_too_many_pending_share', 403, 'rate_limited', /inbox/],
    ['reached_active_user_cap', 403, 'rate_limited', /The app has reached/],
    ['spam_risk_user_banned_from_posting', 403, 'account_problem', /not let this account post/],
    [
      'unaudited_client_can_only_post_to_private_accounts',
      403,
      'account_problem',
      /set the account to private/,
    ],
    ['app_version_check_failed', 400, 'account_problem', /update it/],
    ['url_ownership_unverified', 403, 'operator_problem', /not verified/],
    ['privacy_level_option_mismatch', 403, 'rejected', /audience/],
    ['spam_risk', 403, 'rejected', /spam/],
    ['spam_risk_text', 403, 'rejected', /spam/],
    ['invalid_param', 400, 'rejected', /refused a value/],
    ['invalid_params', 400, 'rejected', /refused a value/],
    ['invalid_publish_id', 400, 'rejected', /does not know this post/],
    ['token_not_authorized_for_specified_publish_id', 400, 'rejected', /does not know this post/],
  ])('turns %s into what it means, also with status 200', async (code, status, family, words) => {
    for (const given of [status, 200]) {
      const failure = await failureFor(enveloped(code, given));
      expect(failure).toMatchObject({ family, code: code.toUpperCase(), httpStatus: given });
      expect(failure.message).toMatch(words);
      expect(failure.message).toContain('(words of TikTok; log_id 20261122)');
    }
  });

  it('waits a day after a cap of a day', async () => {
    const { failure } = await failureFor(enveloped('spam_risk_too_many_posts', 200));
    expect(failure).toEqual({ family: 'rate_limited', until: NOW + DAY_MS });
  });

  it('keeps the log id under both of its names', async () => {
    const { message } = await failureFor(
      enveloped('internal_error', 500, { log_id: undefined, logid: '4711' })
    );
    expect(message).toContain('log_id 4711');
  });

  it('reads the flat shape as well', async () => {
    const body = { error: 'access_token_invalid', error_description: 'flat', log_id: '1' };
    const failure = await failureFor(answer(200, body));
    expect(failure).toMatchObject({ family: 'auth_expired', code: 'ACCESS_TOKEN_INVALID' });
    expect(failure.message).toContain('(flat; log_id 1)');
  });

  it.each([
    [401, '', 'auth_expired'],
    [403, '<html>', 'account_problem'],
    [404, '<html>', 'rejected'],
    [400, { error: { code: 'brand_new' } }, 'rejected'],
    [200, { error: { code: 'brand_new' } }, 'retryable'],
    [408, '', 'retryable'],
    [302, '', 'retryable'],
    [502, '<html>', 'retryable'],
    [200, '<html>', 'retryable'],
    [200, null, 'retryable'],
    [200, { data: { user: {} }, error: { code: 'ok' } }, 'retryable'],
  ])('survives an answer %i %j: %s', async (status, body, family) => {
    expect((await failureFor(answer(status, body))).family).toBe(family);
  });

  it('is tried again when the answer says so', async () => {
    const { failure } = await failureFor(answer(429, '', { 'retry-after': '90' }));
    expect(failure).toEqual({ family: 'retryable', retryAfterMs: 90_000 });
  });

  it('never repeats the token', async () => {
    const message = 'What is act.the-access-token?';
    const failure = await failureFor(enveloped('access_token_invalid', 401, { message }));
    expect(failure.message).toContain('What is [redacted]?');
    expect(inspect(failure, { depth: 9 })).not.toContain('the-access-token');
  });
});

describe('a refused order of a post', () => {
  const commitFailure = async (given: Parameters<typeof failureFor>[0]) => {
    const { http, adapter } = anAdapter();
    http.on('POST', CREATOR, creatorAnswer()).on('POST', PHOTO_INIT, given);
    const request = aRequest({ media: [aPhoto()] });
    const failure = await failureOf(adapter.publish(request));
    expect(request.journal.steps).toEqual(['before 0']);
    return failure;
  };

  it.each([
    ['access_token_invalid', 401, 'auth_expired'],
    ['scope_not_authorized', 401, 'account_problem'],
    ['rate_limit_exceeded', 429, 'retryable'],
    ['spam_risk_too_many_posts', 200, 'rate_limited'],
    ['unaudited_client_can_only_post_to_private_accounts', 403, 'account_problem'],
    ['url_ownership_unverified', 403, 'operator_problem'],
    ['privacy_level_option_mismatch', 403, 'rejected'],
    ['invalid_params', 400, 'rejected'],
    ['brand_new', 400, 'rejected'],
    ['internal_error', 500, 'unknown_outcome'],
    ['internal_error', 200, 'unknown_outcome'],
    ['brand_new', 200, 'unknown_outcome'],
  ])('is a clear no or leaves it open: %s with %i is %s', async (code, status, family) => {
    expect((await commitFailure(enveloped(code, status))).family).toBe(family);
  });

  it.each([
    [502, '<html>', 'unknown_outcome'],
    [408, '', 'unknown_outcome'],
    [302, '', 'unknown_outcome'],
    [200, '<html>', 'unknown_outcome'],
    [200, { data: {}, error: { code: 'ok' } }, 'unknown_outcome'],
    [404, '<html>', 'rejected'],
    [429, '', 'retryable'],
  ])('survives %i %j: %s', async (status, body, family) => {
    expect((await commitFailure(answer(status, body))).family).toBe(family);
  });

  it.each([
    ['unreachable', 'retryable'],
    ['timeout', 'unknown_outcome'],
    ['reset', 'unknown_outcome'],
    ['cut', 'unknown_outcome'],
    ['aborted', 'unknown_outcome'],
  ] as const)('without an answer (%s) is %s', async (kind, family) => {
    expect((await commitFailure(new TransportError(kind, 'broken'))).family).toBe(family);
  });

  it('that broke off for a reason of ours leaves it open', async () => {
    expect(await commitFailure(new Error('gone'))).toMatchObject({
      ...{ family: 'unknown_outcome', code: 'REQUEST_BROKE' },
    });
  });
});

it('waits a minute after the limit of a minute', async () => {
  const { failure } = await failureFor(enveloped('rate_limit_exceeded', 429));
  expect(failure).toEqual({ family: 'retryable', retryAfterMs: 60_000 });
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
