import type { FaultKind } from '../../../sandbox/src/kernel/faults';
import { MemoryJournal } from '../../platform-kit/memory-journal';

import { realImage, realVideo, startAdapter, type AdapterForTest } from './adapter-for-test';

let test: AdapterForTest;
beforeEach(async () => {
  test = await startAdapter();
});
afterEach(() => test.close());

const strike = (operation: string, kind: FaultKind, more = {}): void =>
  test.facebook.world.faults.add({ platform: 'facebook', operation, kind, ...more });

const LOST: [string, FaultKind, object][] = [
  ['the connection dies', 'commit-then-drop', {}],
  ['the answer is cut', 'commit-then-cut', {}],
  ['the answer is a 503 page', 'commit-then-status', {}],
  [
    'the answer is code 2',
    'commit-then-status',
    { status: 500, body: { error: { code: 2, message: 'Service temporarily unavailable' } } },
  ],
];

const KINDS = [
  ['a text', 'create-post', 'feed', () => Promise.resolve([])],
  ['photos', 'create-post', 'feed', async () => [await realImage()]],
  ['a video', 'finish-video', 'feed', async () => [await realVideo()]],
  ['a reel', 'finish-reel', 'reel', async () => [await realVideo()]],
  ['a photo story', 'create-photo-story', 'story', async () => [await realImage()]],
  ['a video story', 'finish-video-story', 'story', async () => [await realVideo()]],
] as const;

