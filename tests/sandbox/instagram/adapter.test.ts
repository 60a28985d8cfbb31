import type { PostedPart, PublishRequest } from '../../../server/src/platforms/contract';
import { MemoryJournal } from '../../platform-kit/memory-journal';
import { failureOf } from '../../unit/platforms/meta/builders';
import { InstagramStage, postOf, type Method } from './adapter-for-test';

const METHODS: Method[] = ['default', 'facebook-login'];
const DAY_MS = 86_400_000;

describe.each(METHODS)('the adapter in front of the sandbox (%s)', (method) => {
  let stage: InstagramStage;
  beforeEach(async () => {
    stage = await InstagramStage.open(method);
  });
  afterEach(() => stage.close());

  const seen = (text: string, kinds: string[], format = 'feed') => ({
    text,
    format,
    media: kinds.map((kind) => expect.objectContaining({ kind }) as unknown),
  });

  it('posts a picture with its words and alternative text', async () => {
    const file = await stage.image({ altText: 'A lamp above the quay' });
    const { id } = await stage.adapter.publish(stage.request(postOf('Morning #coffee ☕', [file])));
    expect(stage.posts()).toEqual([
      expect.objectContaining({
        id,
        text: 'Morning #coffee ☕',
        format: 'feed',
        media: [{ kind: 'image', altText: 'A lamp above the quay' }],
      }),
    ]);
  });

  it('posts a carousel of pictures and a video in their order', async () => {
    const files = [
      await stage.image({ key: 'one', altText: 'First' }),
      await stage.video({}, { key: 'two' }),
      await stage.image({ key: 'three', altText: 'Third' }),
    ];
    await stage.adapter.publish(stage.request(postOf('Three of them', files)));
    expect(stage.posts()).toEqual([
      expect.objectContaining({
        text: 'Three of them',
        media: [
          { kind: 'image', altText: 'First' },
          { kind: 'video', altText: '' },
          { kind: 'image', altText: 'Third' },
        ],
      }),
    ]);
  });

  it('posts a reel with its options', async () => {
    const file = await stage.video();
    const cover = await stage.image({ key: 'cover', size: [1080, 1920] });
    const options = {
      collaborators: ['lanternrow.studio'],
      userTags: [{ username: 'ferrylane.theatre' }],
      coverUrl: cover.url ?? '',
      thumbOffsetMs: 500,
      audioName: 'Quay at dawn',
      shareToFeed: false,
      madeWithAi: true,
    };
    const content = postOf('Moving pictures', [file], 'reel');
    await stage.adapter.publish(stage.request(content, { options }));
    expect(stage.posts()).toMatchObject([seen('Moving pictures', ['video'], 'reel')]);
    const page = await (await fetch(stage.posts()[0]?.url ?? '')).text();
    expect(page).toContain('AI info');
    expect(page).toContain('lanternrow.studio');
  });

  it('makes a reel of a video that stands alone in the feed', async () => {
    await stage.adapter.publish(stage.request(postOf('Alone', [await stage.video()])));
    expect(stage.posts()).toMatchObject([seen('Alone', ['video'], 'reel')]);
  });

  it('posts stories, one picture or one video each', async () => {
    const picture = await stage.image({ size: [1080, 1920] });
    await stage.adapter.publish(stage.request(postOf('', [picture], 'story')));
    await stage.adapter.publish(stage.request(postOf('', [await stage.video()], 'story')));
    expect(stage.posts()).toMatchObject([
      seen('', ['image'], 'story'),
      seen('', ['video'], 'story'),
    ]);
    stage.sandbox.clock.advance(DAY_MS);
    expect(stage.posts()).toEqual([]);
  });

  it('finds the address afterwards', async () => {
    const request = stage.request(postOf('Where', [await stage.image()]));
    const { url, parts } = await stage.adapter.publish(request);
    expect(url).toBeNull();
    const post = parts[0] as PostedPart;
    const found = await stage.adapter.findUrl({ ...request, post });
    expect(found).toBe(stage.posts()[0]?.url);
    expect((await fetch(found ?? '')).status).toBe(200);
    expect(stage.adapter.recognisePost(found ?? '')).toEqual({ id: null, url: found });
  });

  it.each(['commit-then-drop', 'commit-then-status', 'commit-then-cut'] as const)(
    'does not post twice when the answer is lost (%s)',
    async (kind) => {
      const request = stage.request(postOf('Once only', [await stage.image()]));
      stage.sandbox.faults.add({ platform: 'instagram', operation: 'publish', kind });
      const startedAt = stage.sandbox.clock.now();
      const failure = await failureOf(stage.adapter.publish(request));
      expect(failure.family).toBe('unknown_outcome');
      expect(stage.posts()).toHaveLength(1);
      const { part } = (request.journal as MemoryJournal).mark ?? {};
      if (!part) throw new Error('The commit was not marked.');
      const endedAt = stage.sandbox.clock.now();
      const doubt = { part, startedAt, endedAt, since: startedAt };
      expect(await stage.adapter.reconcile(request, doubt)).toEqual({
        outcome: 'posted',
        part: {
          index: 0,
          id: stage.posts()[0]?.id,
          url: stage.posts()[0]?.url,
          ref: { product: 'FEED' },
        },
      });
      // Should the engine come back all the same: the container says that it is out.
      const again = await stage.adapter.publish(request);
      expect(again.id).toBe(stage.posts()[0]?.id);
      expect(stage.sandbox.ledger.summary()).toMatchObject({ posts: 1, duplicates: [] });
    }
  );

  it('is absent after a call that never arrived, and the same container is published', async () => {
    const request = stage.request(postOf('Second try', [await stage.image()]));
    stage.sandbox.faults.add({ platform: 'instagram', operation: 'publish', kind: 'drop-before' });
    const now = stage.sandbox.clock.now();
    const failure = await failureOf(stage.adapter.publish(request));
    expect(failure.family).toBe('unknown_outcome');
    const { part } = (request.journal as MemoryJournal).mark ?? {};
    if (!part) throw new Error('The commit was not marked.');
    const doubt = { part, startedAt: now, endedAt: now + 1, since: now };
    expect(await stage.adapter.reconcile(request, doubt)).toEqual({ outcome: 'absent' });
    await stage.adapter.publish(request);
    expect(stage.posts()).toHaveLength(1);
    expect(stage.paths('POST').filter((path) => path.endsWith('/media'))).toHaveLength(1);
  });

  it('makes nothing twice after a crash between preparing and publishing', async () => {
    const files = [await stage.image({ key: 'one' }), await stage.video({}, { key: 'two' })];
    const journal = new MemoryJournal();
    const request: PublishRequest = stage.request(postOf('Resumed', files), { journal });
    const [before] = await stage.adapter.prepare(request);
    const made = stage.paths('POST').length;
    expect(await stage.adapter.prepare({ ...request })).toEqual([before]);
    expect(stage.paths('POST')).toHaveLength(made);
    await stage.adapter.publish(request);
    expect(stage.paths('POST')).toHaveLength(made + 1);
    expect(stage.posts()).toHaveLength(1);
  });

  it('makes a new container once the old one has expired', async () => {
    const request = stage.request(postOf('Late', [await stage.image()]));
    await stage.adapter.prepare(request);
    stage.sandbox.clock.advance(DAY_MS + 1);
    await stage.adapter.publish(request);
    expect(stage.posts()).toHaveLength(1);
    expect(stage.paths('POST').filter((path) => path.endsWith('/media'))).toHaveLength(2);
  });

  it('comments once, also when the answer is lost', async () => {
    const request = stage.request(postOf('Words below', [await stage.image()]));
    const { parts } = await stage.adapter.publish(request);
    const comment = {
      ...request,
      post: parts[0] as PostedPart,
      text: 'Tides: link in bio',
      key: 'k',
    };
    stage.sandbox.faults.add({
      ...{ platform: 'instagram', operation: 'create-comment', kind: 'commit-then-drop' },
    });
    expect((await failureOf(stage.adapter.comment(comment))).family).toBe('unknown_outcome');
    const made = await stage.adapter.comment(comment);
    expect(made.id).toMatch(/^181\d+$/);
    const page = await (await fetch(stage.posts()[0]?.url ?? '')).text();
    expect(page.match(/Tides: link in bio/g)).toHaveLength(1);
  });

  it('reads figures that grow, of every kind of post', async () => {
    const request = stage.request(postOf('Counted', [await stage.image()]));
    const feed = await stage.adapter.publish(request);
    const reel = await stage.adapter.publish(
      stage.request(postOf('Film', [await stage.video()], 'reel'))
    );
    const story = await stage.adapter.publish(
      stage.request(postOf('', [await stage.image()], 'story'))
    );
    const posts = [feed, reel, story].flatMap(({ parts }) => parts);
    stage.sandbox.clock.advance(DAY_MS / 2);
    const { account, credentials, signal } = request;
    const read = () => stage.adapter.fetchMetrics({ account, credentials, signal, posts });
    const [first, second, third] = await read();
    expect(Object.keys(first?.values ?? {}).sort()).toEqual(
      ['impressions', 'reach', 'likes', 'comments', 'shares', 'saves'].sort()
    );
    expect(second?.values.videoViews).toBe(second?.values.impressions);
    expect(third?.values).toMatchObject({ clicks: expect.any(Number) as number });
    stage.sandbox.clock.advance(DAY_MS / 4);
    const [later] = await read();
    expect(later?.values.impressions).toBeGreaterThan(first?.values.impressions ?? Infinity);
    stage.sandbox.clock.advance(DAY_MS);
    expect((await read())[2]).toEqual({ id: story.id, state: 'gone', values: {} });
  });

  it('asks again where a new post is not listed yet', async () => {
    stage.act('configure', { listLagMs: 60_000 });
    const request = stage.request(postOf('Slow list', [await stage.image()]));
    stage.sandbox.faults.add({
      ...{ platform: 'instagram', operation: 'publish', kind: 'commit-then-drop' },
    });
    const now = stage.sandbox.clock.now();
    await failureOf(stage.adapter.publish(request));
    const { part } = (request.journal as MemoryJournal).mark ?? {};
    if (!part) throw new Error('The commit was not marked.');
    const doubt = { part, startedAt: now, endedAt: now + 10_000, since: now };
    const first = await failureOf(stage.adapter.reconcile(request, doubt));
    expect([first.family, first.code]).toEqual(['retryable', 'NOT_LISTED']);
    stage.sandbox.clock.advance(60_000);
    expect(await stage.adapter.reconcile(request, doubt)).toMatchObject({ outcome: 'posted' });
  });

  it('waits for another day once the posts of this one are used up', async () => {
    stage.act('exhaust-quota');
    const request = stage.request(postOf('Too many', [await stage.image()]));
    const failure = await failureOf(stage.adapter.publish(request));
    expect([failure.family, failure.code]).toEqual(['rate_limited', 'DAILY_LIMIT']);
    expect(stage.paths('POST')).toEqual([]);
    stage.sandbox.clock.advance(DAY_MS);
    await stage.adapter.publish(request);
    expect(stage.posts()).toHaveLength(1);
  });

  it('tells how many posts are left of the account’s own total, and of calls', async () => {
    expect(stage.adapter.getRateLimitStatus()).toEqual([]);
    stage.act('configure', { publishLimit: 50 });
    await stage.adapter.publish(stage.request(postOf('Budget', [await stage.image()])));
    expect(stage.adapter.getRateLimitStatus()).toMatchObject([
      { ruleId: 'posts', limit: 50, remaining: 49 },
      { ruleId: null, limit: 95, remaining: 95 },
    ]);
  });
});
