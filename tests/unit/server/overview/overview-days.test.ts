import { overviewDays } from '../../../../server/src/services/overview/overview-days';

const HOUR_MS = 60 * 60_000;

const isoOf = (at: number) => new Date(at).toISOString();

describe('the days of an overview', () => {
  it('are thirty, the present one last, by the clock of the site', () => {
    const { today, days, beforeFrom, to, aheadTo } = overviewDays(
      // Already the next day in Auckland.
      Date.parse('2026-11-23T12:00:00Z'),
      'Pacific/Auckland'
    );
    expect(today).toBe('2026-11-24');
    expect(days).toHaveLength(30);
    expect(days[0]).toEqual({ day: '2026-10-26', from: Date.parse('2026-10-25T11:00:00Z') });
    expect(days.at(-1)?.day).toBe(today);
    expect(isoOf(beforeFrom)).toBe('2026-09-25T12:00:00.000Z');
    expect(isoOf(to)).toBe('2026-11-24T11:00:00.000Z');
    expect(aheadTo).toBe('2026-12-01');
  });

  it('are as long as they are where the clocks change', () => {
    const { days } = overviewDays(Date.parse('2026-11-10T12:00:00Z'), 'Europe/Berlin');
    const lengths = days
      .slice(1)
      .map(({ from }, place) => (from - (days[place]?.from ?? 0)) / HOUR_MS);
    expect(lengths.filter((hours) => hours !== 24)).toEqual([25]);
  });
});
