import { TransportError } from '../../../../server/src/platforms/contract';
import type { PostMetrics } from '../../../../server/src/platforms/contract';

import { aCommentRequest } from './builders';
import { FakeX, answer, created, jsonOf } from './fake-x';

const CREATE = 'POST /2/tweets';
const DELETE = 'DELETE /2/tweets/42';
const LOOKUP = 'GET /2/tweets';

describe('comment', () => {
  const say = (x: FakeX, text: string) => x.adapter.comment(aCommentRequest(text));

  it('is a reply to the own post', async () => {
    const x = new FakeX().on(CREATE, created('77'));
    expect(await say(x, 'More: https://example.com')).toEqual({
      index: 0,
      id: '77',
      url: 'https://web.example/harbourlight/status/77',
    });
    expect(jsonOf(x.requests[0])).toEqual({
      text: 'More: https://example.com',
      reply: { in_reply_to_tweet_id: '42' },
    });
  });

  it.each([
    ['', 'EMPTY_POST'],
    ['a'.repeat(281), 'TEXT_TOO_LONG'],
    ['$TIDE $FISH', 'TOO_MANY_CASHTAGS'],
  ])('%# is refused before the call when X would refuse it', async (text, code) => {
    const x = new FakeX();
    await expect(say(x, text)).rejects.toMatchObject({ family: 'rejected', code });
    expect(x.requests).toHaveLength(0);
  });

  it.each([
    ['a lost answer', new TransportError('reset', 'gone')],
    ['a 503', answer(503, '<html>')],
    ['an unreadable 201', answer(201, '{"data"')],
  ])('after %s has an unknown outcome', async (_name, step) => {
    const x = new FakeX().on(CREATE, step);
    await expect(say(x, 'Hi')).rejects.toMatchObject({ family: 'unknown_outcome' });
  });

  it('is rejected when the post is gone', async () => {
    const detail = 'You attempted to reply to a Tweet that is deleted or not visible to you.';
    const x = new FakeX().on(CREATE, answer(403, { detail, status: 403 }));
    await expect(say(x, 'Hi')).rejects.toMatchObject({ family: 'rejected' });
  });
});

describe('remove', () => {
  const remove = (x: FakeX) => x.adapter.remove(aCommentRequest(''));
  const missing = { type: 'https://api.twitter.com/2/problems/resource-not-found' };

  it('takes the post away', async () => {
    const x = new FakeX().on(DELETE, answer(200, { data: { deleted: true } }));
    expect(await remove(x)).toBe('removed');
    expect(x.requests[0]).toMatchObject({
      method: 'DELETE',
      url: 'https://api.example/2/tweets/42',
    });
  });

  it.each([
    ['a 404', answer(404, '')],
    ['a problem', answer(404, { ...missing, status: 404 })],
    ['a 200 that has only errors', answer(200, { errors: [missing] })],
  ])('finds it absent after %s', async (_name, step) => {
    expect(await remove(new FakeX().on(DELETE, step))).toBe('absent');
  });

  it.each([
    [answer(200, { data: { deleted: false } }), 'retryable'],
    [answer(200, ''), 'retryable'],
    [answer(503, ''), 'retryable'],
    [new TransportError('timeout', 'slow'), 'retryable'],
    [answer(403, { detail: 'You are not authorized to delete this Tweet.' }), 'account_problem'],
    [answer(401, ''), 'auth_expired'],
  ])('%# says what else came of it', async (step, family) => {
    await expect(remove(new FakeX().on(DELETE, step))).rejects.toMatchObject({ family });
  });
});

