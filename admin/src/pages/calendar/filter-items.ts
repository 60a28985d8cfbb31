import type { CalendarItem, CalendarState } from '../../../../contracts/calendar';
import type { CalendarFilters } from './calendar-address';
import { STATE_GROUPS } from './item-look';

const isShownState = (state: CalendarState, { state: group }: CalendarFilters): boolean => {
  if (group === null) return state !== 'cancelled';
  const states: readonly CalendarState[] = STATE_GROUPS[group];
  return states.includes(state);
};

/**
 * The items that filters let through, with those of their posts that do. What is cancelled shows
 * only to those who look for it.
 */
export const filterItems = (
  items: readonly CalendarItem[],
  filters: CalendarFilters
): CalendarItem[] => {
  const { platform, type, author } = filters;
  return items.filter((item) => {
    if (type !== null && item.entryUid !== type) return false;
    if (author !== null && item.author !== author) return false;
    if (platform === null) return isShownState(item.state, filters);
    // Of its other posts nobody asked here.
    const asked = item.posts.filter((post) => post.platform === platform);
    return asked.some(({ state }) => isShownState(state, filters));
  });
};

/** Platforms that occur, for the filter. */
export const platformsIn = (items: readonly CalendarItem[]): string[] =>
  [...new Set(items.flatMap(({ posts }) => posts.map(({ platform }) => platform)))].sort();

/** With the item that is being moved where it would stand, whatever the filters say. */
export const withMoving = (
  items: readonly CalendarItem[],
  moving: { item: CalendarItem; wallTime: string } | null
): readonly CalendarItem[] => {
  if (!moving) return items;
  const moved = { ...moving.item, wallTime: moving.wallTime };
  const others = items.filter(({ key }) => key !== moved.key);
  return [...others, moved].sort((one, other) => one.wallTime.localeCompare(other.wallTime));
};
