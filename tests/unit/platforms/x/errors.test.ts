import { inspect } from 'node:util';

import fc from 'fast-check';

import { TransportError } from '../../../../server/src/platforms/contract';
import type { PlatformFailure } from '../../../../server/src/platforms/contract';
import { classifyAnswer } from '../../../../server/src/platforms/x/errors';

import { aRequest } from './builders';
import { FakeX, NOW, answer } from './fake-x';

const classify = (
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): PlatformFailure =>
  classifyAnswer({ response: answer(status, body, headers), kind: 'commit', now: NOW });

const problem = (status: number, detail: string, type = 'about:blank') => ({
  title: 'Forbidden',
  detail,
  type,
  status,
});

describe('classification of refused calls', () => {
  it.each([
    [
      400,
      {
        errors: [
          {
            parameters: { 'media.media_ids': ['1990011223344556677'] },
            message: 'Your media IDs are invalid.',
          },
        ],
        title: 'Invalid Request',
        detail: 'One or more parameters to your request was invalid.',
        type: 'https://api.twitter.com/2/problems/invalid-request',
      },
      'retryable',
      'MEDIA_IDS_INVALID',
    ],
    [400, problem(400, 'Your Tweet text is too long.'), 'rejected', 'TEXT_TOO_LONG'],
    [403, problem(403, 'Your Post text is TOO LONG.'), 'rejected', 'TEXT_TOO_LONG'],
    [400, problem(400, 'The Tweet contains an invalid URL.'), 'rejected', 'INVALID_URL'],
    [401, problem(401, 'Unauthorized'), 'auth_expired', 'UNAUTHORIZED'],
    [
      402,
      problem(402, 'credits depleted', 'https://api.x.com/2/problems/credits-depleted'),
      'operator_problem',
      'CREDITS_DEPLETED',
    ],
    [
      403,
      problem(403, 'No credits left.', 'https://api.twitter.com/2/problems/credits'),
      'operator_problem',
      'CREDITS_DEPLETED',
    ],
    [
      403,
      problem(403, 'You are not allowed to create a Tweet with duplicate content.'),
      'rejected',
      'DUPLICATE_POST',
    ],
    [
      403,
      problem(403, 'Nope', 'https://api.x.com/2/problems/unsupported-authentication'),
      'auth_expired',
      'UNSUPPORTED_AUTHENTICATION',
    ],
    [
      403,
      problem(403, 'Nope', 'https://api.twitter.com/2/problems/client-forbidden'),
      'operator_problem',
      'CLIENT_FORBIDDEN',
    ],
    [
      403,
      { ...problem(403, 'Nope'), reason: 'client-not-enrolled' },
      'operator_problem',
      'CLIENT_FORBIDDEN',
    ],
    [
      429,
      problem(429, 'Monthly cap', 'https://api.x.com/2/problems/usage-capped'),
      'operator_problem',
      'USAGE_CAPPED',
    ],
    [
      403,
      problem(403, 'You are not permitted to perform this action.'),
      'account_problem',
      'FORBIDDEN',
    ],
    [403, problem(403, 'Your account is suspended.'), 'account_problem', 'ACCOUNT_RESTRICTED'],
    [403, problem(403, 'You have been blocked.'), 'account_problem', 'FORBIDDEN'],
    [
      403,
      problem(403, 'This user is not allowed to post a video longer than 20 minutes.'),
      'rejected',
      'VIDEO_TOO_LONG',
    ],
    [
      403,
      problem(
        403,
        'You can only reply to or quote posts where you are mentioned or are the author.',
        'https://api.x.com/2/problems/not-authorized-for-resource'
      ),
      'rejected',
      'REPLY_NOT_ALLOWED',
    ],
    [
      403,
      problem(
        403,
        'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.'
      ),
      'rejected',
      'REPLY_NOT_ALLOWED',
    ],
    [
      403,
      problem(403, 'Creating posts with @mentions is not allowed for your access package.'),
      'rejected',
      'MENTIONS_NOT_ALLOWED',
    ],
    [403, problem(403, 'Quoting is not allowed.'), 'rejected', 'QUOTE_NOT_ALLOWED'],
    [
      403,
      problem(403, 'You attempted to reply to a Tweet that is deleted or not visible to you.'),
      'rejected',
      'REPLY_NOT_ALLOWED',
    ],
    [
      403,
      problem(403, 'Sorry.', 'https://api.x.com/2/problems/not-authorized-for-field'),
      'rejected',
      'FIELD_NOT_AUTHORIZED',
    ],
    [400, problem(400, 'There is a maximum of one cashtag.'), 'rejected', 'TOO_MANY_CASHTAGS'],
    [
      404,
      problem(404, 'gone', 'https://api.x.com/2/problems/resource-not-found'),
      'rejected',
      'NOT_FOUND',
    ],
    [400, '<html>Bad Request</html>', 'rejected', 'INVALID_REQUEST'],
    [403, '', 'account_problem', 'FORBIDDEN'],
    [429, problem(429, 'Too Many Requests'), 'retryable', 'RATE_LIMITED'],
  ])('%i %j is %s (%s)', (status, body, family, code) => {
    expect(classify(status, body)).toMatchObject({ family, code, httpStatus: status });
  });

  it('is not misled by words inside the refused parameters', () => {
    const body = {
      errors: [{ parameters: { text: ['duplicate content, too long'] }, message: 'Bad text.' }],
      type: 'https://api.x.com/2/problems/invalid-request',
    };
    expect(classify(400, body).code).toBe('INVALID_REQUEST');
  });

  it('shows the sentence that names the fault', () => {
    const body = { detail: 'One or more parameters…', errors: [{ message: 'Bad text.' }] };
    expect(classify(400, body).message).toBe('X answered 400: Bad text.');
  });

  it('never throws, whatever the body is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 300, max: 599 }), fc.jsonValue(), (status, body) => {
        expect(classify(status, body).httpStatus).toBe(status);
      })
    );
  });
});

