import { TransportError } from '../../../../server/src/platforms/contract';
import { answer } from '../../../platform-kit/scripted-http';
import {
  aRequest,
  aThreads,
  CONTAINER,
  created,
  graphError,
  limits,
  NOON,
  part,
  smooth,
  status,
} from './adapter-builders';
import { failureOf } from './builders';

describe('the quota', () => {
  it.each([
    ['no post is left', [part('one')], limits(250), 'rate_limited'],
    [
      'a thread needs more replies',
      [part('one'), part('two'), part('three')],
      limits(0, 999),
      'rate_limited',
    ],
  ])('holds the post when %s', async (_, parts, answered, family) => {
    const { http, adapter } = aThreads();
    http.on('GET', '/me/threads_publishing_limit', answered);
    const { failure } = await failureOf(adapter.prepare(aRequest({ parts })));
    expect(failure).toEqual({ family, until: NOON + 3_600_000 });
  });

  it('asks for replies only when there are some, and remembers what is left', async () => {
    const { http, adapter } = aThreads();
    smooth(http).on('POST', '/me/threads', created());
    expect(adapter.getRateLimitStatus()).toEqual([]);
    await adapter.prepare(aRequest());
    expect(http.requests[0]?.url).toContain('fields=quota_usage%2Cconfig&');
    expect(adapter.getRateLimitStatus()).toEqual([
      { ruleId: 'posts', limit: 250, remaining: 246, resetsAt: NOON + 3_600_000 },
    ]);
  });

  it.each([
    ['refuses', graphError(10)],
    ['is away', answer(503, '<html>')],
    ['breaks off', new TransportError('reset', 'broken')],
    ['says nothing', answer(200, { data: [{}] })],
  ])('is no obstacle when Threads %s to tell it', async (_, told) => {
    const { http, adapter } = aThreads();
    http
      .on('GET', '/me/threads_publishing_limit', told)
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, status('FINISHED'));
    expect(await adapter.prepare(aRequest())).toHaveLength(1);
  });

  it('is asked by a dead token in vain', async () => {
    const { http, adapter } = aThreads();
    http.on('GET', '/me/threads_publishing_limit', graphError(190, 463));
    expect((await failureOf(adapter.prepare(aRequest()))).family).toBe('auth_expired');
  });
});