describe('metrics', () => {
  const measure = (x: FakeX, ...ids: string[]): Promise<PostMetrics[]> => {
    const { account, credentials, signal } = aCommentRequest('');
    const posts = ids.map((id, index) => ({ index, id, url: null }));
    return x.adapter.fetchMetrics({ account, credentials, posts, signal });
  };
  const problem = (id: string, kind: string) => ({
    resource_id: id,
    type: `https://api.x.com/2/problems/${kind}`,
  });

  it('are read for all posts in one call, in the order asked for', async () => {
    const first = {
      id: '1',
      public_metrics: {
        retweet_count: 2,
        reply_count: 1,
        like_count: 14,
        quote_count: 0,
        bookmark_count: 3,
        impression_count: 911,
      },
      non_public_metrics: { impression_count: 911, url_link_clicks: 5 },
    };
    const x = new FakeX().on(
      LOOKUP,
      answer(200, { data: [{ id: '2', public_metrics: { repost_count: 9 } }, first] })
    );
    expect(await measure(x, '1', '2')).toEqual([
      {
        id: '1',
        state: 'visible',
        values: {
          ...{ impressions: 911, likes: 14, comments: 1, shares: 2, quotes: 0, saves: 3 },
          clicks: 5,
        },
      },
      { id: '2', state: 'visible', values: { shares: 9 } },
    ]);
    const query = new URL(x.requests[0]?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      ids: '1,2',
      'tweet.fields': 'public_metrics,non_public_metrics',
    });
  });

  it('name a post that is gone', async () => {
    const x = new FakeX().on(
      LOOKUP,
      answer(200, { errors: [{ value: '1', type: problem('1', 'resource-not-found').type }] })
    );
    expect(await measure(x, '1')).toEqual([{ id: '1', state: 'gone', values: {} }]);
  });

  it('of older posts come without the private ones', async () => {
    const x = new FakeX().on(
      LOOKUP,
      answer(200, {
        data: [{ id: '1', public_metrics: { like_count: 3 } }],
        errors: [problem('1', 'not-authorized-for-field')],
      })
    );
    expect(await measure(x, '1')).toEqual([{ id: '1', state: 'visible', values: { likes: 3 } }]);
    expect(x.requests).toHaveLength(1);
  });

  it('of older posts are asked for again where X gave the error in place of the numbers', async () => {
    const x = new FakeX().on(
      LOOKUP,
      answer(200, {
        data: [{ id: '2', public_metrics: { like_count: 8 } }],
        errors: [problem('1', 'not-authorized-for-field')],
      }),
      answer(200, { data: [{ id: '1', public_metrics: { like_count: 3 } }] })
    );
    const values = (await measure(x, '1', '2')).map((post) => post.values);
    expect(values).toEqual([{ likes: 3 }, { likes: 8 }]);
    const query = new URL(x.requests[1]?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({ ids: '1', 'tweet.fields': 'public_metrics' });
  });

  it('are asked for without the private ones when X refuses the whole call for them', async () => {
    const refusal = answer(403, { ...problem('1', 'not-authorized-for-field'), status: 403 });
    const found = answer(200, { data: [{ id: '1', public_metrics: { like_count: 3 } }] });
    const x = new FakeX().on(LOOKUP, refusal, found);
    expect(await measure(x, '1')).toMatchObject([{ values: { likes: 3 } }]);
  });

  it('are asked for by the new name of the parameter when X refuses the old one', async () => {
    const refusal = answer(400, {
      errors: [{ message: 'The query parameter [tweet.fields] is not one of those known.' }],
    });
    const x = new FakeX().on(LOOKUP, refusal, answer(200, { data: [{ id: '1' }] }));
    expect(await measure(x, '1')).toEqual([{ id: '1', state: 'visible', values: {} }]);
    expect(new URL(x.requests[1]?.url ?? '').searchParams.has('post.fields')).toBe(true);
  });

  it('leave out what is no number', async () => {
    const data = [
      { id: '1', public_metrics: { like_count: '3', reply_count: -1, quote_count: 1 } },
    ];
    const x = new FakeX().on(LOOKUP, answer(200, { data }));
    expect(await measure(x, '1')).toMatchObject([{ values: { quotes: 1 } }]);
    expect((await measure(x, '1'))[0]?.values).toEqual({ quotes: 1 });
  });

  it('are not asked for when there are no posts', async () => {
    expect(await measure(new FakeX())).toEqual([]);
  });

  it.each([answer(200, '<html>'), answer(200, {}), answer(503, '')])(
    '%# conclude nothing from an answer that cannot be read',
    async (step) => {
      const x = new FakeX().on(LOOKUP, step);
      await expect(measure(x, '1')).rejects.toMatchObject({ family: 'retryable' });
    }
  );
});
