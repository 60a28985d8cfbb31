import { AHEAD_DAYS, OVERVIEW_DAYS } from '../../../../contracts/overview';
import { addDays, dayOf } from '../times/wall-day';
import { ZoneClock } from '../times/zone-clock';

/** The days of an overview, by the clock of its site. */
export interface OverviewDays {
  /** The day that it is there: `2026-11-30`. */
  today: string;
  /** Each with its first moment, epoch ms; the oldest first, today last. */
  days: { day: string; from: number }[];
  /** First moment of the days before, that these are compared with, epoch ms. */
  beforeFrom: number;
  /** First moment of tomorrow, epoch ms. */
  to: number;
  /** The day after the last one that is listed ahead. */
  aheadTo: string;
}

/** @param now epoch ms */
export const overviewDays = (now: number, timezone: string): OverviewDays => {
  const clock = new ZoneClock(timezone);
  const today = dayOf(clock.reading(now));
  const startOf = (day: string) => clock.instantOf(`${day}T00:00`);
  const first = addDays(today, 1 - OVERVIEW_DAYS);
  const days = Array.from({ length: OVERVIEW_DAYS }, (_, place) => addDays(first, place));
  return {
    today,
    days: days.map((day) => ({ day, from: startOf(day) })),
    beforeFrom: startOf(addDays(first, -OVERVIEW_DAYS)),
    to: startOf(addDays(today, 1)),
    aheadTo: addDays(today, AHEAD_DAYS),
  };
};
