import { groupPosts } from '../../../../server/src/services/calendar/group-posts';
import { itemStateOf } from '../../../../server/src/services/calendar/item-state';
import { aRow, at } from './draft-items';

const once = { id: 7, kind: 'once', state: 'waiting', zone: 'UTC', requestedBy: '3' } as const;
const series = { ...once, id: 8, kind: 'recurring' } as const;
const schedules = new Map<number, typeof once | typeof series>([
  [7, once],
  [8, series],
]);

const grouped = (rows: Parameters<typeof groupPosts>[0]) =>
  groupPosts(rows, { schedules, authorOf: () => 'user:3' });

describe('posts of the calendar', () => {
  it('of one schedule are one item, at the time of the first that waits', () => {
    const rows = [
      aRow({ id: 1, scheduleId: 7, state: 'published', scheduledAt: '2026-11-30T08:00:00.000Z' }),
      aRow({ id: 2, scheduleId: 7, scheduledAt: '2026-11-30T10:00:00.000Z' }),
    ];
    expect(grouped(rows)).toMatchObject([
      { key: 's7', scheduleId: 7, time: at('10:00'), fixed: null, posts: [{}, {}] },
    ]);
  });

  it('of a repetition are an item for each time, and fixed', () => {
    const rows = [
      aRow({ id: 1, scheduleId: 8 }),
      aRow({ id: 2, scheduleId: 8, scheduledAt: '2026-12-01T09:00:00.000Z' }),
    ];
    expect(grouped(rows).map(({ key, fixed }) => [key, fixed])).toEqual([
      ['r8@2026-11-30T09:00', 'repeats'],
      ['r8@2026-12-01T09:00', 'repeats'],
    ]);
  });

  it('without a schedule belong to their distribution, and are fixed', () => {
    const rows = [aRow({ id: 1 }), aRow({ id: 2 }), aRow({ id: 3, distributionId: 2 })];
    const items = grouped(rows).map(({ key, fixed, posts }) => [key, fixed, posts.length]);
    expect(items).toEqual([
      ['d1@2026-11-30T09:00', 'unscheduled', 2],
      ['d2@2026-11-30T09:00', 'unscheduled', 1],
    ]);
  });

  it('are fixed when nothing of them waits', () => {
    expect(grouped([aRow({ scheduleId: 7, state: 'published' })])[0]?.fixed).toBe('over');
  });

  it('show the state that most needs to be seen', () => {
    expect(itemStateOf([{ state: 'published' }, { state: 'failed' }])).toBe('failed');
    expect(itemStateOf([{ state: 'queued' }, { state: 'held' }])).toBe('held');
    expect(itemStateOf([{ state: 'cancelled' }, { state: 'published' }])).toBe('published');
    expect(itemStateOf([])).toBe('planned');
  });
});
