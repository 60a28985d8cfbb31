import { errors } from '@strapi/utils';

import type { Times, When } from '../../../../contracts/when';

/** Targets that go out at the same time. */
export interface TargetGroup {
  when: When;
  /** Null: every target of the entry's language. */
  targetIds: readonly number[] | null;
}

export interface TimedTargets {
  targetIds: readonly number[] | null;
  when: When;
  /** Those that go out at another time. */
  times: Times;
}

/**
 * Parts targets by when they go out. Whoever gives times of their own to some names them all.
 *
 * @throws 400 for a time of a target that is not among them
 */
export const groupTargets = ({ targetIds, when, times }: TimedTargets): TargetGroup[] => {
  if (targetIds === null) return [{ when, targetIds }];
  const strangers = Object.keys(times).filter((id) => !targetIds.includes(Number(id)));
  if (strangers.length > 0) {
    throw new errors.ValidationError(
      `times: target ${strangers.join(', ')} is not among those that were chosen. Choose it as well, or leave its time out.`
    );
  }
  const groups = new Map<string, { when: When; targetIds: number[] }>();
  for (const id of targetIds) {
    const own = times[String(id)] ?? when;
    const key = JSON.stringify(own);
    const group = groups.get(key) ?? { when: own, targetIds: [] };
    group.targetIds.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
};
