import fc from 'fast-check';

import { rollUpLook } from '../../../admin/src/list-view/roll-up-words';
import { rollUpPollMs } from '../../../admin/src/list-view/roll-up-poll';
import { DistributableTypes, listedType } from '../../../admin/src/list-view/distributable-types';
import { DELIVERY_STATES } from '../../../contracts/deliveries';
import { rollUp, type RolledUp } from '../../../contracts/roll-up';

const post = (over: Partial<RolledUp>): RolledUp => ({
  ...{ platform: 'x', targetId: 1, handle: 'acme', state: 'published' as const },
  ...{ isIgnored: false, removedAt: null, goneAt: null },
  ...over,
});

const NONE = { live: 0, waiting: 0, undecided: 0, failed: 0 };

describe('where an entry stands', () => {
  it('is what the newest post of each target says', () => {
    const posts = [
      post({ targetId: 1, state: 'failed' }),
      post({ targetId: 1 }),
      post({ targetId: 2, state: 'held' }),
      post({ targetId: 3, state: 'unknown' }),
      post({ targetId: 4 }),
    ];
    expect(rollUp(posts)).toEqual({ live: 1, waiting: 1, undecided: 1, failed: 1 });
  });

  it('looks past what was called off, but not past what was taken away', () => {
    expect(rollUp([post({ state: 'cancelled' }), post({})])).toEqual({ ...NONE, live: 1 });
    const removedAt = '2026-11-23T12:00:00Z';
    expect(rollUp([post({ removedAt }), post({})])).toEqual(NONE);
    expect(rollUp([post({ goneAt: removedAt }), post({})])).toEqual(NONE);
    expect(rollUp([post({ state: 'unknown', isIgnored: true }), post({})])).toEqual(NONE);
  });

  it('tells accounts apart where targets are not known', () => {
    const old = { targetId: null };
    const posts = [
      post({ ...old, handle: 'a' }),
      post({ ...old, handle: 'b' }),
      post(old),
      post(old),
    ];
    expect(rollUp(posts).live).toBe(3);
  });

  it('never counts a target twice', () => {
    const some = fc.record({
      targetId: fc.integer({ min: 1, max: 4 }),
      state: fc.constantFrom(...DELIVERY_STATES),
      isIgnored: fc.boolean(),
      removedAt: fc.constantFrom(null, '2026-11-23T12:00:00Z'),
    });
    fc.assert(
      fc.property(fc.array(some), (posts) => {
        const { live, waiting, undecided, failed } = rollUp(posts.map(post));
        const targets = new Set(posts.map(({ targetId }) => targetId)).size;
        expect(live + waiting + undecided + failed).toBeLessThanOrEqual(targets);
      })
    );
  });

  it('is said whole, in the look of the worst of it', () => {
    expect(rollUpLook(NONE)).toBeNull();
    expect(rollUpLook({ ...NONE, live: 2 })).toMatchObject({ icon: 'check', tone: 'success' });
    expect(rollUpLook({ ...NONE, live: 5, waiting: 1 })).toEqual({
      ...{ icon: 'clock', tone: 'neutral' },
      words: [
        { id: 'rollUp.live', count: 5, total: 6 },
        { id: 'rollUp.waiting', count: 1, total: 6 },
      ],
    });
    expect(rollUpLook({ ...NONE, undecided: 1, waiting: 1 })?.tone).toBe('warning');
    expect(rollUpLook({ live: 1, waiting: 1, undecided: 1, failed: 1 })?.tone).toBe('danger');
  });

  it('is asked again only while something goes out any moment', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    const due = (nextDueAt: string | null, waiting = 1) =>
      rollUpPollMs([{ waiting, nextDueAt }], now);
    expect(due('2026-11-23T12:00:30Z')).toBeGreaterThan(0);
    expect(due('2026-11-23T11:59:00Z')).toBeGreaterThan(0);
    expect([due('2026-11-23T12:05:00Z'), due(null), due('2026-11-23T12:00:30Z', 0)]).toEqual([
      0, 0, 0,
    ]);
  });
});

describe('the column in lists', () => {
  it('knows the type from the address', () => {
    const path = '/admin/content-manager/collection-types/api::article.article';
    expect(listedType(path)).toBe('api::article.article');
    expect(listedType(`${path}/abc`)).toBe('api::article.article');
    expect(listedType('/admin/content-manager/collection-types/api%3A%3Aa.a')).toBe('api::a.a');
    expect(listedType('/admin/plugins/social-distribution')).toBeNull();
  });

  it('is there for types that are distributed, and while that is not known', async () => {
    const types = new DistributableTypes();
    expect([types.mayHave('api::a.a'), types.mayHave(null)]).toEqual([true, false]);
    await types.ask(() => Promise.resolve([{ uid: 'api::a.a', displayName: 'A' }]));
    expect([types.mayHave('api::a.a'), types.mayHave('api::b.b')]).toEqual([true, false]);
  });

  it('is not there for people who may not see it, and stays when an answer is lost', async () => {
    const refused = () => Promise.reject(new Error('403'));
    const types = new DistributableTypes();
    await types.ask(refused);
    expect(types.mayHave('api::a.a')).toBe(false);
    await types.ask(() => Promise.resolve([{ uid: 'api::a.a', displayName: 'A' }]));
    await types.ask(refused);
    expect(types.mayHave('api::a.a')).toBe(true);
  });
});
