import type { PostingSlots } from '../../../../contracts/site-habits';
import type { PlannedTime } from '../../../../contracts/when';
import { addDays, dayOf, weekdayOf } from '../times/wall-day';
import { ZoneClock } from '../times/zone-clock';

type Grid = PostingSlots[string];

/** Nobody plans further ahead by slots, days. */
const MAX_DAYS = 366;

/** The week of a platform; empty when the site has none for it. */
export const gridOf = (slots: PostingSlots, platform: string): Grid => {
  const own = slots[platform] ?? [];
  return own.length > 0 ? own : (slots['*'] ?? []);
};

/**
 * The slots of the next year, soonest first. A slot that the clock jumps over is at the moment of
 * the jump; one that it shows twice is at the first. Pure.
 *
 * @param after epoch ms; a slot at that very moment is past
 */
export function* slotTimes(grid: Grid, zone: string, after: number): Generator<PlannedTime> {
  if (grid.length === 0) return;
  const clock = new ZoneClock(zone);
  const today = dayOf(clock.reading(after));
  let last = after;
  for (let days = 0; days < MAX_DAYS; days += 1) {
    const day = addDays(today, days);
    for (const at of instantsOf(grid, clock, day)) {
      // The jump may bring two slots to the same moment.
      if (at <= last) continue;
      last = at;
      yield { dueAt: new Date(at).toISOString(), wallTime: clock.reading(at), zone };
    }
  }
}

const instantsOf = (grid: Grid, clock: ZoneClock, day: string): number[] => {
  const weekday = weekdayOf(day);
  return grid
    .filter((slot) => slot.weekday === weekday)
    .map(({ time }) => clock.instantOf(`${day}T${time}`))
    .sort((one, other) => one - other);
};
