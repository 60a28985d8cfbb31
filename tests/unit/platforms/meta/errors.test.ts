import { inspect } from 'node:util';

import { z } from 'zod';

import { TransportError } from '../../../../server/src/platforms/contract';
import type { HttpResponse } from '../../../../server/src/platforms/contract';
import { readGraph } from '../../../../server/src/platforms/meta';
import { ERROR_ROWS } from '../../../../server/src/platforms/meta/error-table';

import {
  anApi,
  answer,
  failureOf,
  FakeGraph,
  graphError,
  NOW,
  SECRET,
  USER_TOKEN,
} from './builders';
import type { Step } from './builders';

const PATH = 'graph.example/v26.0/1';
const SUBJECT = 'the Page "Harbour Light Weekly"';
const schema = z.object({ id: z.string() });

const failureFor = (step: Step) =>
  failureOf(readGraph(anApi(new FakeGraph().on(PATH, step)), { path: '/1', query: {}, schema }));

/** Code, subcode, message of Meta, family, our code, what the sentence says. */
type Row = [number, number | undefined, string, string, string, RegExp];

const TOKEN_ROWS: Row[] = [
  [190, 458, 'x', 'auth_expired', 'APP_REMOVED', /removed this app.*Connect it again/],
  [190, 459, 'x', 'auth_expired', 'CHECKPOINT', /confirm who they are.*Sign in at Facebook/],
  [190, 464, 'x', 'auth_expired', 'CHECKPOINT', /confirm who they are.*Sign in at Facebook/],
  [190, 460, 'x', 'auth_expired', 'PASSWORD_CHANGED', /password.*was changed.*Connect it again/],
  [190, 463, 'x', 'auth_expired', 'TOKEN_EXPIRED', /has expired.*Connect it again/],
  [190, 467, 'x', 'auth_expired', 'SESSION_ENDED', /signing out.*Connect it again/],
  [190, 492, 'x', 'auth_expired', 'ROLE_LOST', /lost their role.*admins connect it again/],
  [190, undefined, 'x', 'auth_expired', 'TOKEN_INVALID', /does not accept the sign-in/],
  [190, 999, 'x', 'auth_expired', 'TOKEN_INVALID', /does not accept the sign-in/],
  [102, undefined, 'x', 'auth_expired', 'TOKEN_INVALID', /does not accept the sign-in/],
  [102, 463, 'x', 'auth_expired', 'TOKEN_EXPIRED', /has expired/],
];

const ACCOUNT_ROWS: Row[] = [
  [3, undefined, 'x', 'account_problem', 'PERMISSION_MISSING', /leave everything ticked/],
  [10, undefined, 'x', 'account_problem', 'PERMISSION_MISSING', /leave everything ticked/],
  [200, undefined, 'x', 'account_problem', 'PERMISSION_MISSING', /leave everything ticked/],
  [230, undefined, 'x', 'account_problem', 'PERMISSION_MISSING', /leave everything ticked/],
  [299, undefined, 'x', 'account_problem', 'PERMISSION_MISSING', /leave everything ticked/],
  [100, 33, 'x', 'account_problem', 'NOT_FOUND', /deleted, or is not yours.*Ask one of its admins/],
  [25, 2207050, 'x', 'account_problem', 'ACCOUNT_RESTRICTED', /Open the Facebook app/],
  [368, undefined, 'x', 'account_problem', 'ACCOUNT_BLOCKED', /Sign in at Facebook to see why/],
  [368, 1346003, 'x', 'account_problem', 'ACCOUNT_BLOCKED', /Sign in at Facebook to see why/],
];

const APP_ROWS: Row[] = [
  [
    2500,
    undefined,
    'Unknown path components: /1',
    'operator_problem',
    'API_VERSION_UNKNOWN',
    /Set "platforms\.facebook\.apiVersion" to one that it still serves/,
  ],
  [101, undefined, 'x', 'operator_problem', 'APP_UNKNOWN', /Check its id and secret/],
  [
    190,
    undefined,
    'Error validating application. Application has been deleted.',
    'operator_problem',
    'APP_UNKNOWN',
    /App Dashboard/,
  ],
  [
    100,
    undefined,
    'Invalid appsecret_proof provided in the API argument',
    'operator_problem',
    'APP_SECRET_WRONG',
    /Check the id and the secret/,
  ],
  [
    100,
    undefined,
    'API calls from the server require an appsecret_proof argument',
    'operator_problem',
    'APP_SECRET_WRONG',
    /Check the id and the secret/,
  ],
];

