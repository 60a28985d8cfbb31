import type { PostedPart } from '../../../../server/src/platforms/contract';
import {
  anAdapter,
  answer,
  aStatus,
  failureOf,
  sentBody,
  signal,
  someAccount,
  someCredentials,
  STATUSES,
} from './builders';

const POST: PostedPart = { index: 0, id: '100', url: null, ref: { visibility: 'unlisted' } };

const about = (post: PostedPart = POST) => ({
  account: someAccount(),
  credentials: someCredentials({ serviceUrl: 'https://mastodon.example' }),
  ...{ post, signal },
});

const GONE = answer(404, { error: 'Record not found' });

describe('a comment', () => {
  const comment = (post = POST) => ({ ...about(post), text: 'Read on', key: 'the-key' });

  it('is an answer with its own key, for the eyes that see the post', async () => {
    const { http, adapter } = anAdapter();
    http.on('POST', STATUSES, answer(200, aStatus({ id: '101', visibility: 'unlisted' })));
    expect(await adapter.comment(comment())).toMatchObject({ index: 0, id: '101' });
    expect(sentBody(http)).toEqual({
      ...{ status: 'Read on', in_reply_to_id: '100', visibility: 'unlisted' },
    });
    expect(http.requests[0]?.headers).toMatchObject({ 'idempotency-key': 'the-key' });
  });

  it('asks who sees a post of which that is not known', async () => {
    const { http, adapter } = anAdapter();
    http.on('GET', `${STATUSES}/100`, answer(200, aStatus({ visibility: 'private' })));
    http.on('POST', STATUSES, answer(200, aStatus()));
    await adapter.comment(comment({ index: 0, id: '100', url: null }));
    expect(sentBody(http).visibility).toBe('private');
  });

  it.each([
    [404, 'rejected'],
    [422, 'rejected'],
    [429, 'retryable'],
    [500, 'unknown_outcome'],
    [200, 'unknown_outcome'],
  ])('that is answered %i is %s', async (status, family) => {
    const { http, adapter } = anAdapter();
    http.on('POST', STATUSES, answer(status, { error: 'Hm' }));
    expect((await failureOf(adapter.comment(comment()))).family).toBe(family);
  });
});

describe('a removal', () => {
  it.each([
    ['removed', answer(200, aStatus()), undefined],
    ['removed', answer(200, ''), undefined],
    ['absent', GONE, GONE],
  ] as const)('ends as %s', async (outcome, deleted, read) => {
    const { http, adapter } = anAdapter();
    http.on('DELETE', `${STATUSES}/100`, deleted);
    if (read) http.on('GET', `${STATUSES}/100`, read);
    expect(await adapter.remove(about())).toBe(outcome);
  });

  it('is not believed of a 404 while the post can be read', async () => {
    const { http, adapter } = anAdapter();
    http.on('DELETE', `${STATUSES}/100`, answer(404, '<h1>404 Not Found</h1>'));
    http.on('GET', `${STATUSES}/100`, answer(200, aStatus()));
    expect(await failureOf(adapter.remove(about()))).toMatchObject({
      family: 'rejected',
      code: 'REMOVAL_UNSUPPORTED',
    });
  });

  it('over the limit, or without the sign-in, says so', async () => {
    const { http, adapter } = anAdapter();
    const reset = '2026-11-22T12:30:00Z';
    http.on('DELETE', STATUSES, answer(429, '', { 'x-ratelimit-reset': reset }), answer(401, ''));
    expect((await failureOf(adapter.remove(about()))).failure).toMatchObject({
      until: Date.parse(reset),
    });
    expect((await failureOf(adapter.remove(about()))).family).toBe('auth_expired');
  });
});

describe('numbers', () => {
  const counts = { replies_count: 1, reblogs_count: 2, favourites_count: 3, quotes_count: 4 };
  const values = { comments: 1, shares: 2, likes: 3, quotes: 4 };
  const of = (...ids: string[]) => {
    const { account, credentials } = about();
    return { account, credentials, signal, posts: ids.map((id) => ({ ...POST, id })) };
  };

  it('of one post come from that post', async () => {
    const { http, adapter } = anAdapter();
    http.on('GET', `${STATUSES}/1`, answer(200, aStatus({ id: '1', ...counts })));
    expect(await adapter.fetchMetrics(of('1'))).toEqual([{ id: '1', state: 'visible', values }]);
  });

  it('of several come together, in the order asked for; who is missing is asked for alone', async () => {
    const { http, adapter } = anAdapter();
    const list = [aStatus({ id: '2' }), aStatus({ id: '1', ...counts })];
    http.on('GET', `${STATUSES}?id[]=1&id[]=2&id[]=3&id[]=4`, answer(200, list));
    http.on('GET', `${STATUSES}/3`, GONE);
    http.on('GET', `${STATUSES}/4`, answer(200, aStatus({ id: '4', favourites_count: 9 })));
    expect(await adapter.fetchMetrics(of('1', '2', '3', '4'))).toEqual([
      { id: '1', state: 'visible', values },
      { id: '2', state: 'visible', values: {} },
      { id: '3', state: 'gone', values: {} },
      { id: '4', state: 'visible', values: { likes: 9 } },
    ]);
  });

  it.each([400, 404, 405])('come one by one where the batch answers %i', async (status) => {
    const { http, adapter } = anAdapter();
    http.on('GET', `${STATUSES}?id`, answer(status, '<h1>'));
    for (const id of ['1', '2']) {
      http.on(
        'GET',
        `${STATUSES}/${id}`,
        answer(200, aStatus({ id, ...counts, quotes_count: -1 }))
      );
    }
    const known = { comments: 1, shares: 2, likes: 3 };
    expect((await adapter.fetchMetrics(of('1', '2'))).map((one) => one.values)).toEqual([
      known,
      known,
    ]);
  });

  it.each([401, 429, 500])('are not guessed when the server answers %i', async (status) => {
    const { http, adapter } = anAdapter();
    http.on('GET', STATUSES, answer(status, ''));
    await failureOf(adapter.fetchMetrics(of('1', '2')));
  });

  it('are told of what the platform has, and every action is possible', () => {
    const { adapter } = anAdapter();
    expect(adapter.descriptor.metrics).toEqual(['likes', 'comments', 'shares', 'quotes']);
    expect((['comment', 'remove', 'metrics'] as const).map((what) => adapter.can(what))).toEqual([
      true,
      true,
      true,
    ]);
  });
});
