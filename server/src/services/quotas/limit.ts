/** The time over which something is counted. */
export type LimitWindow =
  /** The last so many ms, wherever one looks. */
  | { kind: 'rolling'; ms: number }
  /** Days or months of a time zone's calendar; a platform's day in UTC, a budget's by its site. */
  | { kind: 'calendar'; unit: 'day' | 'month'; timeZone: string };

/** Something that a delivery must fit into before it may be sent. */
export interface Limit {
  /** Whose: `connection:12`, `app:x:…`, `site:1`. Places of one subject are taken one at a time. */
  subject: string;
  /** Unique within the subject: the platform's rule, `pace`, `budget-day:x`, `money`. */
  id: string;
  /** For people: "posts in 15 minutes". */
  label: string;
  /** Units in one window: posts, parts, calls, or millionths of a dollar. */
  limit: number;
  window: LimitWindow;
  /** What this delivery takes; more than `limit` counts as `limit`, or it could never go out. */
  takes: number;
  /** `soft`: it goes out all the same, and a person is warned. */
  mode: 'hard' | 'soft';
}

/** A place in a limit that somebody took. */
export interface Use {
  id: number;
  deliveryId: number;
  units: number;
  /** When it counts from, epoch ms; later than now: it is booked. */
  at: number;
  /** `booked` for a later time, `open` while its call runs, `used` from its answer on. */
  state: 'booked' | 'open' | 'used';
}
