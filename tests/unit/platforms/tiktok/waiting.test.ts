import { TransportError } from '../../../../server/src/platforms/contract';
import type { Scripted } from '../../../platform-kit/scripted-http';
import {
  anAdapter,
  answer,
  aPhoto,
  aRequest,
  CREATOR,
  creatorAnswer,
  failureOf,
  NOW,
  ok,
  PHOTO_INIT,
  refusal,
  STATUS,
  statusAnswer,
} from './builders';

const publish = (statuses: Scripted[]) => {
  const { http, clock, adapter } = anAdapter();
  http
    .on('POST', CREATOR, creatorAnswer())
    .on('POST', PHOTO_INIT, ok({ publish_id: 'p_pub~1' }))
    .on('POST', STATUS, ...statuses);
  const request = aRequest({ media: [aPhoto()] });
  return { http, clock, adapter, request, outcome: adapter.publish(request) };
};

const working = statusAnswer('PROCESSING_DOWNLOAD', { downloaded_bytes: 4 });
const complete = statusAnswer('PUBLISH_COMPLETE');

describe('waiting for TikTok', () => {
  it('asks slower and slower, with the id that was stored first', async () => {
    const { outcome, clock, http, request } = publish([working, working, working, complete]);
    expect(await outcome).toMatchObject({ id: 'p_pub~1', url: null });
    expect(clock.slept).toEqual([2_000, 3_000, 4_500]);
    expect(http.sent('POST', STATUS).map(({ body }) => body)).toEqual(
      Array.from({ length: 4 }, () => ({ kind: 'json', value: { publish_id: 'p_pub~1' } }))
    );
    expect(request.journal.steps).toEqual(['before 0', 'handle post', 'after 0']);
  });

  it.each([
    ['a list', '[7391234567890123456]', '7391234567890123456'],
    ['several', '[7391234567890123457,7391234567890123458]', '7391234567890123457'],
    ['one value', '9007199254740993', '9007199254740993'],
    ['a text', '"7391234567890123456"', '7391234567890123456'],
    ['an empty list', '[]', 'p_pub~1'],
    ['null', 'null', 'p_pub~1'],
  ])('reads the public id from %s to the last digit', async (_, written, id) => {
    const { outcome } = publish([statusAnswer('PUBLISH_COMPLETE', {}, written)]);
    expect((await outcome).id).toBe(id);
  });

  it('takes a draft in the inbox for done', async () => {
    const { outcome } = publish([statusAnswer('SEND_TO_USER_INBOX')]);
    expect((await outcome).id).toBe('p_pub~1');
  });

  it.each([
    ['a 500', answer(500)],
    ['a pause', refusal('rate_limit_exceeded', 429)],
    ['no answer', new TransportError('timeout', 'slow')],
    ['a page', answer(200, '<html>')],
  ])('asks again after %s', async (_, trouble) => {
    expect((await publish([trouble, complete]).outcome).id).toBe('p_pub~1');
  });

  it('gives up after ten minutes without a word: nobody knows', async () => {
    const { outcome, clock, request } = publish([working]);
    expect(await failureOf(outcome)).toMatchObject({
      ...{ family: 'unknown_outcome', code: 'STILL_PROCESSING' },
    });
    expect(clock.time - NOW).toBeGreaterThanOrEqual(600_000);
    expect(clock.time - NOW).toBeLessThan(700_000);
    expect(request.journal.handles.post).toMatchObject({ publishId: 'p_pub~1' });
  });

  it.each(['invalid_publish_id', 'token_not_authorized_for_specified_publish_id'])(
    'does not know either when TikTok forgets the post (%s)',
    async (code) => {
      const failure = await failureOf(publish([refusal(code, 400)]).outcome);
      expect(failure.family).toBe('unknown_outcome');
    }
  );

  it('stops when the worker does', async () => {
    const { http, adapter, clock } = anAdapter();
    const worker = new AbortController();
    http.on('POST', CREATOR, creatorAnswer()).on('POST', PHOTO_INIT, ok({ publish_id: 'p_pub~1' }));
    http.on('POST', STATUS, () => {
      worker.abort();
      return working;
    });
    const request = { ...aRequest({ media: [aPhoto()] }), signal: worker.signal };
    expect((await failureOf(adapter.publish(request))).family).toBe('unknown_outcome');
    expect(clock.slept).toEqual([]);
  });
});

describe('a post that failed', () => {
  it.each([
    ['file_format_check_failed', 'rejected', /H\.264/],
    ['duration_check_failed', 'rejected', /longer/],
    ['frame_rate_check_failed', 'rejected', /23 to 60/],
    ['picture_size_check_failed', 'rejected', /1080/],
    ['publish_cancelled', 'rejected', /cancelled/],
    ['auth_removed', 'auth_expired', /connect it again/],
    ['spam_risk_too_many_posts', 'rate_limited', /in a day/],
    ['spam_risk_user_banned_from_posting', 'account_problem', /TikTok app/],
    ['spam_risk_text', 'rejected', /spam/],
    ['spam_risk', 'rejected', /spam/],
    ['internal', 'retryable', /broke off/],
    ['video_pull_failed', 'retryable', /fetch the video/],
    ['photo_pull_failed', 'retryable', /fetch a picture/],
    ['constructor', 'rejected', /constructor/],
    ['brand_new', 'rejected', /brand_new/],
    ['', 'rejected', /no reason given/],
  ])('for %s is %s, and may be begun anew', async (reason, family, words) => {
    const { outcome, request } = publish([statusAnswer('FAILED', { fail_reason: reason })]);
    const failure = await failureOf(outcome);
    expect(failure.family).toBe(family);
    expect(failure.message).toMatch(words);
    expect(request.journal.handles.post).toBeNull();
  });

  it('waits a day after the cap of a day', async () => {
    const given = statusAnswer('FAILED', { fail_reason: 'spam_risk_too_many_posts' });
    const { failure } = await failureOf(publish([given]).outcome);
    expect(failure).toEqual({ family: 'rate_limited', until: NOW + 86_400_000 });
  });
});
