import { AdapterUnderTest, aFilm, failureOf } from './adapter-under-test';
import { BlueskyUnderTest, HANDLE } from './bluesky-under-test';

describe('the Bluesky adapter on the sandbox', () => {
  let bluesky: BlueskyUnderTest;
  let under: AdapterUnderTest;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    under = new AdapterUnderTest(bluesky);
  });
  afterEach(() => bluesky.close());

  const publish = (...args: Parameters<AdapterUnderTest['request']>) =>
    under.adapter.publish(under.request(...args));

  describe('understands trouble', () => {
    it('an exhausted quota, with its end', async () => {
      bluesky.act('exhaust-quota');
      const { failure } = await failureOf(publish({}));
      if (failure.family !== 'rate_limited') throw new Error(failure.family);
      expect(failure.until - bluesky.world.clock.now()).toBeGreaterThan(50 * 60_000);
      expect(under.adapter.getRateLimitStatus()).toMatchObject([
        { ruleId: 'posts', limit: 1666, remaining: 0 },
      ]);
    });

    it('an expired token, which a refresh cures', async () => {
      bluesky.act('expire-tokens');
      expect((await failureOf(publish({}))).family).toBe('auth_expired');
      Object.assign(under.credentials, await under.adapter.refreshToken(under.credentials));
      await publish({});
      expect(under.posts()).toHaveLength(1);
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
      const request = under.request({ media: [await aFilm()] });
      expect((await failureOf(under.adapter.publish(request))).code).toBe('VIDEO_STILL_PROCESSING');
      bluesky.world.clock.advance(60_000);
      await under.adapter.publish(request);
      expect(under.posts()).toHaveLength(1);
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
      const request = { ...under.postRequest(), post, text: 'More at quay.test #tides', key: 'k1' };
      under.fault('commit-then-drop', 'create-post');
      expect((await failureOf(under.adapter.comment(request))).family).toBe('unknown_outcome');
      bluesky.world.clock.advance(60_000);
      const made = await under.adapter.comment(request);
      expect(await under.adapter.comment(request)).toEqual(made);
      const posts = under.posts();
      expect(posts).toHaveLength(2);
      expect(posts[1]).toMatchObject({ id: made.id, url: made.url, replyTo: post.id });
    });

    it('counts what people did, comments among it, and sees what is gone', async () => {
      const { parts } = await publish({});
      const { parts: others } = await publish({ text: 'Another' });
      const [post] = parts;
      const [other] = others;
      if (!post || !other) throw new Error('Nothing was posted');
      await under.adapter.comment({ ...under.postRequest(), post, text: 'First!', key: 'k' });
      bluesky.act('set-engagement', { uri: post.id, likeCount: 3, repostCount: 2 });
      await under.adapter.remove({ ...under.postRequest(), post: other });
      const posts = [other, post];
      expect(await under.adapter.fetchMetrics({ ...under.postRequest(), posts })).toEqual([
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
      const metrics = await under.adapter.fetchMetrics({ ...under.postRequest(), posts: parts });
      expect(metrics).toMatchObject([{ state: 'visible', values: {} }]);
    });

    it('removes a post with its gates, and knows when it was gone already', async () => {
      const { parts } = await publish({}, { options: { replies: 'nobody', quotes: 'nobody' } });
      const [post] = parts;
      if (!post) throw new Error('Nothing was posted');
      const request = { ...under.postRequest(), post };
      await expect(under.adapter.remove(request)).resolves.toBe('removed');
      await expect(under.adapter.remove(request)).resolves.toBe('absent');
      expect(under.posts()).toEqual([]);
      for (const gate of ['threadgate', 'postgate']) {
        expect(await under.recordOf(post.id, `app.bsky.feed.${gate}`)).toMatchObject({
          error: 'RecordNotFound',
        });
      }
    });
  });
});
