import { TransportError } from '../../../../server/src/platforms/contract';
import { answer } from '../../../platform-kit/scripted-http';
import {
  aRequest,
  aThreads,
  CONTAINER,
  created,
  formOf,
  graphError,
  MEDIA,
  status,
} from './adapter-builders';
import { failureOf } from './builders';

const POST = { index: 0, id: '17000000000000001', url: null };

const { account, credentials, signal } = aRequest();
const about = { account, credentials, post: POST, signal };

describe('figures', () => {
  const figures = (...data: unknown[]) => answer(200, { data });
  const value = (name: string, total: number) => ({
    name,
    period: 'lifetime',
    values: [{ value: total }],
  });
  const asked = { account, credentials, posts: [POST], signal };

  it('are read one post a call, reposts and sends together', async () => {
    const { adapter, http } = aThreads();
    const all = [
      ...[value('views', 900), value('likes', 40), value('replies', 3)],
      ...[value('reposts', 2), value('quotes', 1), value('shares', 5), value('novelty', 9)],
    ];
    http.on('GET', `/${POST.id}/insights?`, figures(...all));
    expect(await adapter.fetchMetrics(asked)).toEqual([
      {
        id: POST.id,
        state: 'visible',
        values: { impressions: 900, likes: 40, comments: 3, shares: 7, quotes: 1 },
      },
    ]);
    expect(http.requests[0]?.url).toContain(
      'metric=views%2Clikes%2Creplies%2Creposts%2Cquotes%2Cshares'
    );
  });

  it('are also read as total_value, and missing where there is no number', async () => {
    const { adapter, http } = aThreads();
    const data = [
      { name: 'likes', total_value: { value: 4 } },
      { name: 'views', values: [] },
    ];
    http.on('GET', '/insights?', figures(...data));
    const [metrics] = await adapter.fetchMetrics(asked);
    expect(metrics?.values).toEqual({ likes: 4 });
  });

  it('are asked without those in development where they are refused', async () => {
    const { adapter, http } = aThreads();
    http.on('GET', '/insights?', graphError(100), figures(value('likes', 4)));
    const [metrics] = await adapter.fetchMetrics(asked);
    expect(metrics?.values).toEqual({ likes: 4 });
    expect(http.requests[1]?.url).toContain('metric=likes%2Creplies%2Creposts%2Cquotes&');
  });

  it.each([graphError(100, 33), graphError(24), answer(404, '')])(
    'of a post that is gone',
    async (gone) => {
      const { adapter, http } = aThreads();
      http.on('GET', '/insights?', gone);
      expect(await adapter.fetchMetrics(asked)).toEqual([
        { id: POST.id, state: 'gone', values: {} },
      ]);
    }
  );

  it('of a repost are none', async () => {
    const { adapter, http } = aThreads();
    http.on('GET', '/insights?', figures());
    expect(await adapter.fetchMetrics(asked)).toEqual([
      { id: POST.id, state: 'visible', values: {} },
    ]);
  });

  it('want their permission', async () => {
    const { adapter, http } = aThreads();
    http.on('GET', '/insights?', graphError(10));
    expect((await failureOf(adapter.fetchMetrics(asked))).family).toBe('account_problem');
  });
});

describe('removal', () => {
  it.each([
    [answer(200, { success: true, deleted_id: POST.id }), 'removed'],
    [graphError(100, 33), 'absent'],
    [graphError(24, 4279009), 'absent'],
    [answer(404, ''), 'absent'],
  ])('%#: an answer %j means %s', async (given, removal) => {
    const { adapter, http } = aThreads();
    http.on('DELETE', `/v1.0/${POST.id}?access_token=`, given);
    expect(await adapter.remove(about)).toBe(removal);
  });

  it.each([
    ['is tried again when the answer is lost', new TransportError('reset', 'x'), 'retryable'],
    ['is tried again when Threads says nothing clear', answer(200, {}), 'retryable'],
    ['waits for its quota', graphError(9), 'rate_limited'],
    ['wants its permission', graphError(10), 'account_problem'],
  ])('%s', async (_, given, family) => {
    const { adapter, http } = aThreads();
    http.on('DELETE', POST.id, given);
    expect((await failureOf(adapter.remove(about))).family).toBe(family);
  });
});