const OTHER_ROWS: Row[] = [
  [-1, undefined, 'x', 'retryable', 'PLATFORM_TROUBLE', /asked again later/],
  [-2, undefined, 'x', 'retryable', 'PLATFORM_TROUBLE', /asked again later/],
  [1, undefined, 'x', 'retryable', 'PLATFORM_TROUBLE', /asked again later/],
  [1, 99, 'x', 'retryable', 'PLATFORM_TROUBLE', /asked again later/],
  [2, undefined, 'x', 'retryable', 'PLATFORM_TROUBLE', /asked again later/],
  [368, 1390008, 'x', 'retryable', 'TOO_FAST', /asked again later/],
  [
    100,
    undefined,
    '(#100) Tried accessing nonexisting field (tasks) on node type (Page)',
    'rejected',
    'FIELD_UNKNOWN',
    /does not know a field/,
  ],
  [100, undefined, 'Unsupported parameter', 'rejected', 'GRAPH_100', /refused a call/],
  [199, undefined, 'x', 'rejected', 'GRAPH_199', /refused a call/],
  [300, undefined, 'x', 'rejected', 'GRAPH_300', /refused a call/],
  [506, 17, 'x', 'rejected', 'GRAPH_506_17', /refused a call/],
];

const THROTTLES = [4, 17, 32, 341, 613, 80001, 80002];

const ROWS = [...TOKEN_ROWS, ...ACCOUNT_ROWS, ...APP_ROWS, ...OTHER_ROWS];

