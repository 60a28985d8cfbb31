/** The time over which something is counted. */
export type LimitWindow =
  /** The last so many ms, wherever one looks. */
  | { kind: 'rolling'; ms: number }
  /** Days or months of a time zone's calendar; a platform's day in UTC, a budget's by its site. */
  | { kind: 'calendar'; unit: 'day' | 'month'; timeZone: string };

/** Something that a delivery must fit into before it may be sent, or taken away again. */
export interface Limit {
  /** Whose: `connection:12`, `app:x:…`, `site:1`. Places of one subject are taken one at a time. */
  subject: string;
  /** Unique within the subject: the platform's rule, `pace`, `posts-day:x`, `money`. */
  id: string;
  kind: 'platform' | 'pace' | 'budget';
  /** For people: "posts in 15 minutes". */
  label: string;
  /** Units in one window: posts, parts, calls, removals, or millionths of a dollar. 0: nothing goes out. */
  limit: number;
  /** What the platform allows: `limit`, unless a person lowered that. Null: not a platform's. */
  platformLimit: number | null;
  /** Where a person lowered it, the lower one of both. @default nowhere */
  loweredBy?: 'account' | 'site';
  window: LimitWindow;
  /** What is counted; money in {@link UNITS_PER_USD}. */
  counts: 'post' | 'part' | 'call' | 'removal' | 'money';
  /**
   * What this delivery takes, at least 1. Of a platform's rule at most `limit`, or it could never
   * go out; of a budget whatever it costs.
   */
  takes: number;
  /** Units that whoever asks leaves free for others. @default none */
  keeps?: number;
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
  /** The place that was told first, epoch ms; `at` moves when it slips, this does not. @default `at` */
  promisedAt?: number;
  /** `booked` for a later time, `open` while its call runs, `used` from its answer on. */
  state: 'booked' | 'open' | 'used';
  /** The delivery's, 1 (first) to 10: whoever comes first passes booked places of those behind. */
  priority: number;
}

/** What the platform itself said: so many units are left until then. */
export interface Told {
  remaining: number;
  /** When it said so, and until when it holds, epoch ms. */
  at: number;
  until: number;
}

/** One dollar in the units of money budgets. */
export const UNITS_PER_USD = 1_000_000;

/** Names a limit among all. */
export const limitKey = ({ subject, id }: Pick<Limit, 'subject' | 'id'>): string =>
  `${subject} ${id}`;