describe('429', () => {
  const RESET_S = NOW / 1000 + 600;
  const short = {
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': '0',
    'x-rate-limit-reset': String(RESET_S),
  };

  it('waits for the reset of the 15-minute window', () => {
    const failure = classify(
      429,
      { errors: [{ code: 88, message: 'Rate limit exceeded' }] },
      short
    );
    expect(failure.failure).toEqual({ family: 'rate_limited', until: RESET_S * 1000 });
  });

  it('waits for the 24-hour window when that one is used up', () => {
    const failure = classify(429, '', {
      ...short,
      'x-rate-limit-remaining': '37',
      'x-user-limit-24hour-limit': '1000',
      'x-user-limit-24hour-remaining': '0',
      'x-user-limit-24hour-reset': String(RESET_S + 50_000),
    });
    expect(failure.failure).toEqual({ family: 'rate_limited', until: (RESET_S + 50_000) * 1000 });
  });

  it('does not retry at once when the clocks differ', () => {
    const failure = classify(429, '', { ...short, 'x-rate-limit-reset': '1' });
    expect(failure.failure).toEqual({ family: 'rate_limited', until: NOW + 1000 });
  });

  it.each(['', 'soon', '-1', 'Infinity'])('is retryable with an unreadable reset %j', (reset) => {
    const failure = classify(429, '', { ...short, 'x-rate-limit-reset': reset });
    expect(failure.family).toBe('retryable');
  });
});

describe('doubtful answers', () => {
  const publish = (x: FakeX) => x.adapter.publish(aRequest());

  it.each([500, 502, 503, 504, 408, 302])('HTTP %i to a commit is unknown', async (status) => {
    const x = new FakeX().on('POST /2/tweets', answer(status, '<html>'));
    await expect(publish(x)).rejects.toMatchObject({ family: 'unknown_outcome' });
  });

  it.each([
    ['no JSON', answer(201, '{"data":{"id":"19')],
    ['no id', answer(200, { data: {} })],
    ['only errors', answer(200, { errors: [{ message: 'x' }] })],
    ['a number for an id', answer(201, { data: { id: 1990 } })],
    ['an empty body', answer(201, '')],
  ])('a 2xx with %s is unknown', async (_name, response) => {
    const x = new FakeX().on('POST /2/tweets', response);
    await expect(publish(x)).rejects.toMatchObject({ family: 'unknown_outcome' });
  });

  it.each([
    ['timeout', 'unknown_outcome'],
    ['reset', 'unknown_outcome'],
    ['cut', 'unknown_outcome'],
    ['aborted', 'unknown_outcome'],
    ['unreachable', 'retryable'],
  ] as const)('a transport error %s during a commit is %s', async (kind, family) => {
    const x = new FakeX().on('POST /2/tweets', new TransportError(kind, 'broken'));
    await expect(publish(x)).rejects.toMatchObject({ family });
  });

  it.each([answer(503, ''), answer(200, 'no json'), new TransportError('timeout', 'slow')])(
    'the same before the commit is retryable',
    async (step) => {
      const x = new FakeX().on('GET /2/users/me', step);
      const { credentials, account } = aRequest();
      const check = x.adapter.validateCredentials(credentials, account);
      await expect(check).rejects.toMatchObject({ family: 'retryable' });
    }
  );

  it('keeps the access token out of every message', async () => {
    const x = new FakeX().on('POST /2/tweets', answer(401, problem(401, 'Unauthorized')));
    const failure = await publish(x).catch((error: Error) => error);
    expect(failure).toHaveProperty('family', 'auth_expired');
    expect(inspect(failure, { depth: 9 })).not.toContain('access-token');
  });
});
