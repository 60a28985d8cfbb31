import { AdapterUnderTest, aFilm, failureOf } from './adapter-under-test';
import { BlueskyUnderTest, HANDLE } from './bluesky-under-test';

describe('the Bluesky adapter on the sandbox', () => {
  let bluesky: BlueskyUnderTest;
  let it_: AdapterUnderTest;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    it_ = new AdapterUnderTest(bluesky);
  });
  afterEach(() => bluesky.close());

  const publish = (...args: Parameters<AdapterUnderTest['request']>) =>
    it_.adapter.publish(it_.request(...args));

  describe('understands trouble', () => {
    it('an exhausted quota, with its end', async () => {
      bluesky.act('exhaust-quota');
      const { failure } = await failureOf(publish({}));
      if (failure.family !== 'rate_limited') throw new Error(failure.family);
      expect(failure.until - bluesky.world.clock.now()).toBeGreaterThan(50 * 60_000);
      expect(it_.adapter.getRateLimitStatus()).toMatchObject({ limit: 5000, remaining: 0 });
    });

    it('an expired token, which a refresh cures', async () => {
      bluesky.act('expire-tokens');
      expect((await failureOf(publish({}))).family).toBe('auth_expired');
      Object.assign(it_.credentials, await it_.adapter.refreshToken(it_.credentials));
      await publish({});
      expect(it_.posts()).toHaveLength(1);
    });

    it.each([
      ['revoked passwords', 'revoke-tokens', {}, 'auth_expired'],
      [
        'a suspended account',
        'set-account',
        { account: HANDLE, status: 'suspended' },
        'account_problem',
      ],
    ])('%s', async (_, action, input, family) => {
      bluesky.act(action, input);
      expect((await failureOf(publish({}))).family).toBe(family);
    });

    it.each([
      ['encoding_failure', 'rejected'],
      ['generic_failure', 'retryable'],
    ])('a video that fails with %s', async (videoFailure, family) => {
      bluesky.act('configure', { videoFailure });
      const failure = await failureOf(publish({ media: [await aFilm()] }));
      expect([failure.family, failure.code]).toEqual([family, videoFailure]);
    });

    it('a video that takes longer than we wait, and is ready at the next try', async () => {
      bluesky.act('configure', { videoProcessingMs: 15 * 60_000 });
      const request = it_.request({ media: [await aFilm()] });
      expect((await failureOf(it_.adapter.publish(request))).code).toBe('VIDEO_STILL_PROCESSING');
      bluesky.world.clock.advance(60_000);
      await it_.adapter.publish(request);
      expect(it_.posts()).toHaveLength(1);
    });

    it('an address that was never confirmed', async () => {
      bluesky.act('set-account', { account: HANDLE, emailConfirmed: false });
      const failure = await failureOf(publish({ media: [await aFilm()] }));
      expect([failure.family, failure.code]).toEqual([
        'account_problem',
        'VIDEO_EMAIL_UNCONFIRMED',
      ]);
    });

    it('a day whose videos are used up', async () => {
      bluesky.act('configure', { videosPerDay: 0 });
      const failure = await failureOf(publish({ media: [await aFilm()] }));
      expect([failure.family, failure.code]).toEqual(['rate_limited', 'VIDEO_LIMIT_REACHED']);
    });
  });

  describe('after posting', () => {
    it('comments once, however often it is asked to', async () => {
      const { parts } = await publish({}, { options: { replies: 'nobody' } });
      const [post] = parts;
      if (!post) throw new Error('Nothing was posted');
      const request = { ...it_.postRequest(), post, text: 'More at quay.test #tides', key: 'k1' };
      it_.fault('commit-then-drop', 'create-post');
      expect((await failureOf(it_.adapter.comment(request))).family).toBe('unknown_outcome');
      bluesky.world.clock.advance(60_000);
      const made = await it_.adapter.comment(request);
      expect(await it_.adapter.comment(request)).toEqual(made);
      const posts = it_.posts();
      expect(posts).toHaveLength(2);
      expect(posts[1]).toMatchObject({ id: made.id, url: made.url, replyTo: post.id });
    });

    it('counts what people did, comments among it, and sees what is gone', async () => {
      const { parts } = await publish({});
      const { parts: others } = await publish({ text: 'Another' });
      const [post] = parts;
      const [other] = others;
      if (!post || !other) throw new Error('Nothing was posted');
      await it_.adapter.comment({ ...it_.postRequest(), post, text: 'First!', key: 'k' });
      bluesky.act('set-engagement', { uri: post.id, likeCount: 3, repostCount: 2 });
      await it_.adapter.remove({ ...it_.postRequest(), post: other });
      const posts = [other, post];
      expect(await it_.adapter.fetchMetrics({ ...it_.postRequest(), posts })).toEqual([
        { id: other.id, state: 'gone', values: {} },
        {
          id: post.id,
          state: 'visible',
          values: { likes: 3, comments: 1, shares: 2, quotes: 0, saves: 0 },
        },
      ]);
    });

    it('does not take a post that is not indexed yet for gone', async () => {
      bluesky.act('configure', { indexingLagMs: 60_000 });
      const { parts } = await publish({});
      const metrics = await it_.adapter.fetchMetrics({ ...it_.postRequest(), posts: parts });
      expect(metrics).toMatchObject([{ state: 'visible', values: {} }]);
    });

    it('removes a post with its gates, and knows when it was gone already', async () => {
      const { parts } = await publish({}, { options: { replies: 'nobody', quotes: 'nobody' } });
      const [post] = parts;
      if (!post) throw new Error('Nothing was posted');
      const request = { ...it_.postRequest(), post };
      await expect(it_.adapter.remove(request)).resolves.toBe('removed');
      await expect(it_.adapter.remove(request)).resolves.toBe('absent');
      expect(it_.posts()).toEqual([]);
      for (const gate of ['threadgate', 'postgate']) {
        expect(await it_.recordOf(post.id, `app.bsky.feed.${gate}`)).toMatchObject({
          error: 'RecordNotFound',
        });
      }
    });
  });
});
