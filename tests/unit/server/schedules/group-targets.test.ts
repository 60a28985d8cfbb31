import { timesSchema } from '../../../../contracts/when';
import { groupTargets } from '../../../../server/src/services/schedules/group-targets';

const now = { kind: 'now' } as const;
const slot = { kind: 'slot' } as const;

describe('targets with times of their own', () => {
  it('are parted by when they go out', () => {
    const times = { '2': slot, '4': slot };
    expect(groupTargets({ targetIds: [1, 2, 3, 4], when: now, times })).toEqual([
      { when: now, targetIds: [1, 3] },
      { when: slot, targetIds: [2, 4] },
    ]);
  });

  it('leave nothing for the time of all when each has its own', () => {
    expect(groupTargets({ targetIds: [1], when: now, times: { '1': slot } })).toEqual([
      { when: slot, targetIds: [1] },
    ]);
  });

  it('stay all together without any', () => {
    expect(groupTargets({ targetIds: null, when: slot, times: {} })).toEqual([
      { when: slot, targetIds: null },
    ]);
  });

  it.each(['007', '0', '-1', '1.5', 'x'])('are not named by %j, which is the id of none', (id) => {
    expect(timesSchema.safeParse({ [id]: now }).success).toBe(false);
    expect(timesSchema.safeParse({ '7': now }).success).toBe(true);
  });

  it('have to be among those that were chosen', () => {
    expect(() => groupTargets({ targetIds: [1], when: now, times: { '7': slot } })).toThrow(
      'times: target 7 is not among those that were chosen.'
    );
  });
});
