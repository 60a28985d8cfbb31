import type { Limit, Told, Use } from './limit';
import { nextPlace, type Fit } from './next-place';
import { promiseOf } from './promise';
import { UseLog, type Counted } from './use-log';

/** Whoever asks for a place. */
export interface Asker {
  deliveryId: number;
  /** 1 (first) to 10. */
  priority: number;
  limits: readonly Limit[];
}

/** What is known of a limit. */
export interface Ground {
  uses: readonly Use[];
  told: Told | null;
}

export type Verdict =
  | { kind: 'free' }
  /** A later place, epoch ms, and what stands against an earlier one. */
  | { kind: 'later'; at: number; obstacle: Limit }
  /** More is wanted than the limit ever gives. */
  | { kind: 'never'; obstacle: Limit };

/** A hard limit with all that counts in it for one who asks. */
export interface LimitFit extends Fit {
  of: Limit;
}

/** What is known, and when. */
interface Knowledge {
  groundOf: (limit: Limit) => Ground;
  /** Epoch ms. */
  now: number;
}

/**
 * When the asker may go. It is judged by what is out or on its way, and by those who stand before
 * it in the line: of a better priority, or of the same and promised an earlier time. Who stands
 * behind and has an earlier place is passed, and slips when its time comes.
 *
 * @param knowledge with the earliest moment that is wanted, `from`
 */
export const judge = (asker: Asker, knowledge: Knowledge & { from: number }): Verdict =>
  judgeFits(fitsOf(asker, knowledge), knowledge.from);

export const judgeFits = (fits: readonly LimitFit[], from: number): Verdict => {
  const never = fits.find(({ takes, limit }) => takes > limit);
  if (never) return { kind: 'never', obstacle: never.of };
  const place = nextPlace(fits, from);
  if (!place?.obstacle) return { kind: 'free' };
  return { kind: 'later', at: place.at, obstacle: place.obstacle.of };
};

export const fitsOf = (asker: Asker, { groundOf, now }: Knowledge): LimitFit[] =>
  asker.limits
    .filter(({ mode }) => mode === 'hard')
    .map((of) => {
      const { uses, told } = groundOf(of);
      const { takes, window, keeps = 0 } = of;
      const counted = new UseLog(countedFor(of, uses, { asker, now }));
      const limit = of.limit - keeps;
      const left = told && { ...told, remaining: told.remaining - keeps };
      return { of, limit, takes, window, uses: counted, told: left };
    });

const countedFor = (
  limit: Limit,
  uses: readonly Use[],
  { asker, now }: { asker: Asker; now: number }
): Counted[] => {
  const own = uses.find((use) => use.state !== 'used' && use.deliveryId === asker.deliveryId);
  const ownPlace = own ? { ...own, priority: asker.priority } : endOfLine(asker);
  return uses
    .filter((use) => use.state !== 'booked' || standsBefore(use, ownPlace))
    .filter((use) => use !== own)
    .map((use) => ({ units: use.units, at: countsFrom(limit, use, now) }));
};

type PlaceInLine = Pick<Use, 'priority' | 'at' | 'promisedAt' | 'id'>;

const endOfLine = ({ priority }: Asker): PlaceInLine => ({ priority, at: Infinity, id: Infinity });

/**
 * Not by who came first: a post may find room before a thread that came earlier and must wait for
 * three places at once. Every answer that takes its time moves the real places a little, and what
 * was told to the thread is not possible any more until it asks again; a post that gave way to that
 * would wait a whole window for nothing.
 */
const standsBefore = (one: PlaceInLine, other: PlaceInLine): boolean => {
  if (one.priority !== other.priority) return one.priority < other.priority;
  const [first, second] = [promiseOf(one), promiseOf(other)];
  return first < second || (first === second && one.id < other.id);
};

/**
 * The platform counts a call when it arrives there, somewhere before its answer: until then it is
 * as late as can be. What is counted by us alone counts from its start.
 */
const countsFrom = ({ kind }: Limit, { state, at }: Use, now: number): number => {
  if (state === 'used') return at;
  if (state === 'open' && kind !== 'platform') return at;
  return Math.max(at, now);
};
