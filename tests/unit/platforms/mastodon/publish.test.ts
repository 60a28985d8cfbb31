import { TransportError } from '../../../../server/src/platforms/contract';
import { imageFile } from '../../../platform-kit/files';
import { MemoryJournal } from '../../../platform-kit/memory-journal';
import {
  anAdapter,
  answer,
  aPost,
  aRequest,
  aStatus,
  failureOf,
  sentBody,
  someAccount,
  STATUSES,
  thread,
} from './builders';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const MEDIA = answer(200, { id: '22348641', type: 'image', url: 'https://files.example/1.jpg' });

const posting = (...answers: Parameters<ReturnType<typeof anAdapter>['http']['on']>[2][]) => {
  const made = anAdapter();
  made.http.on('POST', STATUSES, ...(answers.length > 0 ? answers : [answer(200, aStatus())]));
  return made;
};

describe('the request that posts', () => {
  it('goes to the account’s own server, as JSON with token and key', async () => {
    const { http, adapter } = posting();
    const request = aRequest(aPost('Hello #strapi'));
    const result = await adapter.publish(request);
    expect(result).toMatchObject({
      id: '113524880417',
      url: 'https://mastodon.example/@ana/113524880417',
    });
    const [sent] = http.requests;
    expect(sent).toMatchObject({
      method: 'POST',
      url: 'https://mastodon.example/api/v1/statuses',
      headers: { authorization: 'Bearer the-access-token' },
      signal: request.signal,
    });
    expect(sent?.headers?.['idempotency-key']).toMatch(UUID);
    expect(sentBody(http)).toEqual({ status: 'Hello #strapi' });
  });

  it('says only what was chosen', async () => {
    const { http, adapter } = posting();
    const options = {
      ...{ visibility: 'unlisted', contentWarning: ' Weather ', sensitive: false },
      ...{ language: 'fr', quotePolicy: 'followers' },
      poll: { choices: ['Lamp', 'Bell'], minutes: 90, multiple: true },
    };
    await adapter.publish(aRequest(aPost('Which one?'), { options }));
    expect(sentBody(http)).toEqual({
      ...{ status: 'Which one?', visibility: 'unlisted', spoiler_text: 'Weather' },
      ...{ sensitive: false, language: 'fr', quote_approval_policy: 'followers' },
      poll: { options: ['Lamp', 'Bell'], expires_in: 5400, multiple: true, hide_totals: false },
    });
  });

  it.each([
    ['pt-BR', 'pt'],
    ['EN', 'en'],
    ['zh_Hant', 'zh'],
    ['x-klingon', undefined],
    ['', undefined],
    [null, undefined],
  ])('takes the language %j for %j', async (language, sent) => {
    const { http, adapter } = posting();
    await adapter.publish(aRequest({ ...aPost('Hello'), language }));
    expect(sentBody(http).language).toBe(sent);
  });

  it('answers the part before in a thread, each part with a key of its own', async () => {
    const { http, adapter } = posting(
      ...['101', '102', '103'].map((id) => answer(200, aStatus({ id, url: null })))
    );
    const content = thread({ text: 'One' }, { text: 'Two' }, { text: 'Three' });
    const { parts } = await adapter.publish(aRequest(content));
    expect([0, 1, 2].map((place) => sentBody(http, place).in_reply_to_id)).toEqual([
      undefined,
      '101',
      '102',
    ]);
    const keys = http.sent('POST', STATUSES).map(({ headers }) => headers?.['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
    expect(parts.map(({ id, url }) => [id, url])).toEqual(
      ['101', '102', '103'].map((id) => [id, aStatus().uri])
    );
  });

  it('has the poll and the focal points at the first part only', async () => {
    const { http, adapter } = posting();
    http.on('POST', '/api/v2/media', MEDIA);
    const options = { focus: [{ x: 0.5, y: -0.25 }] };
    const content = thread(
      { text: 'One', media: [imageFile({ key: 'one', altText: 'A lamp' })] },
      { text: 'Two', media: [imageFile({ key: 'two' })] }
    );
    await adapter.publish(aRequest(content, { options }));
    expect(http.sent('POST', '/media').map(({ body }) => body)).toMatchObject([
      { kind: 'multipart', fields: { description: 'A lamp', focus: '0.50,-0.25' } },
      { kind: 'multipart', fields: {} },
    ]);
    expect(sentBody(http, 0).media_ids).toEqual(['22348641']);
    const polled = posting();
    const poll = { choices: ['a', 'b'] };
    await polled.adapter.publish(
      aRequest(thread({ text: 'One' }, { text: 'Two' }), { options: { poll } })
    );
    expect([0, 1].map((place) => 'poll' in sentBody(polled.http, place))).toEqual([true, false]);
  });

  it('keeps who sees the post, as the server says it', async () => {
    const { adapter } = posting(answer(200, aStatus({ visibility: 'private' })));
    const { parts } = await adapter.publish(aRequest(aPost('Hello')));
    expect(parts[0]?.ref).toEqual({ visibility: 'private' });
  });

  it('keeps ids as text, and never takes a number for one', async () => {
    const { adapter } = posting(answer(200, aStatus({ id: 113524880417 })));
    const failure = await failureOf(adapter.publish(aRequest(aPost('Hello'))));
    expect([failure.family, failure.code]).toEqual(['unknown_outcome', 'UNREADABLE_ANSWER']);
  });
});

describe('the key', () => {
  it('is stored before the call and sent again by the next run', async () => {
    const { http, adapter } = posting(answer(503, '<html>'), answer(200, aStatus()));
    const journal = new MemoryJournal();
    const request = aRequest(aPost('Hello'), { journal });
    await failureOf(adapter.publish(request));
    expect(journal.steps).toEqual(['handle key:0', 'before 0']);
    await adapter.publish(request);
    const keys = http.sent('POST', STATUSES).map(({ headers }) => headers?.['idempotency-key']);
    expect(keys).toEqual([journal.handles['key:0'], journal.handles['key:0']]);
  });

  it('is made anew once its post was deleted, but only a person’s retry uses it', async () => {
    const { adapter } = posting(answer(404, { error: 'Record not found' }));
    const request = aRequest(aPost('Hello'));
    expect(await failureOf(adapter.publish(request))).toMatchObject({
      family: 'rejected',
      code: 'POST_GONE',
    });
    expect(request.journal.handles['key:0']).toBeNull();
  });
});

describe('a refused post', () => {
  it.each([
    [401, 'The access token is invalid', 'auth_expired', 'TOKEN_INVALID'],
    [401, 'The access token was revoked', 'auth_expired', 'TOKEN_REVOKED'],
    [422, 'This method requires an authenticated user', 'auth_expired', 'TOKEN_INVALID'],
    [403, 'This action is outside the authorized scopes', 'account_problem', 'SCOPE_MISSING'],
    [403, 'Your login is currently disabled', 'account_problem', 'LOGIN_DISABLED'],
    [403, 'This action is not allowed', 'account_problem', 'FORBIDDEN'],
    [404, 'Record not found', 'rejected', 'POST_GONE'],
    [422, "Validation failed: Text can't be blank", 'rejected', 'EMPTY_POST'],
    [422, 'Validation failed: Character limit of 500 exceeded', 'rejected', 'TEXT_TOO_LONG'],
    [422, 'Validation failed: Text character limit of 500 exceeded', 'rejected', 'TEXT_TOO_LONG'],
    [422, 'Validation failed: Poll options contain duplicate items', 'rejected', 'POLL_REFUSED'],
    [422, 'Cannot attach more than 4 files', 'rejected', 'MEDIA_COMBINATION'],
    [
      422,
      'Cannot attach files that have not finished processing. Try again in a moment!',
      'retryable',
      'MEDIA_NOT_READY',
    ],
    [
      422,
      'Media 22348641 not found or already attached to another post',
      'unknown_outcome',
      'MEDIA_GONE',
    ],
    [422, 'Validation failed: Something new', 'rejected', 'POST_REFUSED'],
    [400, 'Bad request', 'rejected', 'POST_REFUSED'],
    [418, 'Teapot', 'rejected', 'HTTP_418'],
    [500, 'Remote data could not be fetched', 'unknown_outcome', 'HTTP_500'],
    [
      503,
      'There was a temporary problem serving your request, please try again',
      'unknown_outcome',
      'HTTP_503',
    ],
  ])('%i "%s" is %s', async (status, error, family, code) => {
    const { adapter } = posting(answer(status, { error }));
    const failure = await failureOf(adapter.publish(aRequest(aPost('Hello'))));
    expect(failure).toMatchObject({ family, code, httpStatus: status });
    expect(failure.message).toMatch(/^mastodon\.example /);
    expect(failure.message).toContain(error);
  });

  it.each([
    [401, 'auth_expired'],
    [403, 'account_problem'],
    [404, 'account_problem'],
    [422, 'rejected'],
    [413, 'rejected'],
    [302, 'unknown_outcome'],
    [408, 'unknown_outcome'],
    [502, 'unknown_outcome'],
    [504, 'unknown_outcome'],
    [200, 'unknown_outcome'],
  ])('%i with a page in place of JSON is %s', async (status, family) => {
    const { adapter } = posting(answer(status, '<html>'));
    expect((await failureOf(adapter.publish(aRequest(aPost('Hello'))))).family).toBe(family);
  });

  it('429 waits until the server’s time, which is no number of seconds', async () => {
    const reset = '2026-11-22T14:30:00.000000Z';
    const headers = {
      ...{ 'x-ratelimit-limit': '300', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
    };
    const { adapter } = posting(answer(429, { error: 'Too many requests' }, headers));
    const failure = await failureOf(adapter.publish(aRequest(aPost('Hello'))));
    expect(failure.failure).toEqual({ family: 'rate_limited', until: Date.parse(reset) });
    expect(adapter.getRateLimitStatus()).toEqual([
      { ruleId: 'posts', limit: 300, remaining: 0, resetsAt: Date.parse(reset) },
    ]);
  });

  it.each(['1795357155', 'soon', ''])(
    '429 with the reset %j is tried again later',
    async (reset) => {
      const { adapter } = posting(answer(429, '', { 'x-ratelimit-reset': reset }));
      const failure = await failureOf(adapter.publish(aRequest(aPost('Hello'))));
      expect(failure.failure).toEqual({ family: 'retryable' });
      expect(adapter.getRateLimitStatus()).toEqual([]);
    }
  );

  it.each([
    ['unreachable', 'retryable'],
    ['timeout', 'unknown_outcome'],
    ['reset', 'unknown_outcome'],
    ['cut', 'unknown_outcome'],
    ['aborted', 'unknown_outcome'],
  ] as const)('no complete answer (%s) is %s', async (kind, family) => {
    const { adapter } = posting(new TransportError(kind, 'Something'));
    expect((await failureOf(adapter.publish(aRequest(aPost('Hello'))))).family).toBe(family);
  });

  it('never repeats the token in its words', async () => {
    const { adapter } = posting(answer(422, { error: 'Bad token the-access-token' }));
    const failure = await failureOf(adapter.publish(aRequest(aPost('Hello'))));
    expect(failure.message).not.toContain('the-access-token');
  });

  it('is not sent when the part before it is missing', async () => {
    const { http, adapter } = posting();
    const part = { index: 1, payload: { key: 'k', body: { status: 'Two' } } };
    const failure = await failureOf(adapter.commit(aRequest(aPost('x')), part, []));
    expect([failure.family, failure.code]).toEqual(['rejected', 'THREAD_PARENT_MISSING']);
    expect(http.requests).toEqual([]);
  });

  it('is not sent from what is no prepared post', async () => {
    const { adapter } = posting();
    const part = { index: 0, payload: 'nonsense' };
    const failure = await failureOf(adapter.commit(aRequest(aPost('x')), part, []));
    expect(failure.code).toBe('INVALID_PAYLOAD');
  });
});

it('uses the configured server where the credentials name none', async () => {
  const { http, adapter } = posting();
  const request = aRequest(aPost('Hello'), { account: someAccount() });
  delete request.credentials.serviceUrl;
  await adapter.publish(request);
  expect(http.requests[0]?.url).toBe('https://mastodon.social/api/v1/statuses');
});
