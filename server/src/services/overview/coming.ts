import type { CalendarItem } from '../../../../contracts/calendar';
import { AHEAD_DAYS, type ComingItem, type OverviewView } from '../../../../contracts/overview';
import { isComing } from '../calendar/calendar-item';
import { addDays, dayOf } from '../times/wall-day';

/** So many stand below a day; the calendar has the others. */
const MAX_ITEMS = 4;

type AheadDay = OverviewView['ahead'][number];

/**
 * What of the calendar is still to come, by its days. Pure.
 *
 * @param today the first of them: `2026-11-30`
 */
export const comingDays = (items: readonly CalendarItem[], today: string): AheadDay[] => {
  const coming = items.filter(({ posts }) => posts.some(isComing));
  return Array.from({ length: AHEAD_DAYS }, (_, place) => {
    const day = addDays(today, place);
    const ofDay = coming.filter(({ wallTime }) => dayOf(wallTime) === day);
    return {
      day,
      posts: ofDay.reduce((sum, { posts }) => sum + posts.filter(isComing).length, 0),
      items: ofDay.slice(0, MAX_ITEMS).map(comingItem),
      more: Math.max(0, ofDay.length - MAX_ITEMS),
    };
  });
};

const comingItem = (item: CalendarItem): ComingItem => {
  const { key, at, wallTime, entryUid, entryDocumentId, entryKind, entryTitle } = item;
  const { locale, state, posts, conflicts, limits } = item;
  return {
    ...{ key, at, wallTime, entryUid, entryDocumentId, entryKind, entryTitle, locale, state },
    platforms: [...new Set(posts.filter(isComing).map(({ platform }) => platform))],
    isWarned: conflicts.length > 0 || limits.length > 0,
  };
};
