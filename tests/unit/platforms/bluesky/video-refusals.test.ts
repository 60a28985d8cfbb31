import { failureOf, NOW } from './builders';
import { broken, html, json, xrpcError } from './fake-http';
import type { Answer } from './fake-http';
import {
  AUTH,
  LIMITS,
  SEND,
  JOB,
  PLAIN,
  video,
  prepare,
  running,
  cidIn,
  failureWith,
} from './fake-video-service';

describe('a video that the service will not make', () => {
  const failed = (failureCode?: string) => [
    json(200, { ...running, state: 'JOB_STATE_FAILED', failureCode, message: 'No.' }),
  ];

  it.each([
    ['validation_failure', 'rejected'],
    ['encoding_failure', 'rejected'],
    ['pds_upload_unsupported_blob_size', 'rejected'],
    ['pds_upload_failure', 'retryable'],
    ['generic_failure', 'retryable'],
    ['something_new', 'rejected'],
  ])('for %s is %s, and its job is forgotten', async (code, family) => {
    const { prepared, journal } = prepare({ [JOB]: failed(code) });
    const failure = await failureOf(prepared);
    expect([failure.family, failure.code]).toEqual([family, code]);
    expect(journal.handles['video.ferry']).toBeNull();
  });

  it('for no reason given is rejected with its words', async () => {
    const { prepared } = prepare({ [JOB]: failed() });
    const failure = await failureOf(prepared);
    expect([failure.code, failure.message]).toEqual([
      'VIDEO_PROCESSING_FAILED',
      'Bluesky could not process the video: No.',
    ]);
  });
});

describe('the video service', () => {
  it.each([
    ['unreachable', [broken('unreachable')], 'retryable', 'TRANSPORT_UNREACHABLE'],
    ['broken off', [broken('reset')], 'retryable', 'TRANSPORT_RESET'],
    ['down', [html(503)], 'retryable', 'VIDEO_SERVICE_DOWN'],
    ['busy', [json(429, { error: 'slow down' })], 'retryable', 'VIDEO_RATE_LIMITED'],
    ['unreadable', [json(200, 'cut')], 'retryable', 'VIDEO_SERVICE_DOWN'],
    [
      'asking for a confirmed address',
      [json(401, { error: 'unconfirmed_email', message: 'Confirm' })],
      'account_problem',
      'VIDEO_EMAIL_UNCONFIRMED',
    ],
  ] as [string, Answer[], string, string][])('%s', async (_, answers, family, code) => {
    expect(
      await failureWith({ [SEND]: answers, [PLAIN]: [xrpcError(413, 'PayloadTooLarge')] })
    ).toEqual([family, code]);
  });

  it('that names the end of its limit is believed', async () => {
    const headers = { 'retry-after': '90' };
    const { prepared } = prepare({ [SEND]: [json(429, {}, headers)] });
    expect((await failureOf(prepared)).failure).toEqual({
      family: 'rate_limited',
      until: NOW + 90_000,
    });
  });

  it.each([
    [
      { canUpload: false, error: 'unconfirmed_email' },
      'account_problem',
      'VIDEO_EMAIL_UNCONFIRMED',
    ],
    [{ canUpload: false, remainingDailyVideos: 0 }, 'rate_limited', 'VIDEO_LIMIT_REACHED'],
  ])('that takes no more (%j) is sent nothing', async (limits, family, code) => {
    const { prepared, callsOf } = prepare({ [LIMITS]: [json(200, limits)] });
    const failure = await failureOf(prepared);
    expect([failure.family, failure.code]).toEqual([family, code]);
    expect(callsOf(SEND)).toHaveLength(0);
  });

  it('is not asked when the session has ended', async () => {
    expect(await failureWith({ [AUTH]: [xrpcError(400, 'ExpiredToken')] })).toEqual([
      'auth_expired',
      'ExpiredToken',
    ]);
  });

  it.each([
    [401, { did: '', error: 'invalid token: invalid token audience' }],
    [403, { error: 'forbidden' }],
    [404, {}],
    [501, { error: 'MethodNotImplemented' }],
  ])('that refuses (%i) leaves the bare file to the account’s server', async (status, body) => {
    const { prepared, callsOf } = prepare({ [SEND]: [json(status, body)] });
    expect(cidIn((await prepared)[0]?.payload)).toBe('bafkreiplain');
    expect(callsOf(PLAIN)[0]?.body).toEqual({ kind: 'stream', source: video });
  });

  it('that refuses a file too large for the server is what the editor hears of', async () => {
    const failure = await failureOf(
      prepare({
        [SEND]: [json(401, { error: 'invalid token audience' })],
        [PLAIN]: [xrpcError(413, 'PayloadTooLarge')],
      }).prepared
    );
    expect([failure.family, failure.code]).toEqual(['account_problem', 'VIDEO_SERVICE_REFUSED']);
    expect(failure.message).toContain('invalid token audience');
  });
});
