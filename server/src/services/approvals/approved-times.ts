import { planCatchUp, type LateDelivery, type Pace } from '../deliveries/catch-up';

interface Circumstances {
  /** Epoch ms. */
  now: number;
  pace: Pace;
  /** What is late by no more than this goes out at once, ms. */
  afterMs: number;
  /** What is late by more than this does not go out any more, ms. */
  missedAfterMs: number;
}

/**
 * When each approved post goes out: at its time where that is still to come, at once where it has
 * just passed, one after the other where it passed long ago, and not at all where it is too late.
 *
 * @returns epoch ms by delivery id; null: too late
 */
export const approvedTimes = (
  approved: readonly LateDelivery[],
  { now, pace, afterMs, missedAfterMs }: Circumstances
): Map<number, number | null> => {
  const times = new Map<number, number | null>();
  const inLine: LateDelivery[] = [];
  for (const delivery of approved) {
    const meantFor = delivery.scheduledAt === null ? now : Date.parse(delivery.scheduledAt);
    const lateMs = now - meantFor;
    if (lateMs > missedAfterMs) times.set(delivery.id, null);
    else if (lateMs > afterMs) inLine.push(delivery);
    else times.set(delivery.id, Math.max(now, meantFor));
  }
  for (const [id, dueAt] of planCatchUp(inLine, { now, pace })) times.set(id, dueAt);
  return times;
};
