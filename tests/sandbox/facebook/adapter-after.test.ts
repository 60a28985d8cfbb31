import type { PlatformFailure, PostedPart } from '../../../server/src/platforms/contract';

import { realImage, realVideo, startAdapter, type AdapterForTest } from './adapter-for-test';
import { WEEKLY } from './facebook-for-test';

let test: AdapterForTest;
beforeEach(async () => {
  test = await startAdapter();
});
afterEach(() => test.close());

const publish = async (shape: Parameters<AdapterForTest['request']>[0]): Promise<PostedPart> => {
  const { parts } = await test.adapter.publish(test.request(shape));
  if (!parts[0]) throw new Error('Nothing was posted.');
  return parts[0];
};

const comment = (post: PostedPart, text: string) =>
  test.adapter.comment({ ...test.about(post), text, key: 'a-key' });

describe('the first comment', () => {
  it('stands under the post, and is no post', async () => {
    const post = await publish({ text: 'Tides' });
    const { id, url } = await comment(post, 'More: https://harbourlight.example/tides');
    expect(url).toBe(`${test.facebook.url}/${id}`);
    expect(test.posts()).toHaveLength(1);
    expect(test.facebook.act('comments')).toMatchObject([{ id, url, replyTo: post.id }]);
    const { json } = await test.facebook.graph(`/${post.id}/comments`, {
      access_token: test.credentials.accessToken,
    });
    expect(json.data).toMatchObject([{ id, message: 'More: https://harbourlight.example/tides' }]);
  });

  it.each(['feed', 'reel'] as const)('stands under a video: %s', async (format) => {
    const post = await publish({ format, media: [await realVideo()] });
    await comment(post, 'First');
    const [metrics] = await measure(post);
    expect(metrics?.values.comments).toBe(1);
  });

  it('waits a moment for a post that cannot be found yet', async () => {
    test.facebook.act('configure', { commentDelayMs: 5_000 });
    await comment(await publish({ text: 'Fresh' }), 'First');
    expect(test.writes().filter((path) => path === 'comments')).toHaveLength(3);
  });

  it('is refused for a post that is gone', async () => {
    const post = await publish({ text: 'Gone' });
    await test.adapter.remove(test.about(post));
    await expect(comment(post, 'Too late')).rejects.toMatchObject({
      family: 'rejected',
      code: 'POST_GONE',
    });
  });

  it('is in doubt when its answer is lost', async () => {
    const post = await publish({ text: 'Tides' });
    const operation = 'create-comment';
    test.facebook.world.faults.add({ platform: 'facebook', operation, kind: 'commit-then-drop' });
    await expect(comment(post, 'First')).rejects.toMatchObject({ family: 'unknown_outcome' });
  });
});

describe('taking a post away', () => {
  it.each([
    ['a text', 'feed', () => Promise.resolve([])],
    ['photos', 'feed', async () => [await realImage()]],
    ['a video', 'feed', async () => [await realVideo()]],
    ['a reel', 'reel', async () => [await realVideo()]],
    ['a story', 'story', async () => [await realImage()]],
  ] as const)('removes %s, and finds nothing the second time', async (_, format, files) => {
    const text = format === 'story' ? '' : 'Bye';
    const post = await publish({ text, format, media: [...(await files())] });
    expect(await test.adapter.remove(test.about(post))).toBe('removed');
    expect(test.posts()).toEqual([]);
    expect(await test.adapter.remove(test.about(post))).toBe('absent');
    expect(test.facebook.world.ledger.summary().posts).toBe(1);
  });

  it('does not call a post gone when it is the Page that does not open', async () => {
    const post = await publish({ text: 'Bye' });
    test.facebook.act('delete-page', { page: WEEKLY });
    await expect(test.adapter.remove(test.about(post))).rejects.toMatchObject({
      family: 'account_problem',
    });
  });
});

const measure = (...posts: PostedPart[]) => {
  const { account, credentials } = test;
  const { signal } = new AbortController();
  return test.adapter.fetchMetrics({ account, credentials, posts, signal });
};

