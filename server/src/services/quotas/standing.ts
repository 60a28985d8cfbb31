import { periodOf, type Period } from './calendar';
import type { Limit, Told, Use } from './limit';
import { judge, type Ground } from './line';

/** How a limit stands now. */
export interface Standing {
  /** `takes` is what one plain post takes. */
  limit: Limit;
  siteId: number;
  /** Null: all platforms of the site together. */
  platform: string | null;
  /** Null: an app's or a site's. */
  connectionId: number | null;
  /** Units of posts that are out or on their way, in the window that ends now or is running. */
  used: number;
  /** Units of places that are taken for later; of a calendar's limit in the running period. */
  booked: number;
  /** What is left now, the platform's own word included; never below 0. */
  remaining: number;
  /** When one more plain post would go out, as far as this limit goes, epoch ms; null: never. */
  nextFreeAt: number | null;
  /** When nothing of it is used any more, epoch ms; null: nothing is. */
  resetsAt: number | null;
  /** `platform` while the platform's own word is the narrower one. */
  source: 'ours' | 'platform';
  /** First and next first moment of the running day or month; null: it rolls. */
  period: Period | null;
}

/** Everything that was measured, without saying whose it is. */
export type Measured = Omit<Standing, 'siteId' | 'platform' | 'connectionId'>;

/** A plain post of a person. */
const PLAIN = { deliveryId: 0, priority: 2 };

export const measure = (limit: Limit, { uses, told }: Ground, now: number): Measured => {
  const period = periodNow(limit, now);
  const counting = uses.filter((use) => isNow(use, limit, { period, now }));
  const used = sum(counting);
  const waiting = uses.filter(({ state }) => state === 'booked');
  const booked = sum(period ? waiting.filter(({ at }) => at < period.to) : waiting);
  const left = Math.max(limit.limit - used, 0);
  const toldLeft = told ? Math.max(told.remaining - since(told, uses), 0) : Infinity;
  const hard = { ...limit, mode: 'hard' as const };
  const verdict = judge(
    { ...PLAIN, limits: [hard] },
    { groundOf: () => ({ uses, told }), from: now, now }
  );
  return {
    limit,
    used,
    booked,
    remaining: Math.min(left, toldLeft),
    nextFreeAt: verdict.kind === 'never' ? null : verdict.kind === 'free' ? now : verdict.at,
    resetsAt: resetOf(limit, { counting, period, told: toldLeft < left ? told : null }),
    source: toldLeft < left ? 'platform' : 'ours',
    period,
  };
};

const periodNow = ({ window }: Limit, now: number): Period | null =>
  window.kind === 'calendar' ? periodOf(now, window.unit, window.timeZone) : null;

const isNow = (
  { state, at }: Use,
  { window }: Limit,
  { period, now }: { period: Period | null; now: number }
): boolean => {
  if (state === 'booked') return false;
  if (state === 'open') return true;
  return window.kind === 'rolling' ? at > now - window.ms : period !== null && at >= period.from;
};

const since = (told: Told, uses: readonly Use[]): number =>
  sum(uses.filter(({ state, at }) => state === 'open' || (state === 'used' && at > told.at)));

const resetOf = (
  { window }: Limit,
  { counting, period, told }: { counting: readonly Use[]; period: Period | null; told: Told | null }
): number | null => {
  if (told) return told.until;
  if (counting.length === 0) return null;
  if (window.kind !== 'rolling') return period?.to ?? null;
  return Math.max(...counting.map(({ at }) => at)) + window.ms;
};

const sum = (uses: readonly Use[]): number => uses.reduce((total, { units }) => total + units, 0);
