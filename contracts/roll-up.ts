import type { DeliveryView } from './deliveries';
import type { RollUpCounts } from './roll-ups';

/** What counts of a delivery. */
export interface RolledUp {
  platform: string;
  /** Null: its target is gone, or older than targets. */
  targetId: number | null;
  handle: string | null;
  state: DeliveryView['state'];
  isIgnored: boolean;
  removedAt: string | null;
  /** The platform shows it no more: somebody removed it there, or the platform did. */
  goneAt: string | null;
}

type Outcome = keyof RollUpCounts;

/** Null: it says nothing about its target. */
const outcomeOf = ({ state, isIgnored, removedAt, goneAt }: RolledUp): Outcome | null => {
  switch (state) {
    case 'published':
      return removedAt === null && goneAt === null ? 'live' : null;
    case 'queued':
    case 'held':
    case 'preparing':
    case 'committing':
      return 'waiting';
    case 'unknown':
      return isIgnored ? null : 'undecided';
    case 'failed':
    case 'missed':
      return 'failed';
    case 'cancelled':
      return null;
  }
};

const keyOf = ({ targetId, platform, handle }: RolledUp): string =>
  targetId === null ? `${platform}:${handle ?? ''}` : String(targetId);

/**
 * Where the targets of one entry stand. A post that was called off says nothing: what was there
 * before it still counts. @param deliveries newest first
 */
export const rollUp = (deliveries: readonly RolledUp[]): RollUpCounts => {
  const counts: RollUpCounts = { live: 0, waiting: 0, undecided: 0, failed: 0 };
  const seen = new Set<string>();
  for (const delivery of deliveries) {
    const key = keyOf(delivery);
    if (seen.has(key) || delivery.state === 'cancelled') continue;
    seen.add(key);
    const outcome = outcomeOf(delivery);
    if (outcome) counts[outcome] += 1;
  }
  return counts;
};