describe('figures', () => {
  it('grow with time, in the order asked for', async () => {
    const text = await publish({ text: 'Tides' });
    const reel = await publish({ format: 'reel', media: [await realVideo()] });
    const [start] = await measure(text);
    expect(start?.values).toEqual({
      ...{ impressions: 0, reach: 0, clicks: 0, likes: 0, comments: 0, shares: 0 },
    });
    test.facebook.world.clock.advance(86_400_000);
    const later = await measure(reel, text);
    expect(later.map(({ id, state }) => [id, state])).toEqual([
      [reel.id, 'visible'],
      [text.id, 'visible'],
    ]);
    const { values } = later[1] ?? {};
    expect(values?.impressions).toBeGreaterThan(values?.reach ?? Infinity);
    expect(values?.likes).toBeGreaterThan(0);
    expect(later[0]?.values.videoViews).toBeGreaterThan(0);
  });

  it('lose only the one that Facebook refuses for a post', async () => {
    const post = await publish({ text: 'Tides' });
    test.facebook.world.clock.advance(86_400_000);
    const [all] = await measure(post);
    test.facebook.act('configure', { refusedMetrics: ['post_clicks'] });
    const [fewer] = await measure(post);
    const { clicks, ...others } = all?.values ?? {};
    expect(clicks).toBeGreaterThan(0);
    expect(fewer?.values).toEqual(others);
  });

  it('find the plays of a video at the video where its post has none, and its post where it is not told', async () => {
    const post = await publish({ media: [await realVideo()] });
    test.facebook.world.clock.advance(86_400_000);
    const [before] = await measure(post);
    test.facebook.act('configure', { refusedMetrics: ['post_video_views'] });
    const [after] = await measure({ ...post, ref: undefined });
    expect(after?.values).toEqual(before?.values);
    test.facebook.act('configure', { hidesPostIds: true, refusedMetrics: [] });
    const [alone] = await measure({ ...post, ref: undefined });
    expect(alone?.values.videoViews).toBe(before?.values.videoViews);
  });

  it('say that a post is gone', async () => {
    const [text, reel] = [
      await publish({ text: 'Tides' }),
      await publish({ format: 'reel', media: [await realVideo()] }),
    ];
    for (const post of [text, reel]) await test.adapter.remove(test.about(post));
    expect((await measure(text, reel)).map(({ state }) => state)).toEqual(['gone', 'gone']);
  });

  it('are the public ones alone without the permission for the others', async () => {
    const post = await publish({ text: 'Tides' });
    const { accessToken } = test.credentials;
    // The person takes one permission back.
    const user = Object.keys(tokens()).find((token) => tokens()[token]?.pageId === null) ?? '';
    await test.facebook.get(`/v26.0/me/permissions/read_insights?access_token=${user}`, {
      method: 'DELETE',
    });
    expect(accessToken).not.toBe(user);
    const [{ values } = { values: {} }] = await measure(post);
    expect(Object.keys(values).sort()).toEqual(['comments', 'likes', 'shares']);
  });
});

const tokens = () =>
  test.facebook.world.state<{ tokens: Record<string, { pageId: string | null }> }>(() => {
    throw new Error('The sandbox has no state.');
  }).tokens;

describe('limits', () => {
  it('are told in percent of what should be used', async () => {
    expect(test.adapter.getRateLimitStatus()).toEqual([]);
    test.facebook.act('configure', { pageCallsPerDay: 10 });
    await publish({ text: 'One' });
    expect(test.adapter.getRateLimitStatus()).toMatchObject([
      { ruleId: null, limit: 95, remaining: 85 },
    ]);
  });

  it('ask for slower posts from 80 percent on, and for none from 95', async () => {
    test.facebook.act('configure', { pageCallsPerDay: 10 });
    const told = () => test.adapter.getRateLimitStatus()[0];
    for (let call = 1; call <= 8; call += 1) await publish({ text: `Post ${call}` });
    expect(told()).toMatchObject({ remaining: 15, paceMs: 60_000 });
    await publish({ text: 'Post 9' });
    await publish({ text: 'Post 10' });
    expect(told()?.remaining).toBe(0);
  });

  it('hold the post back until Facebook allows it again', async () => {
    test.facebook.act('exhaust-quota', {});
    const now = test.facebook.world.clock.now();
    const refusal = await publish({ text: 'Too many' }).catch((error: unknown) => error);
    const { failure } = refusal as PlatformFailure;
    const until = failure.family === 'rate_limited' ? failure.until : 0;
    expect(until - now).toBeGreaterThan(23 * 3_600_000);
    test.facebook.world.clock.advance(until - now);
    await publish({ text: 'Too many' });
    expect(test.posts()).toHaveLength(1);
  });

  it('count thirty reels of a Page in a day', async () => {
    test.facebook.act('configure', { reelsPerDay: 1 });
    const reel = async () => ({ format: 'reel' as const, media: [await realVideo()] });
    await publish(await reel());
    await expect(publish(await reel())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    test.facebook.world.clock.advance(86_400_000);
    await publish(await reel());
    expect(test.facebook.world.ledger.summary().posts).toBe(2);
  });
});

it('asks for a new connection when the token dies on the way', async () => {
  const request = test.request({ media: [await realImage()] });
  await test.adapter.prepare(request);
  test.facebook.act('revoke-tokens', {});
  await expect(test.adapter.publish(request)).rejects.toMatchObject({ family: 'auth_expired' });
  expect(test.posts()).toEqual([]);
});
