import {
  afterCrash,
  doubtOf,
  failureOf,
  post,
  startUnder,
  thread,
  type Under,
} from './adapter-for-test';
import { picture } from './files-for-test';
import type { Client } from './mastodon-for-test';
import { MemoryJournal } from '../../platform-kit/memory-journal';

let under: Under;
beforeEach(async () => {
  under = await startUnder();
});
afterEach(() => under.close());

/** Publishes with a fault at the commit; answers the doubt that the engine would hold. */
const publishInDoubt = async (kind: string, content = post('Lost and found')) => {
  under.mastodon.world.faults.add({
    ...{ platform: 'mastodon', operation: 'create-status', kind: kind as 'commit-then-drop' },
  });
  const journal = new MemoryJournal();
  const request = under.request(content, { journal });
  const startedAt = under.mastodon.world.clock.now();
  const failure = await failureOf(under.adapter.publish(request));
  const endedAt = under.mastodon.world.clock.now();
  return { failure, journal, request, doubt: doubtOf(journal, { startedAt, endedAt }) };
};

describe('a lost answer', () => {
  it.each(['commit-then-drop', 'commit-then-status', 'commit-then-cut'])(
    'after the post (%s) is found again',
    async (kind) => {
      const { failure, request, doubt } = await publishInDoubt(kind);
      expect(failure.family).toBe('unknown_outcome');
      const [shown] = under.posts();
      expect(await under.adapter.reconcile(request, doubt)).toEqual({
        outcome: 'posted',
        part: { index: 0, id: shown?.id, url: shown?.url, ref: { visibility: 'public' } },
      });
      expect(under.posts()).toHaveLength(1);
    }
  );

  it('before the post is "absent", and the repeated request posts once', async () => {
    const { failure, request, doubt } = await publishInDoubt('drop-before');
    expect(failure.family).toBe('unknown_outcome');
    expect(await under.adapter.reconcile(request, doubt)).toEqual({ outcome: 'absent' });
    await under.adapter.publish(request);
    expect(under.posts()).toHaveLength(1);
  });

  it('of a post that the listing does not show yet: the same key answers the same post', async () => {
    under.mastodon.act('configure', { indexingLagMs: 600_000 });
    const { request, doubt, journal } = await publishInDoubt('commit-then-drop');
    expect(await under.adapter.reconcile(request, doubt)).toEqual({ outcome: 'absent' });
    const again = under.request(request.content, { journal: afterCrash(journal) });
    const { id } = await under.adapter.publish(again);
    expect(under.posts().map((shown) => shown.id)).toEqual([id]);
  });

  it('with pictures: they are not uploaded into the void, and nothing is posted twice', async () => {
    const content = post('With a picture', [await picture('lost')]);
    under.mastodon.act('configure', { indexingLagMs: 600_000 });
    const { request, journal } = await publishInDoubt('commit-then-drop', content);
    await under.adapter.publish(under.request(request.content, { journal: afterCrash(journal) }));
    expect(under.posts()).toHaveLength(1);
    expect(under.mastodon.world.ledger.summary().posts).toBe(1);
  });

  it('of a replay that fails with a 500 (G#40399) stays in doubt, and looking settles it', async () => {
    under.mastodon.act('configure', { idempotency: 'replay-fails' });
    const { request, doubt, journal } = await publishInDoubt('commit-then-drop');
    const again = under.request(request.content, { journal: afterCrash(journal) });
    const failure = await failureOf(under.adapter.publish(again));
    expect([failure.family, failure.httpStatus]).toEqual(['unknown_outcome', 500]);
    expect(await under.adapter.reconcile(again, doubt)).toMatchObject({ outcome: 'posted' });
    expect(under.posts()).toHaveLength(1);
  });

  it('where the key is ignored is found by looking at the account', async () => {
    under.mastodon.act('configure', {
      ...{ idempotency: 'ignored', version: '2.8.0 (compatible; Harbour 1.0)' },
      sourceEndpoint: false,
    });
    const text =
      'Tide & <b>tables</b>: https://example.com/tides?port=north&day=2026-11-22#high\n\n“High” at 6';
    const { request, doubt } = await publishInDoubt('commit-then-drop', post(text));
    expect(await under.adapter.reconcile(request, doubt)).toMatchObject({ outcome: 'posted' });
  });

  it('in the middle of a thread: the rest goes on below the part that was found', async () => {
    under.mastodon.world.faults.add({
      ...{ platform: 'mastodon', operation: 'create-status', kind: 'commit-then-drop', skip: 1 },
    });
    const journal = new MemoryJournal();
    const content = thread({ text: 'First' }, { text: 'Second' }, { text: 'Third' });
    const request = under.request(content, { journal });
    const startedAt = under.mastodon.world.clock.now();
    await failureOf(under.adapter.publish(request));
    const doubt = doubtOf(journal, { startedAt, endedAt: startedAt + 1000 });
    const found = await under.adapter.reconcile(request, doubt);
    if (found.outcome !== 'posted') throw new Error(`Not found: ${found.outcome}`);
    const next = afterCrash(journal);
    next.posted.push(found.part);
    await under.adapter.publish(under.request(content, { journal: next }));
    const ids = under.posts().map(({ id }) => id);
    expect(under.posts().map(({ replyTo }) => replyTo)).toEqual([null, ids[0], ids[1]]);
  });
});

describe('two posts with the same words', () => {
  const twice = async () => {
    const text = 'Good morning, harbour';
    await under.adapter.publish(under.request(post(text)));
    const state = await publishInDoubt('commit-then-drop', post(text));
    return state;
  };

  it('are told apart by the key within the hour', async () => {
    const { request, doubt } = await twice();
    const found = await under.adapter.reconcile(request, doubt);
    expect(found).toMatchObject({ outcome: 'posted', part: { id: under.posts()[1]?.id } });
    expect(under.posts()).toHaveLength(2);
  });

  it('are left to a person where the key is not kept, and after the hour', async () => {
    const { request, doubt } = await twice();
    const { account } = request;
    const elsewhere = {
      ...request,
      account: { ...account, traits: { ...account.traits, keepsKeys: false } },
    };
    expect(await under.adapter.reconcile(elsewhere, doubt)).toMatchObject({ outcome: 'unsure' });
    under.mastodon.world.clock.advance(3_600_000);
    expect(await under.adapter.reconcile(request, doubt)).toMatchObject({ outcome: 'unsure' });
    expect(under.posts()).toHaveLength(2);
  });

  const postByAnotherApp = async (status: string) => {
    const { json } = await under.mastodon.register({ client_name: 'Another app' });
    const token = await under.mastodon.token(json as unknown as Client);
    await under.mastodon.send('/api/v1/statuses', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams({ status }),
    });
  };

  it('are told apart by the app that made them, also after the hour', async () => {
    const { request, doubt } = await publishInDoubt('commit-then-drop', post('Good evening'));
    await postByAnotherApp('Good evening');
    const found = await under.adapter.reconcile(request, doubt);
    expect(found).toMatchObject({ outcome: 'posted', part: { id: under.posts()[0]?.id } });
  });

  it('of which only another app made one are left to a person', async () => {
    const { request, doubt } = await publishInDoubt('drop-before', post('Good evening'));
    await postByAnotherApp('Good evening');
    expect(await under.adapter.reconcile(request, doubt)).toEqual({
      outcome: 'unsure',
      reason: expect.stringContaining('another app') as unknown,
    });
  });
});
