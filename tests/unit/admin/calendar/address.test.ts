import {
  addressOf,
  hasFilters,
  withFilter,
  withoutFilters,
  withPlace,
} from '../../../../admin/src/pages/calendar/calendar-address';
import { filterItems, platformsIn } from '../../../../admin/src/pages/calendar/filter-items';
import { anItem } from './an-item';

const USUAL = { view: 'month', day: '2026-11-23' } as const;
const NONE = { platform: null, type: null, state: null, author: null };

const read = (query: string) => addressOf(new URLSearchParams(query), USUAL);

describe('the address of the calendar', () => {
  it('says view, day and filters', () => {
    expect(
      read('view=week&date=2026-12-24&platform=x&state=attention&author=user:3&type=api::a.a')
    ).toEqual({
      ...{ view: 'week', day: '2026-12-24' },
      filters: { platform: 'x', type: 'api::a.a', state: 'attention', author: 'user:3' },
    });
  });

  it.each(['', 'view=year&date=2026-02-30&state=sleepy', 'date=tomorrow&platform='])(
    'is as usual where it says nothing, or something wrong: %s',
    (query) => {
      expect(read(query)).toEqual({ ...USUAL, filters: NONE });
    }
  );

  it('keeps what it is not asked to change', () => {
    const before = new URLSearchParams('site=2&platform=x');
    expect(withPlace(before, { view: 'day' }).toString()).toBe('site=2&platform=x&view=day');
    expect(withFilter(before, { state: 'waiting' }).toString()).toBe(
      'site=2&platform=x&state=waiting'
    );
    expect(withFilter(before, { platform: null }).toString()).toBe('site=2');
    expect(withoutFilters(new URLSearchParams('site=2&platform=x&author=rule')).toString()).toBe(
      'site=2'
    );
  });

  it('tells whether anything is narrowed', () => {
    expect([hasFilters(NONE), hasFilters({ ...NONE, author: 'rule' })]).toEqual([false, true]);
  });
});

describe('the filters of the calendar', () => {
  const [first] = anItem().posts;
  if (!first) throw new Error('There is no post.');
  const queued = anItem({ author: 'rule' });
  const cancelled = anItem({ state: 'cancelled', posts: [{ ...first, state: 'cancelled' }] });
  const mixed = anItem({
    ...{ state: 'failed', entryUid: 'api::page.page' },
    posts: [
      { ...first, state: 'failed' },
      { ...first, platform: 'bluesky', state: 'published' },
    ],
  });
  const items = [queued, cancelled, mixed];
  const keys = (filters: Partial<typeof NONE> | object) =>
    filterItems(items, { ...NONE, ...filters }).map(({ key }) => key);

  it('hide what is cancelled from those who do not look for it', () => {
    expect(keys({})).toEqual([queued.key, mixed.key]);
    expect(keys({ state: 'cancelled' })).toEqual([cancelled.key]);
  });

  it('look at content type, author and state', () => {
    expect(keys({ type: 'api::page.page' })).toEqual([mixed.key]);
    expect(keys({ author: 'rule' })).toEqual([queued.key]);
    expect(keys({ state: 'attention' })).toEqual([mixed.key]);
  });

  it('judge the state of the platform that is asked for, not of the others', () => {
    expect(keys({ platform: 'bluesky', state: 'attention' })).toEqual([]);
    expect(keys({ platform: 'bluesky', state: 'published' })).toEqual([mixed.key]);
    expect(keys({ platform: 'x', state: 'attention' })).toEqual([mixed.key]);
  });

  it('offer the platforms that occur', () => {
    expect(platformsIn(items)).toEqual(['bluesky', 'x']);
  });
});
