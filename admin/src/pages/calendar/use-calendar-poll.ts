import { useEffect } from 'react';

import type { CalendarItem } from '../../../../contracts/calendar';
import { calendarPollOf, POLL_MS } from './calendar-poll';

/** Asks again while something goes out, as long as somebody looks at the page. */
export const useCalendarPoll = (
  items: readonly CalendarItem[] | undefined,
  refetch: () => unknown
): void => {
  useEffect(() => {
    if (!items) return undefined;
    const timer = setInterval(() => {
      const isSeen = document.visibilityState === 'visible';
      if (isSeen && calendarPollOf(items, Date.now()) > 0) refetch();
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [items, refetch]);
};
