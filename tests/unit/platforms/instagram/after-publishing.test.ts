import { TransportError } from '../../../../server/src/platforms/contract';
import type { PostedPart } from '../../../../server/src/platforms/contract';
import { answer, ScriptedHttp } from '../../../platform-kit/scripted-http';
import { failureOf } from '../meta/builders';
import { account, content, credentials, instagramOver, refusal, request } from './builders';

const post: PostedPart = { index: 0, id: '900', url: null, ref: { product: 'FEED' } };
const about = (changes: Partial<PostedPart> = {}) => ({
  ...request(content('x')),
  post: { ...post, ...changes },
});

const USER_TOKEN = 'EAAtokenOfThePerson';

describe('the address', () => {
  const find = (answered: ReturnType<typeof answer>) =>
    instagramOver(new ScriptedHttp().on('GET', '/900?', answered)).adapter.findUrl(about());

  it('is what Instagram says', async () => {
    const permalink = 'https://www.instagram.com/p/DAbc12345/';
    expect(await find(answer(200, { permalink, id: '900' }))).toBe(permalink);
  });

  it('is unknown where Instagram says nothing, or nonsense, or the post is gone', async () => {
    expect(await find(answer(200, { id: '900' }))).toBeNull();
    expect(await find(answer(200, { permalink: 'none' }))).toBeNull();
    expect(await find(refusal(100, 33))).toBeNull();
  });
});

describe('the first comment', () => {
  const comment = (http: ScriptedHttp) =>
    instagramOver(http).adapter.comment({ ...about(), text: 'Tide tables', key: 'k' });
  const comments = (...data: unknown[]) => answer(200, { data });

  it('is sent once nobody finds it there', async () => {
    const http = new ScriptedHttp()
      .on(
        'GET',
        '/900/comments',
        comments({ id: '5', text: 'Tide tables', username: 'marsh.walks' })
      )
      .on('POST', '/900/comments', answer(200, { id: '77' }));
    expect(await comment(http)).toEqual({ index: 1, id: '77', url: null });
    expect(ScriptedHttp.jsonOf(http.sent('POST', '')[0])).toEqual({ message: 'Tide tables' });
  });

  it('is not sent again where an earlier try left it', async () => {
    const own = { id: '77', text: 'Tide tables', username: 'harbourlight.weekly' };
    const http = new ScriptedHttp().on('GET', '/900/comments', comments(own));
    expect((await comment(http)).id).toBe('77');
  });

  it('is in doubt after a broken answer', async () => {
    const http = new ScriptedHttp()
      .on('GET', '/900/comments', comments())
      .on('POST', '/900/comments', new TransportError('reset', 'x'));
    expect((await failureOf(comment(http))).family).toBe('unknown_outcome');
  });
});

describe('removing', () => {
  const remove = (http: ScriptedHttp) =>
    instagramOver(http, { method: 'facebook-login' }).adapter.remove({
      ...about(),
      credentials: { ...credentials, accessToken: 'EAApage', userAccessToken: USER_TOKEN },
    });

  it('takes the token of the person', async () => {
    const http = new ScriptedHttp().on('DELETE', '/900', answer(200, { success: true }));
    expect(await remove(http)).toBe('removed');
    expect(http.requests[0]?.headers?.authorization).toBe(`Bearer ${USER_TOKEN}`);
  });

  it('tells a post that is gone from a missing permission', async () => {
    const gone = new ScriptedHttp()
      .on('DELETE', '/900', refusal(100, 33))
      .on('GET', '/900', refusal(100, 33));
    expect(await remove(gone)).toBe('absent');
    const barred = new ScriptedHttp()
      .on('DELETE', '/900', refusal(100, 33))
      .on('GET', '/900', answer(200, { id: '900' }));
    expect((await failureOf(remove(barred))).family).toBe('account_problem');
  });

  it('is refused for what nobody can delete from outside', async () => {
    const http = new ScriptedHttp().on('DELETE', '/900', refusal(-1, 2207073));
    const failure = await failureOf(remove(http));
    expect([failure.family, failure.code]).toEqual(['rejected', 'REMOVAL_UNSUPPORTED']);
  });
});

