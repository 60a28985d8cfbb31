/** How late deliveries share the way out. */
export interface Pace {
  /** Distance between two posts of one account, ms. */
  paceMs: number;
  /** Flood cap: at most this many posts of one account in an hour. */
  perHour: number;
}

const HOUR_MS = 60 * 60_000;

/**
 * When the n-th (0-based) of many late posts of one account goes out, ms from now: paced, and never
 * more than the flood cap in an hour.
 */
export const slotMs = (place: number, { paceMs, perHour }: Pace): number =>
  Math.floor(place / perHour) * HOUR_MS +
  (place % perHour) * Math.min(paceMs, Math.floor(HOUR_MS / perHour));

export interface LateDelivery {
  id: number;
  connectionId: number | null;
  scheduledAt: string | null;
}

/**
 * A time for each, newest first: after a long stall the newest news matter most, and what would
 * come too late in the line is missed rather than sent.
 *
 * @returns epoch ms by delivery id
 */
export const planCatchUp = (
  late: readonly LateDelivery[],
  { now, pace }: { now: number; pace: Pace }
): Map<number, number> => {
  const newestFirst = [...late].sort(
    (a, b) => timeOf(b.scheduledAt) - timeOf(a.scheduledAt) || b.id - a.id
  );
  const places = new Map<number | null, number>();
  const plan = new Map<number, number>();
  for (const { id, connectionId } of newestFirst) {
    const place = places.get(connectionId) ?? 0;
    places.set(connectionId, place + 1);
    plan.set(id, now + slotMs(place, pace));
  }
  return plan;
};

const timeOf = (iso: string | null): number => (iso ? Date.parse(iso) : 0);
