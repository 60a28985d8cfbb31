import type { CalendarItem } from '../../../../contracts/calendar';

let made = 0;

/** An item that waits, on the 30th of November 2026 at nine. */
export const anItem = (over: Partial<CalendarItem> = {}): CalendarItem => {
  made += 1;
  const { wallTime = '2026-11-30T09:00' } = over;
  return {
    ...{ key: `s${made}`, scheduleId: made, scheduleKind: 'once', at: `${wallTime}:00.000Z` },
    ...{ wallTime, otherZone: null, entryUid: 'api::article.article', entryDocumentId: `d${made}` },
    ...{ entryKind: 'collectionType', entryTitle: `Note ${made}`, locale: 'en', state: 'queued' },
    ...{ author: 'user:1', fixed: null, conflicts: [], limits: [] },
    posts: [
      {
        ...{ deliveryId: made, connectionId: 1, platform: 'x', handle: 'harbourlight' },
        ...{ state: 'queued', dueAt: null, reason: null, url: null, postedAt: null },
      },
    ],
    ...over,
  };
};