describe('figures', () => {
  const figure = (name: string, value: number) => ({
    name,
    period: 'lifetime',
    values: [{ value }],
  });
  const fetch = (http: ScriptedHttp, changes: Partial<PostedPart> = {}) =>
    instagramOver(http).adapter.fetchMetrics({
      ...{ account, credentials, signal: new AbortController().signal },
      posts: [{ ...post, ...changes }],
    });

  it('are read in both shapes, and nothing is not nought', async () => {
    const data = [
      figure('views', 12),
      { name: 'saved', total_value: { value: 3 } },
      { name: 'likes' },
    ];
    const http = new ScriptedHttp().on('GET', '/insights', answer(200, { data }));
    expect(await fetch(http)).toEqual([
      { id: '900', state: 'visible', values: { impressions: 12, saves: 3 } },
    ]);
    expect(http.requests[0]?.url).toContain(
      `metric=${encodeURIComponent('views,reach,likes,comments,shares,saved')}`
    );
  });

  it('of a reel are views of a video, those of a story have replies and clicks', async () => {
    const reel = new ScriptedHttp().on(
      'GET',
      '/insights',
      answer(200, { data: [figure('views', 9)] })
    );
    expect((await fetch(reel, { ref: { product: 'REELS' } }))[0]?.values).toEqual({
      impressions: 9,
      videoViews: 9,
    });
    const data = [figure('replies', 2), figure('link_clicks', 4)];
    const story = new ScriptedHttp().on('GET', '/insights', answer(200, { data }));
    expect((await fetch(story, { ref: { product: 'STORY' } }))[0]?.values).toEqual({
      comments: 2,
      clicks: 4,
    });
  });

  it('are asked for one by one when they are refused together', async () => {
    const http = new ScriptedHttp().on('GET', '/insights', ({ url }) => {
      const metric = new URL(url).searchParams.get('metric') ?? '';
      return metric.includes(',') || metric === 'shares'
        ? refusal(100)
        : answer(200, { data: [figure(metric, 1)] });
    });
    expect((await fetch(http, { ref: undefined }))[0]?.values).toEqual({
      ...{ impressions: 1, reach: 1, likes: 1, comments: 1, saves: 1, clicks: 1 },
    });
  });

  it('are none with too few viewers, and a post that is gone has none', async () => {
    const shy = refusal(10, undefined, { message: '(#10) Not enough viewers for the media' });
    expect(await fetch(new ScriptedHttp().on('GET', '/insights', shy))).toEqual([
      { id: '900', state: 'visible', values: {} },
    ]);
    expect(await fetch(new ScriptedHttp().on('GET', '/insights', refusal(100, 33)))).toEqual([
      { id: '900', state: 'gone', values: {} },
    ]);
  });

  it('wait where Instagram has no time for them', async () => {
    const http = new ScriptedHttp().on('GET', '/insights', refusal(4));
    expect((await failureOf(fetch(http))).code).toBe('RATE_LIMITED');
  });
});

describe('an address that a person pasted', () => {
  const { adapter } = instagramOver(new ScriptedHttp(), {
    baseUrls: { web: 'http://127.0.0.1:4105' },
  });

  it.each([
    ['https://www.instagram.com/p/DAbc-12_45/?igsh=x#c', 'https://www.instagram.com/p/DAbc-12_45/'],
    ['https://instagram.com/reels/DAbc12345', 'https://www.instagram.com/reel/DAbc12345/'],
    ['https://m.instagram.com/tv/DAbc12345/', 'https://www.instagram.com/p/DAbc12345/'],
    [
      'https://www.instagram.com/marsh.walks/reel/DAbc12345/',
      'https://www.instagram.com/reel/DAbc12345/',
    ],
    [
      'https://www.instagram.com/stories/marsh.walks/31234567/',
      'https://www.instagram.com/stories/marsh.walks/31234567/',
    ],
    ['http://127.0.0.1:4105/p/DAbc12345/', 'http://127.0.0.1:4105/p/DAbc12345/'],
  ])('%s is a post', (pasted, url) => {
    expect(adapter.recognisePost(pasted)).toEqual({ id: null, url });
  });

  it.each([
    ['https://www.instagram.com/marsh.walks/'],
    ['https://www.instagram.com/explore/tags/tide/'],
    ['https://www.instagram.com/p/'],
    ['https://www.instagram.com/a/b/p/DAbc12345/'],
    ['http://www.instagram.com/p/DAbc12345/'],
    ['https://instagram.com.evil.example/p/DAbc12345/'],
    ['https://user@www.instagram.com/p/DAbc12345/'],
    ['no address'],
  ])('%s is none', (pasted) => {
    expect(adapter.recognisePost(pasted)).toBeNull();
  });
});
