import type { Tally, TallyName } from '../monitoring/tally';
import { quantileMs } from '../monitoring/time-buckets';
import type { Measure, Measures } from './level';

const P95 = 0.95;

/** What is known from counts alone. */
export const measuredByTallies = (
  tallies: readonly Tally[]
): Pick<Measures, 'signIns' | 'media' | 'aiTime' | 'apiTime' | 'queue' | 'errors'> => {
  const of = (name: TallyName): Tally[] => tallies.filter((tally) => tally.name === name);
  const requests = of('http_time');
  return {
    signIns: shareOf(of('oauth'), { good: ['connected'], bad: ['failed'] }),
    media: shareOf(of('media'), { good: ['taken'], bad: ['failed'] }),
    queue: shareOf(of('queue'), { good: ['up'], bad: ['down'] }),
    aiTime: p95Of(of('ai_time')),
    apiTime: p95Of(requests),
    errors: part(
      casesOf(requests.filter(({ label }) => label.endsWith(':5xx'))),
      casesOf(requests)
    ),
  };
};

/** A part of all cases. */
export const part = (some: number, cases: number): Measure => ({
  value: cases === 0 ? null : some / cases,
  cases,
});

const casesOf = (tallies: readonly Tally[]): number =>
  tallies.reduce((sum, { cases }) => sum + cases, 0);

const shareOf = (
  tallies: readonly Tally[],
  { good, bad }: { good: readonly string[]; bad: readonly string[] }
): Measure => {
  const count = (outcomes: readonly string[]): number =>
    casesOf(tallies.filter(({ outcome }) => outcomes.includes(outcome)));
  return part(count(good), count(good) + count(bad));
};

const p95Of = (tallies: readonly Tally[]): Measure => {
  const counts = new Map<string, number>();
  for (const { outcome, cases } of tallies) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + cases);
  }
  return { value: quantileMs(counts, P95), cases: casesOf(tallies) };
};
