import { METRIC_NAMES, type MetricName, type MetricValues } from '../../platforms/contract';

/** Null: the platform never gave this number. */
export type Totals = Record<MetricName, number | null>;

/** What one look adds to the row of its day. */
export interface DayTotals extends Totals {
  engagement: number | null;
  impressionsGained: number | null;
  engagementGained: number | null;
  clicksGained: number | null;
}

/** The delivery's newest row before this look. */
export interface EarlierDay extends DayTotals {
  /** `YYYY-MM-DD`, UTC. */
  day: string;
}

/** What people did with a post; opening its link is counted apart. */
const ENGAGING: readonly MetricName[] = ['likes', 'comments', 'shares', 'quotes', 'saves'];

/** The UTC day of a look, never before the day that is written already: clocks of workers differ. */
export const dayOf = (at: number, earlier: EarlierDay | null): string => {
  const today = new Date(at).toISOString().slice(0, 10);
  return earlier && earlier.day > today ? earlier.day : today;
};

/**
 * The totals after a look. A number that the platform gave once and gives no more (X keeps private
 * ones for 30 days) stays as it was last told.
 */
export const totalsAfter = (
  values: MetricValues,
  day: string,
  earlier: EarlierDay | null
): DayTotals => {
  const told = METRIC_NAMES.map((name) => {
    const value = values[name];
    const isNumber = value !== undefined && Number.isFinite(value);
    return [name, isNumber ? Math.max(0, Math.round(value)) : (earlier?.[name] ?? null)] as const;
  });
  const totals = Object.fromEntries(told) as Totals;
  const engagement = sumOf(ENGAGING.map((name) => totals[name]));
  const gained = gainsSince(earlier, day);
  return {
    ...totals,
    engagement,
    impressionsGained: gained('impressions', totals.impressions),
    engagementGained: gained('engagement', engagement),
    clicksGained: gained('clicks', totals.clicks),
  };
};

type Gaining = 'impressions' | 'engagement' | 'clicks';

/** Null as long as nothing is told. */
const gainsSince =
  (earlier: EarlierDay | null, day: string) =>
  (name: Gaining, total: number | null): number | null => {
    if (total === null) return null;
    const before = earlier?.[name] ?? 0;
    // The row of the same day is written anew: what it gained already is gained today.
    const today = earlier?.day === day ? (earlier[`${name}Gained`] ?? 0) : 0;
    return total - before + today;
  };

const sumOf = (numbers: readonly (number | null)[]): number | null => {
  const told = numbers.filter((number) => number !== null);
  return told.length === 0 ? null : told.reduce((sum, number) => sum + number, 0);
};
