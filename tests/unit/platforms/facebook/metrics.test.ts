import type { PostedPart } from '../../../../server/src/platforms/contract';
import { answer } from '../../../platform-kit/scripted-http';

import { account, aScene, credentials, failureOf, graphError, PAGE_ID } from './builders';

const POST_ID = `${PAGE_ID}_99`;
const post: PostedPart = { index: 0, id: POST_ID, url: null };
const counts = answer(200, {
  ...{ shares: { count: 3 }, comments: { summary: { total_count: 2 } } },
  reactions: { summary: { total_count: 9 } },
});
const insight = (name: string, value: unknown) => ({
  name,
  period: 'lifetime',
  values: [{ value }],
});
const unknown = graphError(100, undefined, '(#100) The value must be a valid insights metric');

const measure = ({ adapter }: ReturnType<typeof aScene>, ...posts: PostedPart[]) =>
  adapter.fetchMetrics({ account, credentials, posts, signal: new AbortController().signal });

describe('figures of a post', () => {
  it('come from its fields and its insights', async () => {
    const scene = aScene();
    const data = [
      insight('post_media_view', 340),
      insight('post_total_media_view_unique', 200),
      insight('post_clicks', { 'link clicks': 5, 'other clicks': 2 }),
    ];
    scene.http.on('GET', '/insights', answer(200, { data }));
    scene.http.on('GET', `/${POST_ID}`, counts);
    const values = { impressions: 340, reach: 200, clicks: 7, likes: 9, comments: 2, shares: 3 };
    expect(await measure(scene, post)).toEqual([{ id: POST_ID, state: 'visible', values }]);
    expect(scene.http.requests).toHaveLength(2);
  });

  it('are asked for one by one when one of them spoils the rest', async () => {
    const scene = aScene();
    scene.http.on(
      'GET',
      '/insights',
      unknown,
      unknown,
      answer(200, { data: [insight('post_total_media_view_unique', 200)] }),
      answer(200, { data: [] })
    );
    scene.http.on('GET', `/${POST_ID}`, counts);
    const [metrics] = await measure(scene, post);
    expect(metrics?.values).toEqual({ reach: 200, likes: 9, comments: 2, shares: 3 });
    const asked = scene.http
      .sent('GET', '/insights')
      .map(({ url }) => new URL(url).searchParams.get('metric'));
    expect(asked).toEqual([
      'post_media_view,post_total_media_view_unique,post_clicks',
      ...['post_media_view', 'post_total_media_view_unique', 'post_clicks'],
    ]);
  });

  it.each([
    ['a missing permission', graphError(200)],
    ['a refusal', graphError(100)],
  ])('are the public ones alone after %s', async (_, refusal) => {
    const scene = aScene();
    scene.http.on('GET', '/insights', refusal);
    scene.http.on('GET', `/${POST_ID}`, answer(200, {}));
    expect(await measure(scene, post)).toEqual([
      { id: POST_ID, state: 'visible', values: { shares: 0 } },
    ]);
  });

  it.each([
    ['a dead token', graphError(190), 'auth_expired'],
    ['a throttle', graphError(80001), 'retryable'],
    ['an outage', graphError(2), 'retryable'],
  ])('fail with %s', async (_, refusal, family) => {
    const scene = aScene();
    scene.http.on('GET', '/insights', refusal);
    scene.http.on('GET', `/${POST_ID}`, counts);
    expect((await failureOf(measure(scene, post))).family).toBe(family);
  });

  it('say that it is gone', async () => {
    const scene = aScene();
    scene.http.on('GET', `/${POST_ID}`, graphError(100, 33));
    expect(await measure(scene, post)).toEqual([{ id: POST_ID, state: 'gone', values: {} }]);
  });

  it('of a video whose post nobody names are those of the video', async () => {
    const scene = aScene();
    const noField = graphError(100, undefined, '(#100) Tried accessing nonexisting field (shares)');
    scene.http.on('GET', '/777/insights', noField);
    scene.http.on(
      'GET',
      '/video_insights',
      answer(200, { data: [insight('blue_reels_play_count', 41)] })
    );
    scene.http.on('GET', '/777', answer(200, { status: {} }), noField, noField);
    const [metrics] = await measure(scene, { index: 0, id: '777', url: null });
    expect(metrics).toEqual({ id: '777', state: 'visible', values: { videoViews: 41 } });
  });
});
