import type { AnalyticsGroup } from '../../../../contracts/analytics';
import { addDays } from '../../../../contracts/clock/wall-day';

export interface DayNumbers {
  /** `2026-11-24`. */
  day: string;
  published: number;
  /** Null: no platform gave any. */
  engagement: number | null;
}

/** Days without posts are days, too: a drawing without them would tell of times that never were. */
export const everyDay = (
  rows: readonly Pick<AnalyticsGroup, 'key' | 'published' | 'engagement'>[],
  { from, to }: { from: string; to: string }
): DayNumbers[] => {
  const byDay = new Map(rows.map((row) => [row.key, row]));
  const days: DayNumbers[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const { published = 0, engagement = null } = byDay.get(day) ?? {};
    days.push({ day, published, engagement });
  }
  return days;
};
