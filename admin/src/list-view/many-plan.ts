import type { BulkRequest } from '../../../contracts/bulk';
import { readAtTime, type AtTime } from '../when/at-time';

/** When the posts of the chosen entries go out. */
export const MANY_TIMINGS = ['soon', 'slots', 'spread', 'at'] as const;

export type ManyTiming = (typeof MANY_TIMINGS)[number];

export interface ManyWish {
  /** Null: every account of the entry's language. */
  targetIds: readonly number[] | null;
  timing: ManyTiming;
  /** Until when they are spread, or when they all go out; only read with `spread` and `at`. */
  time: AtTime;
  /** Also to accounts that have this version already. */
  again: boolean;
}

interface ManyOrder {
  wish: ManyWish;
  contentType: string;
  documentIds: readonly string[];
  locale: string;
  siteId: number | undefined;
  /** IANA name. */
  zone: string;
  /** Epoch ms. */
  now: number;
}

/** Epoch ms of the wish's time; null: it has none, or none that exists and is to come. */
export const instantOf = (
  { timing, time }: Pick<ManyWish, 'timing' | 'time'>,
  zone: string,
  now: number
): number | null => {
  if (timing === 'soon' || timing === 'slots') return null;
  const reading = readAtTime(time, time.zone ?? zone, now);
  return reading.kind === 'fits' ? reading.at : null;
};

/** Whether it can be ordered like this. */
export const isOrderable = (wish: ManyWish, zone: string, now: number): boolean =>
  wish.targetIds?.length !== 0 &&
  (wish.timing === 'soon' || wish.timing === 'slots' || instantOf(wish, zone, now) !== null);

/** The draft of an order: nothing goes out before it is started. */
export const bulkRequestOf = (order: ManyOrder): BulkRequest => {
  const { wish, contentType, documentIds, locale, siteId, zone, now } = order;
  const when = wish.timing === 'at' ? { when: { ...wish.time, zone: wish.time.zone ?? zone } } : {};
  return {
    ...(siteId === undefined ? {} : { siteId }),
    items: documentIds.map((documentId) => ({ contentType, documentId, locale, ...when })),
    targetIds: wish.targetIds && [...wish.targetIds],
    times: timesOf(wish, zone, now),
    again: wish.again,
  };
};

const timesOf = (wish: ManyWish, zone: string, now: number): BulkRequest['times'] => {
  if (wish.timing === 'slots') return { kind: 'slots' };
  const until = wish.timing === 'spread' ? instantOf(wish, zone, now) : null;
  return until === null
    ? { kind: 'soon' }
    : { kind: 'spread', until: new Date(until).toISOString() };
};