describe('the error table', () => {
  it.each(ROWS)('reads %s/%s "%s" as %s, %s', async (...row) => {
    const [code, subcode, message, family, ourCode, says] = row;
    const failure = await failureFor(graphError({ code, subcode, message }));
    expect(failure).toMatchObject({ family, code: ourCode, httpStatus: 400 });
    expect(failure.message).toMatch(says);
  });

  it.each([...TOKEN_ROWS, ...ACCOUNT_ROWS])(
    'names the account for %s/%s',
    async (code, subcode) => {
      const failure = await failureFor(graphError({ code, subcode }));
      expect(failure.message).toContain(SUBJECT);
    }
  );

  it('has no row that these tests leave out', () => {
    const tested = new Set([...ROWS.map((row) => row[4]), 'RATE_LIMITED']);
    expect(ERROR_ROWS.map((row) => row.code).filter((code) => !tested.has(code))).toEqual([]);
  });

  it('has different words for every way in which a token dies', async () => {
    const messages = new Set<string>();
    for (const subcode of [458, 459, 460, 463, 467, 492, 1]) {
      messages.add((await failureFor(graphError({ code: 190, subcode }))).message);
    }
    expect(messages.size).toBe(7);
  });

  it('decides by the code, whatever the status', async () => {
    for (const status of [200, 400, 401, 403, 500]) {
      const failure = await failureFor(graphError({ code: 190, subcode: 458 }, status));
      expect(failure).toMatchObject({ code: 'APP_REMOVED', httpStatus: status });
    }
  });

  it('takes codes that come as text', async () => {
    const body = { error: { message: 'x', code: '190', error_subcode: '463' } };
    expect(await failureFor(answer(400, body))).toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it("adds Meta's own words, those for people first", async () => {
    const plain = await failureFor(graphError({ code: 190, message: 'Session is over.' }));
    expect(plain.message).toMatch(/\(Session is over\.\)$/);
    const both = graphError({ code: 190, message: 'Tech.', userMessage: 'Log in again.' });
    expect((await failureFor(both)).message).toMatch(/\(Log in again\.\)$/);
  });

  it('lets an unknown error pass that Meta calls transient', async () => {
    const failure = await failureFor(graphError({ code: 4711, isTransient: true }));
    expect(failure).toMatchObject({ family: 'retryable', code: 'GRAPH_4711' });
  });

  it('lets an unknown error pass that comes with a 5xx', async () => {
    expect((await failureFor(graphError({ code: 4711 }, 503))).family).toBe('retryable');
  });

  it('waits a while after posting too fast', async () => {
    const { failure } = await failureFor(graphError({ code: 368, subcode: 1390008 }));
    expect(failure).toEqual({ family: 'retryable', retryAfterMs: 900_000 });
  });
});

describe('throttles', () => {
  const use = (minutes: unknown) => ({
    type: 'pages',
    call_count: 100,
    estimated_time_to_regain_access: minutes,
  });
  const usage = (value: unknown) => ({ 'x-business-use-case-usage': JSON.stringify(value) });
  const throttled = async (headers: Record<string, string>, code = 80001) =>
    (await failureFor(graphError({ code }, 400, headers))).failure;

  it.each(THROTTLES)('%s: the next call is allowed when the header says so', async (code) => {
    const headers = usage({ '104829175630021': [use(17)] });
    expect(await throttled(headers, code)).toEqual({
      family: 'rate_limited',
      until: NOW + 17 * 60_000,
    });
  });

  it.each(THROTTLES)('%s: without a header our own back-off counts', async (code) => {
    const failure = await failureFor(graphError({ code }));
    expect(failure.failure).toEqual({ family: 'retryable' });
    expect(failure.code).toBe('RATE_LIMITED');
    expect(failure.message).toContain(SUBJECT);
  });

  it('the longest wait counts', async () => {
    const headers = usage({ '1': [use(3), use(40)], '2': [use('12')] });
    expect(await throttled(headers)).toEqual({ family: 'rate_limited', until: NOW + 40 * 60_000 });
  });

  it('a wait beyond a day is a day', async () => {
    expect(await throttled(usage({ '1': [use(1e9)] }))).toEqual({
      family: 'rate_limited',
      until: NOW + 86_400_000,
    });
  });

  it.each([
    ['no wait', usage({ '1': [use(0)] })],
    ['a negative wait', usage({ '1': [use(-5)] })],
    ['nonsense', usage({ '1': [use('soon')] })],
    ['another shape', usage({ '1': 'x' })],
    ['a list', usage([])],
    ['no JSON', { 'x-business-use-case-usage': '{"1":' }],
  ])('%s in the header is no wait', async (_, headers) => {
    expect(await throttled(headers)).toEqual({ family: 'retryable' });
  });

  it('a Retry-After counts where the header is silent', async () => {
    expect(await throttled({ 'retry-after': '90' })).toEqual({
      family: 'rate_limited',
      until: NOW + 90_000,
    });
  });
});

describe('answers that are not of the Graph API', () => {
  const HTML = '<html><body>Sorry, something went wrong.</body></html>';

  it.each([400, 401, 403, 404, 429, 500, 502, 503, 302])(
    'prove nothing about the account (%s)',
    async (status) => {
      const failure = await failureFor(answer(status, HTML));
      expect(failure).toMatchObject({ family: 'retryable', code: `HTTP_${status}` });
    }
  );

  it.each([429, 503])('are waited for as long as they ask (%s)', async (status) => {
    const { failure } = await failureFor(answer(status, HTML, { 'retry-after': '60' }));
    expect(failure).toEqual(
      status === 429
        ? { family: 'rate_limited', until: NOW + 60_000 }
        : { family: 'retryable', retryAfterMs: 60_000 }
    );
  });

  it.each([
    ['HTML', HTML],
    ['nothing', ''],
    ['something else', { ok: true }],
    ['a list', []],
  ])('are asked for again when a 200 brings %s', async (_, body) => {
    const failure = await failureFor(answer(200, body));
    expect(failure).toMatchObject({ family: 'retryable', code: 'UNREADABLE_ANSWER' });
    expect(failure.message).toContain(SUBJECT);
  });

  it.each(['unreachable', 'timeout', 'reset', 'cut', 'aborted'] as const)(
    'are asked for again when none comes (%s)',
    async (kind) => {
      const failure = await failureFor(new TransportError(kind, 'broken'));
      expect(failure).toMatchObject({
        family: 'retryable',
        code: `TRANSPORT_${kind.toUpperCase()}`,
      });
    }
  );
});

describe('secrets', () => {
  const OTHER_TOKEN = 'IGAAotherTokenThatIsNotOurs';

  it('stay out of messages, also when Meta repeats them', async () => {
    const message = `Malformed access token ${USER_TOKEN}, not ${OTHER_TOKEN}, for ${SECRET}`;
    const steps: HttpResponse[] = [
      graphError({ code: 190, message }),
      graphError({ code: 100, message }),
      graphError({ code: 368, userMessage: message }),
    ];
    for (const step of steps) {
      const failure = await failureFor(step);
      expect(failure.message).toContain('Malformed access token [redacted], not [redacted]');
      expect(inspect(failure, { depth: 9 })).not.toMatch(
        new RegExp([USER_TOKEN, OTHER_TOKEN, SECRET].join('|'))
      );
    }
  });
});
