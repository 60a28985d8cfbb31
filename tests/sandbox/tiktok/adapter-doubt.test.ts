import { MemoryJournal } from '../../platform-kit/memory-journal';
import { anAdapter, failureOf, PUBLIC, startPosting, type Posting } from './posting-for-test';

let posting: Posting;
beforeEach(async () => {
  posting = await startPosting();
});
afterEach(() => posting.close());

const configure = (knobs: Record<string, unknown>) => posting.tiktok.act('configure', knobs);
const ledger = () => posting.tiktok.world.ledger.summary();

describe('the same post is never begun twice', () => {
  it('answers unknown when the last bytes got no answer; the status says posted', async () => {
    const request = posting.request({ media: [await posting.video()] });
    const fault = { platform: 'tiktok', operation: 'upload-chunk', kind: 'commit-then-drop' };
    posting.tiktok.world.faults.add(fault as never);
    expect(await failureOf(posting.adapter.publish(request))).toMatchObject({
      family: 'unknown_outcome',
    });
    posting.tiktok.world.clock.advance(5_000);
    expect(await reconcile(request)).toMatchObject({
      outcome: 'posted',
      part: { id: posting.posts()[0]?.id, url: posting.posts()[0]?.url },
    });
    expect(ledger()).toEqual({ posts: 1, duplicates: [] });
  });

  it('finds the bytes missing when they never arrived, and sends them under the same id', async () => {
    const request = posting.request({ media: [await posting.video()] });
    const fault = { platform: 'tiktok', operation: 'upload-chunk', kind: 'drop-before' };
    posting.tiktok.world.faults.add(fault as never);
    expect((await failureOf(posting.adapter.publish(request))).family).toBe('unknown_outcome');
    expect(await reconcile(request)).toEqual({ outcome: 'absent' });
    await posting.adapter.publish(request);
    expect(posting.sentTo('/init/')).toHaveLength(1);
    expect(ledger()).toEqual({ posts: 1, duplicates: [] });
  });

  it.each([
    ['dropped', 'commit-then-drop'],
    ['a 503', 'commit-then-status'],
    ['cut', 'commit-then-cut'],
  ])('finds photos whose order was %s among the public posts', async (_, kind) => {
    const request = posting.request({ text: 'Nine lamps', media: [await posting.photo()] });
    posting.tiktok.world.faults.add({
      ...{ platform: 'tiktok', operation: 'init-photos', kind: kind as 'commit-then-drop' },
    });
    expect((await failureOf(posting.adapter.publish(request))).family).toBe('unknown_outcome');
    expect(await reconcile(request)).toMatchObject({
      outcome: 'posted',
      part: { id: posting.posts()[0]?.id, url: posting.posts()[0]?.url },
    });
    expect(ledger()).toEqual({ posts: 1, duplicates: [] });
  });

  it('leaves an order that cannot be seen to a person', async () => {
    const options = { ...PUBLIC, privacyLevel: 'SELF_ONLY' };
    const request = posting.request({ media: [await posting.photo()], options });
    posting.tiktok.world.faults.add({
      ...{ platform: 'tiktok', operation: 'init-photos', kind: 'drop-before' },
    });
    await failureOf(posting.adapter.publish(request));
    expect(await reconcile(request)).toMatchObject({ outcome: 'unsure' });
  });

  it('uploads nothing twice after a crash between prepare and commit', async () => {
    const video = await posting.video({ seconds: 5, frameBytes: 510_000, audioCodec: null });
    const journal = new MemoryJournal();
    const request = posting.request({ media: [video], journal });
    await posting.adapter.prepare(request);
    const later = anAdapter(posting.tiktok, posting.sent);
    await later.adapter.publish(request);
    const puts = posting.sent.filter(({ method }) => method === 'PUT');
    expect(new Set(puts.map(({ headers }) => headers?.['content-range'])).size).toBe(puts.length);
    expect(puts).toHaveLength(7);
    expect(posting.sentTo('/init/')).toHaveLength(1);
    expect(posting.posts()).toHaveLength(1);
  });

  it('goes on with polling when the token ends meanwhile', async () => {
    configure({ processingMs: 60_000, accessTokenLifetimeMs: 30_000 });
    const short = posting.tiktok.act('issue-token') as Pick<Posting, 'credentials'>;
    const request = {
      ...posting.request({ media: [await posting.video()] }),
      credentials: short.credentials,
    };
    expect((await failureOf(posting.adapter.publish(request))).family).toBe('auth_expired');
    configure({ accessTokenLifetimeMs: 7_200_000 });
    const renewed = posting.tiktok.act('issue-token') as Pick<Posting, 'credentials'>;
    await posting.adapter.publish({ ...request, credentials: renewed.credentials });
    expect(posting.sentTo('/init/')).toHaveLength(1);
    expect(ledger()).toEqual({ posts: 1, duplicates: [] });
  });

  it('begins anew when the hour for the upload is over', async () => {
    const request = posting.request({ media: [await posting.video()] });
    await posting.adapter.prepare(request);
    posting.tiktok.world.clock.advance(3_600_000);
    await posting.adapter.publish(request);
    expect(posting.sentTo('/init/')).toHaveLength(2);
    expect(ledger()).toEqual({ posts: 1, duplicates: [] });
  });

  it('says unknown while TikTok works for hours, and posted once it is done', async () => {
    configure({ processingMs: 3_600_000 });
    const request = posting.request({ media: [await posting.video()] });
    expect(await failureOf(posting.adapter.publish(request))).toMatchObject({
      ...{ family: 'unknown_outcome', code: 'STILL_PROCESSING' },
    });
    expect(await failureOf(reconcile(request))).toMatchObject({ family: 'retryable' });
    posting.tiktok.world.clock.advance(3_600_000);
    expect(await reconcile(request)).toMatchObject({ outcome: 'posted' });
    expect(posting.sentTo('/init/')).toHaveLength(1);
  });
});

const reconcile = (request: ReturnType<Posting['request']>) => {
  const { mark } = request.journal as MemoryJournal;
  if (!mark) throw new Error('No commit was begun.');
  const now = posting.tiktok.world.clock.now();
  const doubt = { part: mark.part, startedAt: now, endedAt: now, since: now };
  return posting.adapter.reconcile(request, doubt);
};
