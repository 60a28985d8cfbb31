import { LLM_PROVIDER_IDS } from '../../../../server/src/llm/contract';

import { failureAfter, PAGE, reply } from './builders';
import { answerOf, ERRORS, type Row } from './vendor-errors';

const EVERYWHERE: readonly Row[] = [
  { status: 307, message: '', kind: 'misconfigured', code: 'REDIRECTED' },
  { status: 400, message: 'Bad.', kind: 'misconfigured', code: 'REQUEST_REFUSED' },
  { status: 401, message: 'Who?', kind: 'misconfigured', code: 'KEY_REFUSED' },
  { status: 402, message: 'Pay.', kind: 'exhausted', code: 'OUT_OF_CREDIT' },
  { status: 403, message: 'No.', kind: 'misconfigured', code: 'NOT_ALLOWED' },
  {
    status: 404,
    message: 'The model `old` does not exist.',
    kind: 'misconfigured',
    code: 'MODEL_RETIRED',
  },
  { status: 404, message: 'old is not there', kind: 'misconfigured', code: 'MODEL_RETIRED' },
  {
    status: 404,
    message: 'Invalid URL (POST /v1/v1/x)',
    kind: 'misconfigured',
    code: 'ADDRESS_WRONG',
  },
  { status: 404, message: 'Not Found', kind: 'misconfigured', code: 'ADDRESS_WRONG' },
  { status: 404, message: '404 page not found', kind: 'misconfigured', code: 'ADDRESS_WRONG' },
  { status: 405, message: 'No such method', kind: 'misconfigured', code: 'ADDRESS_WRONG' },
  { status: 408, message: 'Late', kind: 'unavailable', code: 'VENDOR_TIMEOUT' },
  { status: 413, message: 'Large', kind: 'unusable', code: 'REQUEST_TOO_LARGE' },
  { status: 422, message: 'Bad.', kind: 'misconfigured', code: 'REQUEST_REFUSED' },
  { status: 400, message: 'Invalid image data', kind: 'unusable', code: 'PICTURE_REFUSED' },
  { status: 429, message: 'Slow down', kind: 'busy', code: 'RATE_LIMITED' },
  {
    status: 429,
    message: 'Slow down',
    headers: { 'retry-after': '3' },
    kind: 'busy',
    code: 'RATE_LIMITED',
    retryAfterMs: 3000,
  },
  {
    status: 429,
    message: 'Slow down',
    headers: { 'retry-after': '60', 'retry-after-ms': '1500.2' },
    kind: 'busy',
    code: 'RATE_LIMITED',
    retryAfterMs: 1501,
  },
  {
    status: 429,
    message: 'Slow down',
    headers: {
      date: 'Sun, 22 Nov 2026 10:00:00 GMT',
      'retry-after': 'Sun, 22 Nov 2026 10:00:07 GMT',
    },
    kind: 'busy',
    code: 'RATE_LIMITED',
    retryAfterMs: 7000,
  },
  {
    status: 429,
    message: 'A date counts from nothing without the date of the answer',
    headers: { 'retry-after': 'Sun, 22 Nov 2026 10:00:07 GMT' },
    kind: 'busy',
    code: 'RATE_LIMITED',
  },
  { status: 500, message: 'Oops', kind: 'unavailable', code: 'VENDOR_ERROR' },
  { status: 502, message: 'Oops', kind: 'unavailable', code: 'VENDOR_ERROR' },
  { status: 503, message: 'Full', kind: 'unavailable', code: 'OVERLOADED' },
  { status: 504, message: 'Late', kind: 'unavailable', code: 'VENDOR_TIMEOUT' },
  { status: 529, message: 'Full', kind: 'unavailable', code: 'OVERLOADED' },
  { status: 599, message: 'Oops', kind: 'unavailable', code: 'VENDOR_ERROR' },
];

describe.each(LLM_PROVIDER_IDS)('%s by status', (id) => {
  it.each(EVERYWHERE)('$status "$message" is $kind, $code', async (row) => {
    const failure = await failureAfter(id, answerOf(id, row));
    expect(failure).toMatchObject({
      kind: row.kind,
      code: row.code,
      status: row.status,
      retryAfterMs: row.retryAfterMs ?? null,
      usage: null,
    });
  });

  it.each([
    [502, 'unavailable', 'VENDOR_ERROR'],
    [503, 'unavailable', 'OVERLOADED'],
    [429, 'busy', 'RATE_LIMITED'],
    [403, 'misconfigured', 'NOT_ALLOWED'],
    [404, 'misconfigured', 'ADDRESS_WRONG'],
    [400, 'misconfigured', 'REQUEST_REFUSED'],
  ])('a page with %i is %s, %s, and nothing of it is shown', async (status, kind, code) => {
    const failure = await failureAfter(id, reply(status, PAGE));
    expect(failure).toMatchObject({ kind, code });
    expect(failure.message).not.toMatch(/[<>]|Gateway/);
  });

  it.each([
    ['a page', PAGE],
    ['nothing', ''],
    ['a list', []],
    ['an empty object', {}],
    ['null', null],
  ])('a success that is %s is no answer', async (_, body) => {
    expect(await failureAfter(id, reply(200, body))).toMatchObject({
      kind: 'unusable',
      code: 'NOT_THE_API',
    });
  });
});

describe('errors in the shapes of servers of one’s own', () => {
  it.each([
    [{ error: 'model "old" not found, try pulling it first' }, 'MODEL_RETIRED'],
    [{ message: 'model old is not loaded' }, 'MODEL_RETIRED'],
    [{ detail: 'Not Found' }, 'ADDRESS_WRONG'],
    [{ object: 'error', code: 404 }, 'ADDRESS_WRONG'],
  ])('404 with %j is %s', async (body, code) => {
    expect(await failureAfter('compatible', reply(404, body))).toMatchObject({ code });
  });

  it.each([
    [{ code: 429, message: 'Rate limited upstream' }, 'busy', 'RATE_LIMITED'],
    [{ code: 402, message: 'Insufficient credits' }, 'exhausted', 'OUT_OF_CREDIT'],
    [{ code: 'oops', message: 'Upstream failed' }, 'unavailable', 'VENDOR_ERROR'],
  ])('a success with the error %j in it is %s, %s', async (error, kind, code) => {
    expect(await failureAfter('compatible', reply(200, { error }))).toMatchObject({ kind, code });
  });
});

describe('the name of a failed call', () => {
  it.each([
    ['openai', { 'x-request-id': 'req-7' }, 'req-7'],
    ['compatible', { 'x-request-id': 'req-7' }, 'req-7'],
    ['anthropic', { 'request-id': 'req-7' }, 'req-7'],
    ['anthropic', {}, 'req_1'],
    ['cohere', {}, 'c1'],
    ['gemini', {}, null],
  ] as const)('of %s with %j is %s', async (id, headers, requestId) => {
    const failure = await failureAfter(id, reply(500, ERRORS[id]('Oops'), headers));
    expect(failure.requestId).toBe(requestId);
  });
});
