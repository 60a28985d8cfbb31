import type { VariantKey } from '../../../../contracts/experiments';
import { assignVariant } from '../../../../server/src/services/experiments/assign-variant';
import { groupPosts } from '../../../../server/src/services/experiments/comparison-groups';
import { stateOf, type Experiment } from '../../../../server/src/services/experiments/experiment';
import { timeSlotOf } from '../../../../server/src/services/experiments/time-slot';

const KEYS: VariantKey[] = ['A', 'B'];

/** Gives posts to one target, each in its part of the week. */
const give = (slots: readonly string[], experimentId = 7): VariantKey[] => {
  const given: { slot: string; key: VariantKey }[] = [];
  for (const slot of slots) {
    const key = assignVariant({
      ...{ experimentId, targetId: 3, slot, keys: KEYS },
      countsOf: (one) => {
        const same = given.filter((post) => post.key === one);
        const inSlot = same.filter((post) => post.slot === slot).length;
        return { entry: 0, slot: inSlot, target: same.length };
      },
    });
    if (key) given.push({ slot, key });
  }
  return given.map(({ key }) => key);
};

describe('the assignment', () => {
  it('is balanced in each part of the week and at the target, at every moment', () => {
    const slots = Array.from({ length: 200 }, (_, post) => `part-${(post * 7 + (post % 3)) % 5}`);
    const keys = give(slots);
    for (const slot of new Set(slots)) {
      const inSlot = keys.filter((_, post) => slots[post] === slot);
      const asInA = inSlot.filter((key) => key === 'A').length;
      expect(Math.abs(asInA * 2 - inSlot.length)).toBeLessThanOrEqual(1);
    }
  });

  it('says the same again, and something else for another experiment', () => {
    const slots = Array.from({ length: 40 }, () => 'weekday-1');
    expect(give(slots)).toEqual(give(slots));
    expect(give(slots, 8)).not.toEqual(give(slots));
  });

  it('does not simply alternate: nobody can tell which comes next', () => {
    const keys = give(Array.from({ length: 60 }, () => 'weekday-1'));
    const firstOfPairs = keys.filter((_, post) => post % 2 === 0);
    expect(new Set(firstOfPairs).size).toBe(2);
  });

  it('gives an entry that is shared again what it did not have', () => {
    const key = assignVariant({
      ...{ experimentId: 7, targetId: 3, slot: 'weekday-1', keys: KEYS },
      // Behind in all other respects.
      countsOf: (one) => (one === 'A' ? { entry: 1, slot: 0, target: 0 } : COUNTED),
    });
    expect(key).toBe('B');
  });
});

const COUNTED = { entry: 0, slot: 5, target: 9 };

describe('the part of the week', () => {
  it('is told by the clock of the site', () => {
    // A Friday, 23:30 in UTC.
    const at = Date.parse('2026-11-20T23:30:00Z');
    expect(timeSlotOf(at, 'UTC')).toBe('weekday-3');
    expect(timeSlotOf(at, 'Asia/Tokyo')).toBe('weekend-1');
  });
});

describe('the groups', () => {
  const post = { targetId: 1, variant: 0, impressions: 100, value: 5 };
  const options = {
    variants: 2,
    hasImpressions: (platform: string) => platform === 'x' || platform === 'linkedin',
  };

  it('never mix rates with counts, nor the counts of two platforms', () => {
    const { groups } = groupPosts(
      [
        { ...post, platform: 'x' },
        { ...post, platform: 'linkedin', targetId: 2 },
        { ...post, platform: 'bluesky', targetId: 3, impressions: null },
        { ...post, platform: 'mastodon', targetId: 4, impressions: null },
      ],
      options
    );
    expect(groups.map(({ unit, platforms }) => [unit, platforms])).toEqual([
      ['perImpression', ['x', 'linkedin']],
      ['perPost', ['bluesky']],
      ['perPost', ['mastodon']],
    ]);
    expect(groups[0]?.tally.means()).toEqual([0.05, null]);
    expect(groups[1]?.tally.means()).toEqual([5, null]);
  });

  it('leave out a post without impressions where others have them', () => {
    const bare = { ...post, platform: 'x', impressions: null } as const;
    expect(groupPosts([bare], options)).toEqual({ groups: [], withoutImpressions: 1 });
  });
});

describe('the state', () => {
  const experiment: Experiment = {
    ...{ id: 1, siteId: 1, name: 'Which', templateId: 5, templateVersion: 2 },
    ...{ wordings: ['A', 'B'], metric: 'engagement', targetIds: null, minimumPosts: 30 },
    ...{ lift: 0.2, windowHours: 72, stopAfterDays: 10, status: 'running' },
    ...{ startedAt: '2026-11-01T00:00:00.000Z', stoppedAt: null, adopted: null },
  };
  const now = Date.parse('2026-11-05T00:00:00Z');

  it('follows from what people did, the template and the days', () => {
    expect(stateOf(experiment, { version: 2 }, now)).toBe('running');
    expect(stateOf(experiment, { version: 3 }, now)).toBe('changed');
    expect(stateOf(experiment, null, now)).toBe('changed');
    expect(stateOf(experiment, { version: 2 }, Date.parse('2026-11-11T00:00:00Z'))).toBe('ended');
    expect(stateOf({ ...experiment, status: 'stopped' }, null, now)).toBe('stopped');
  });
});
