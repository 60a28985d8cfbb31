import type { CalendarItem, CalendarPost } from '../../../../contracts/calendar';
import { comingDays } from '../../../../server/src/services/overview/coming';

const aPost = (over: Partial<CalendarPost> = {}): CalendarPost => ({
  ...{ deliveryId: 1, connectionId: 1, platform: 'x', handle: 'harbourlight', state: 'queued' },
  ...{ dueAt: null, reason: null, url: null, postedAt: null },
  ...over,
});

const anItem = (key: string, wallTime: string, over: Partial<CalendarItem> = {}): CalendarItem => ({
  ...{ key, wallTime, scheduleId: null, scheduleKind: null, at: `${wallTime}:00.000Z` },
  ...{ otherZone: null, entryUid: 'api::article.article', entryDocumentId: key },
  ...{ entryKind: 'collectionType', entryTitle: key, locale: 'en', state: 'queued' },
  ...{ posts: [aPost()], author: 'manual', fixed: null, conflicts: [], limits: [] },
  ...over,
});

const TODAY = '2026-11-30';

describe('what is to come', () => {
  it('stands at its day, today first', () => {
    const days = comingDays(
      [anItem('tonight', '2026-11-30T20:00'), anItem('monday', '2026-12-06T09:00')],
      TODAY
    );
    expect(days.map(({ day }) => day)).toEqual([
      ...['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'],
      ...['2026-12-04', '2026-12-05', '2026-12-06'],
    ]);
    expect(days[0]).toMatchObject({ posts: 1, items: [{ key: 'tonight' }], more: 0 });
    expect(days[6]).toMatchObject({ posts: 1, items: [{ key: 'monday' }] });
    expect(days[1]).toEqual({ day: '2026-12-01', posts: 0, items: [], more: 0 });
  });

  it('leaves out what is over, and counts the posts that still wait', () => {
    const over = anItem('over', '2026-11-30T08:00', { posts: [aPost({ state: 'published' })] });
    const half = anItem('half', '2026-11-30T09:00', {
      posts: [
        aPost({ state: 'published', platform: 'bluesky' }),
        aPost({ state: 'held' }),
        aPost({ state: 'planned' }),
      ],
    });
    const [today] = comingDays([over, half], TODAY);
    expect(today).toMatchObject({ posts: 2, items: [{ key: 'half', platforms: ['x'] }] });
  });

  it('warns of what is too near or too much, and names no more than four', () => {
    const conflict = { itemKey: 'b', platform: 'x', handle: null, minutes: 3 };
    const items = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) =>
      anItem(key, '2026-11-30T09:00', key === 'a' ? { conflicts: [conflict] } : {})
    );
    const [today] = comingDays(items, TODAY);
    expect(today).toMatchObject({ posts: 6, more: 2 });
    expect(today?.items.map(({ isWarned }) => isWarned)).toEqual([true, false, false, false]);
  });
});
