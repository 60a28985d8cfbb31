import { failureOfAnswer } from '../../../../server/src/platforms/bluesky/errors';
import type { CallPhase } from '../../../../server/src/platforms/bluesky/errors';
import type { HttpResponse, TransportErrorKind } from '../../../../server/src/platforms/contract';
import { aRequest, anAdapter, DID, failureOf, NOW } from './builders';
import { broken, html, json, scriptedHttp, xrpcError } from './fake-http';

const PUT = 'com.atproto.repo.putRecord';

const classify = (response: HttpResponse, phase: CallPhase = 'commit') =>
  failureOfAnswer({ response, phase, now: NOW });

/** The failure of a commit whose putRecord gets this answer. */
const commitFailure = async (answer: Parameters<typeof scriptedHttp>[0][string][number]) => {
  const { http } = scriptedHttp({ [PUT]: [answer] });
  const adapter = anAdapter(http);
  const request = aRequest();
  const [part] = await adapter.prepare(request);
  if (!part) throw new Error('Nothing was prepared');
  return failureOf(adapter.commit(request, part, []));
};

describe('answers of Bluesky', () => {
  it.each([
    [401, 'AuthenticationRequired', 'auth_expired'],
    [401, 'AuthMissing', 'auth_expired'],
    [401, 'AuthFactorTokenRequired', 'auth_expired'],
    [400, 'ExpiredToken', 'auth_expired'],
    [400, 'InvalidToken', 'auth_expired'],
    [401, 'AccountTakedown', 'account_problem'],
    [400, 'AccountTakedown', 'account_problem'],
    [400, 'AccountSuspended', 'account_problem'],
    [401, 'AccountSomethingNew', 'account_problem'],
    [403, 'AccountNotFound', 'account_problem'],
    [400, 'InvalidRequest', 'rejected'],
    [400, 'BlobNotFound', 'retryable'],
    [413, 'PayloadTooLarge', 'rejected'],
    [400, 'SomethingNew', 'rejected'],
    [404, 'XRPCNotSupported', 'account_problem'],
    [500, 'InternalServerError', 'unknown_outcome'],
    [502, 'UpstreamFailure', 'unknown_outcome'],
    [503, 'NotEnoughResources', 'unknown_outcome'],
    [504, 'UpstreamTimeout', 'unknown_outcome'],
  ])('%i %s is %s', async (status, name, family) => {
    const failure = await commitFailure(xrpcError(status, name));
    expect(failure.family).toBe(family);
    expect(failure.code).toBe(name);
    expect(failure.httpStatus).toBe(status);
  });

  it.each([
    [301, 'unknown_outcome', 'retryable'],
    [401, 'auth_expired', 'auth_expired'],
    [403, 'account_problem', 'account_problem'],
    [404, 'account_problem', 'account_problem'],
    [408, 'unknown_outcome', 'retryable'],
    [413, 'rejected', 'rejected'],
    [500, 'unknown_outcome', 'retryable'],
    [502, 'unknown_outcome', 'retryable'],
  ])(
    'a page of HTML with status %i is %s in a commit and %s elsewhere',
    (status, inCommit, else_) => {
      expect(classify(html(status)).family).toBe(inCommit);
      expect(classify(html(status), 'other').family).toBe(else_);
      expect(classify(html(status)).code).toBe(`HTTP_${status}`);
    }
  );

  it('names the wait of a 429 by its reset header', () => {
    const body = { error: 'RateLimitExceeded', message: 'Rate Limit Exceeded' };
    const reset = NOW / 1000 + 90;
    expect(classify(json(429, body, { 'ratelimit-reset': String(reset) })).failure).toEqual({
      family: 'rate_limited',
      until: NOW + 90_000,
    });
    expect(classify(json(429, body, { 'retry-after': '7' })).failure).toEqual({
      family: 'rate_limited',
      until: NOW + 7000,
    });
    const date = new Date(NOW + 60_000).toUTCString();
    expect(classify(json(429, body, { 'retry-after': date })).failure).toEqual({
      family: 'rate_limited',
      until: NOW + 60_000,
    });
    expect(classify(json(429, body)).failure).toEqual({ family: 'retryable' });
  });

  it('points from the e-mail code to app passwords', () => {
    const failure = classify(xrpcError(401, 'AuthFactorTokenRequired', 'A code was sent'), 'other');
    expect(failure.message).toContain('app password');
  });
});

describe('a commit without a readable answer', () => {
  it.each([
    ['timeout', 'unknown_outcome'],
    ['reset', 'unknown_outcome'],
    ['cut', 'unknown_outcome'],
    ['aborted', 'unknown_outcome'],
    ['unreachable', 'retryable'],
  ] satisfies [TransportErrorKind, string][])('%s is %s', async (kind, family) => {
    expect((await commitFailure(broken(kind))).family).toBe(family);
  });

  it.each([
    ['cut JSON', { status: 200, headers: {}, text: '{"uri":"at://', json: undefined }],
    ['no cid', json(200, { uri: `at://${DID}/app.bsky.feed.post/3n2vsorxggs2g` })],
    ['an empty body', { status: 200, headers: {}, text: '', json: undefined }],
  ])('(200 with %s) is an unknown outcome', async (_, response) => {
    expect((await commitFailure(response)).family).toBe('unknown_outcome');
  });
});

describe('secrets', () => {
  it('never stand in a failure', async () => {
    const { accessToken, refreshToken, password } = aRequest().credentials;
    for (const answer of [xrpcError(400, 'ExpiredToken'), broken('reset'), html(502)]) {
      const failure = await commitFailure(answer);
      for (const secret of [accessToken, refreshToken ?? '', password ?? '']) {
        expect(secret).not.toBe('');
        expect(`${failure.message} ${String(failure.cause)}`).not.toContain(secret);
      }
    }
  });
});
