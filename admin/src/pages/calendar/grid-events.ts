import type { CalendarItem } from '../../../../contracts/calendar';
import { dayOf } from '../../../../contracts/clock/wall-day';
import { needsAttention } from './item-look';
import type { CalendarViewName } from './visible-range';

/** More than these in one day of a month are counted instead of drawn: the day view shows them. */
export const MAX_PER_DAY = 3;

/** The rest of a day. */
export interface MoreOfDay {
  key: string;
  day: string;
  count: number;
  /** Of them, those about which a person has to do something. */
  attention: number;
}

/** What the grid draws. */
export interface GridContent {
  items: readonly CalendarItem[];
  more: readonly MoreOfDay[];
}

const MORE = 'more@';

export const dayOfMoreKey = (key: string): string | null =>
  key.startsWith(MORE) ? key.slice(MORE.length) : null;

/**
 * Thousands of items in a month would be drawn to be hidden again, so each day of it gets as many as
 * its box holds, and the number of the others.
 *
 * @param kept stays drawn whatever its place in its day: it is being moved
 */
export const gridContent = (
  items: readonly CalendarItem[],
  view: CalendarViewName,
  kept: string | null
): GridContent => {
  if (view !== 'month') return { items, more: [] };
  const byDay = new Map<string, CalendarItem[]>();
  for (const item of items) {
    const day = dayOf(item.wallTime);
    const known = byDay.get(day);
    if (known) known.push(item);
    else byDay.set(day, [item]);
  }
  const shown: CalendarItem[] = [];
  const more: MoreOfDay[] = [];
  for (const [day, ofDay] of byDay) {
    // One more takes the same room as saying that there is one more.
    const size = ofDay.length === MAX_PER_DAY + 1 ? MAX_PER_DAY + 1 : MAX_PER_DAY;
    const rest = ofDay.slice(size).filter(({ key }) => key !== kept);
    shown.push(...ofDay.slice(0, size), ...ofDay.slice(size).filter(({ key }) => key === kept));
    if (rest.length === 0) continue;
    const attention = rest.filter(({ state }) => needsAttention(state)).length;
    more.push({ key: `${MORE}${day}`, day, count: rest.length, attention });
  }
  return { items: shown, more };
};