describe.each(KINDS)('%s whose answer is lost', (_, operation, format, files) => {
  const make = async () => {
    const media = [...(await files())];
    const text = format === 'story' ? '' : 'Was it posted?';
    return test.request({ format, text, media, journal: new MemoryJournal() });
  };

  it.each(LOST)('is in doubt and then found: %s', async (__, kind, more) => {
    const request = await make();
    strike(operation, kind, more);
    const publish = test.adapter.publish(request);
    await expect(publish).rejects.toMatchObject({ family: 'unknown_outcome' });
    test.facebook.world.clock.advance(20_000);
    const found = await test.adapter.reconcile(request, test.doubtOf(request));
    const [post] = test.posts();
    expect(found).toMatchObject({ outcome: 'posted', part: { id: post?.id, url: post?.url } });
    expect(test.facebook.world.ledger.summary()).toEqual({ posts: 1, duplicates: [] });
  });

  it('can be posted once more when it never arrived', async () => {
    const request = await make();
    strike(operation, 'drop-before');
    const publish = test.adapter.publish(request);
    await expect(publish).rejects.toMatchObject({ family: 'unknown_outcome' });
    const answer = await test.adapter.reconcile(request, test.doubtOf(request));
    // Facebook does not list every story of a photo, so a person decides.
    expect(answer.outcome).toBe(operation === 'create-photo-story' ? 'unsure' : 'absent');
    const before = test.sent.length;
    await test.adapter.publish(request);
    expect(test.sent.slice(before).filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(test.facebook.world.ledger.summary()).toEqual({ posts: 1, duplicates: [] });
  });
});

describe('looking for a post of the feed', () => {
  const lost = async (text: string) => {
    const request = test.request({ text });
    strike('create-post', 'commit-then-drop');
    await test.adapter.publish(request).catch(() => undefined);
    return request;
  };
  const ask = (request: Awaited<ReturnType<typeof lost>>) =>
    test.adapter.reconcile(request, test.doubtOf(request));

  it('finds nothing yet while the list lags, and the post afterwards', async () => {
    test.facebook.act('configure', { indexingLagMs: 45_000 });
    const request = await lost('Slow list');
    expect(await ask(request)).toEqual({ outcome: 'absent' });
    const doubt = test.doubtOf(request);
    test.facebook.world.clock.advance(45_000);
    expect(await test.adapter.reconcile(request, doubt)).toMatchObject({ outcome: 'posted' });
  });

  it('is not sure where the list does not say which app made the post', async () => {
    test.facebook.act('configure', { hidesApplications: true });
    expect(await ask(await lost('Whose?'))).toMatchObject({ outcome: 'unsure' });
  });

  it('does not take a post with other words for it', async () => {
    await test.adapter.publish(test.request({ text: 'Another' }));
    const request = test.request({ text: 'This' });
    strike('create-post', 'drop-before');
    await test.adapter.publish(request).catch(() => undefined);
    expect(await ask(request)).toEqual({ outcome: 'absent' });
  });

  it('does not take an older post with the same words for it', async () => {
    await test.adapter.publish(test.request({ text: 'Weekly notice' }));
    await test.adapter.publish(test.request({ text: 'In between' }));
    test.facebook.world.clock.advance(600_000);
    const request = test.request({ text: 'Weekly notice' });
    strike('create-post', 'drop-before');
    await test.adapter.publish(request).catch(() => undefined);
    expect(await ask(request)).toEqual({ outcome: 'absent' });
  });

  it('finds several photos by the ids of the photos, even where apps are not told', async () => {
    test.facebook.act('configure', { hidesApplications: true });
    const media = [await realImage({ key: 'a' }), await realImage({ key: 'b', shade: 10 })];
    const request = test.request({ text: 'Two', media });
    strike('create-post', 'commit-then-drop');
    await test.adapter.publish(request).catch(() => undefined);
    expect(await ask(request)).toMatchObject({ outcome: 'posted' });
  });
});

describe('a video that is still being worked on', () => {
  it('is waited for, and published only when people see it', async () => {
    test.facebook.act('configure', { processingMs: 90_000 });
    const startedAt = test.facebook.world.clock.now();
    await test.adapter.publish(test.request({ format: 'reel', media: [await realVideo()] }));
    expect(test.facebook.world.clock.now() - startedAt).toBeGreaterThanOrEqual(90_000);
    expect(test.posts()).toHaveLength(1);
  });

  it('is in doubt after ten minutes, asked for again, and found in the end', async () => {
    test.facebook.act('configure', { processingMs: 1_800_000 });
    const request = test.request({ format: 'reel', media: [await realVideo()] });
    const publish = test.adapter.publish(request);
    await expect(publish).rejects.toMatchObject({
      family: 'unknown_outcome',
      code: 'STILL_PROCESSING',
    });
    const doubt = test.doubtOf(request);
    await expect(test.adapter.reconcile(request, doubt)).rejects.toMatchObject({
      family: 'retryable',
    });
    test.facebook.world.clock.advance(1_800_000);
    expect(await test.adapter.reconcile(request, doubt)).toMatchObject({ outcome: 'posted' });
    expect(test.facebook.world.ledger.summary().posts).toBe(1);
  });

  it('fails for good when Facebook cannot process it, with its reason', async () => {
    test.facebook.act('configure', { processingOutcome: 'error' });
    const request = test.request({ media: [await realVideo()] });
    await expect(test.adapter.publish(request)).rejects.toMatchObject({
      family: 'rejected',
      code: 'MEDIA_PROCESSING_FAILED',
      message: 'Facebook could not process the video: The video could not be processed.',
    });
    expect(test.posts()).toEqual([]);
    test.facebook.act('configure', { processingOutcome: 'ready' });
    await test.adapter.publish(request);
    expect(test.posts()).toHaveLength(1);
  });

  it('is uploaded anew when it failed while nobody listened', async () => {
    test.facebook.act('configure', { processingOutcome: 'error' });
    const request = test.request({ media: [await realVideo()] });
    strike('finish-video', 'commit-then-drop');
    await test.adapter.publish(request).catch(() => undefined);
    test.facebook.world.clock.advance(5_000);
    const answer = await test.adapter.reconcile(request, test.doubtOf(request));
    expect(answer).toEqual({ outcome: 'absent' });
    expect(request.journal.handles['media:film']).toBeNull();
  });

  it('is found though it is not there in the first seconds', async () => {
    test.facebook.act('configure', { videoAppearsAfterMs: 6_000 });
    await test.adapter.publish(test.request({ format: 'reel', media: [await realVideo()] }));
    expect(test.posts()).toHaveLength(1);
  });
});
