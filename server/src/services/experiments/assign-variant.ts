import { createHash } from 'node:crypto';

import type { VariantKey } from '../../../../contracts/experiments';

/** How often a variant was given so far. */
export interface VariantCounts {
  /** To this entry at this target: one that is shared again gets another variant. */
  entry: number;
  /** At this target in this part of the week. */
  slot: number;
  /** At this target. */
  target: number;
}

export interface Assignment {
  experimentId: number;
  targetId: number;
  slot: string;
  keys: readonly VariantKey[];
  countsOf(this: void, key: VariantKey): VariantCounts;
}

/**
 * The variant that is due: the one that was given least, first to this entry, then in this part of
 * the week, then at this target. Among equals a hash decides, which nobody can foresee and which
 * says the same each time it is asked. Pure.
 */
export const assignVariant = (assignment: Assignment): VariantKey | null => {
  const { keys, countsOf } = assignment;
  const turn = keys.reduce((sum, key) => sum + countsOf(key).target, 0);
  const [due] = keys
    .map((key) => ({ key, counts: countsOf(key), lot: lotOf(assignment, key, turn) }))
    .sort(
      (one, other) =>
        one.counts.entry - other.counts.entry ||
        one.counts.slot - other.counts.slot ||
        one.counts.target - other.counts.target ||
        one.lot - other.lot
    );
  return due?.key ?? null;
};

const lotOf = (
  { experimentId, targetId, slot }: Assignment,
  key: VariantKey,
  turn: number
): number =>
  createHash('sha256')
    .update(`${experimentId}:${targetId}:${slot}:${turn}:${key}`)
    .digest()
    .readUInt32BE(0);