describe('the address', () => {
  it.each([
    [
      answer(200, { id: POST.id, permalink: 'https://www.threads.com/@a/post/b' }),
      'https://www.threads.com/@a/post/b',
    ],
    [answer(200, { id: POST.id }), null],
    [graphError(100, 33), null],
  ])('%#: is what Threads says: %j', async (given, url) => {
    const { adapter, http } = aThreads();
    http.on('GET', `/${POST.id}?`, given);
    expect(await adapter.findUrl(about)).toBe(url);
  });
});

describe('a comment', () => {
  const commenting = (publish: Parameters<ReturnType<typeof aThreads>['http']['on']>[2]) => {
    const { adapter, http, clock } = aThreads();
    http
      .on('POST', '/me/threads_publish', publish)
      .on('POST', '/me/threads', created())
      .on('GET', `/${CONTAINER}?`, status('FINISHED'))
      .on(
        'GET',
        `/${MEDIA}?`,
        answer(200, { id: MEDIA, replied_to: { id: POST.id }, permalink: 'https://w.example/c' })
      );
    return { http, clock, comment: adapter.comment({ ...about, text: 'More below', key: 'k' }) };
  };

  it('is a reply that waits like one', async () => {
    const { http, clock, comment } = commenting(answer(200, { id: MEDIA }));
    expect(await comment).toEqual({ index: 0, id: MEDIA, url: 'https://w.example/c' });
    expect(formOf(http.sent('POST', '/me/threads')[0])).toEqual({
      ...{ media_type: 'TEXT', text: 'More below', reply_to_id: POST.id },
    });
    expect(clock.slept).toEqual([30_000]);
  });

  it.each([
    [new TransportError('timeout', 'slow'), 'unknown_outcome'],
    [answer(500, ''), 'unknown_outcome'],
    [graphError(9), 'rate_limited'],
    [graphError(100), 'rejected'],
  ])('%#: its failure %j is %s', async (given, family) => {
    expect((await failureOf(commenting(given).comment)).family).toBe(family);
  });
});

describe('an address that somebody pasted', () => {
  const { adapter } = aThreads();
  it.each([
    [
      'https://www.threads.com/@ana.b_c/post/DAbc-123?xmt=AQ#x',
      'https://threads.com/@ana.b_c/post/DAbc-123',
    ],
    ['https://www.threads.net/@ana/post/DAbc123/', 'https://threads.com/@ana/post/DAbc123'],
    ['https://threads.net/t/DAbc123', 'https://threads.com/t/DAbc123'],
    ['https://www.threads.com/@ana/post/DAbc123/media', 'https://threads.com/@ana/post/DAbc123'],
    ['https://web.example/@ana/post/DAbc123', 'https://web.example/@ana/post/DAbc123'],
  ])('%s is a post, whose id it does not tell', (pasted, url) => {
    expect(adapter.recognisePost(pasted)).toEqual({ id: null, url });
  });

  it.each([
    'https://www.threads.com/@ana',
    'https://www.threads.com/@ana/post/',
    'https://www.threads.com/@ana/post/DAbc123/likes',
    'https://www.threads.com/ana/post/DAbc123',
    'https://www.threads.com/t/DAbc123/x',
    'http://www.threads.com/@ana/post/DAbc123',
    'https://threads.com.evil.example/@ana/post/DAbc123',
    'https://www.instagram.com/p/DAbc123',
    'not an address',
    '',
  ])('%j is none', (pasted) => {
    expect(adapter.recognisePost(pasted)).toBeNull();
  });
});
