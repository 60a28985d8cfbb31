import { calendarPollOf, POLL_MS } from '../../../../admin/src/pages/calendar/calendar-poll';
import { withMoving } from '../../../../admin/src/pages/calendar/filter-items';
import { dayOfMoreKey, gridContent } from '../../../../admin/src/pages/calendar/grid-events';
import { choicesOf } from '../../../../admin/src/pages/calendar/move-refusal';
import { movedTime } from '../../../../admin/src/pages/calendar/moved-time';
import { neighbourOf } from '../../../../admin/src/pages/calendar/neighbours';
import { plannedWhen, wallNow } from '../../../../admin/src/pages/calendar/planned-when';
import { anItem } from './an-item';

const LTR = { isRightToLeft: false };
const RTL = { isRightToLeft: true };

describe('moving by keys', () => {
  const from = '2026-11-30T23:50';

  it('goes by days and weeks in a month', () => {
    const month = { view: 'month', ...LTR } as const;
    expect(movedTime(from, 'ArrowRight', month)).toBe('2026-12-01T23:50');
    expect(movedTime(from, 'ArrowLeft', month)).toBe('2026-11-29T23:50');
    expect(movedTime(from, 'ArrowDown', month)).toBe('2026-12-07T23:50');
    expect(movedTime(from, 'ArrowUp', month)).toBe('2026-11-23T23:50');
  });

  it('goes by quarters of an hour elsewhere, over midnight too', () => {
    const week = { view: 'week', ...LTR } as const;
    expect(movedTime(from, 'ArrowDown', week)).toBe('2026-12-01T00:05');
    expect(movedTime(from, 'ArrowUp', week)).toBe('2026-11-30T23:35');
    expect(movedTime(from, 'ArrowRight', week)).toBe('2026-12-01T23:50');
  });

  it('goes the other way where pages are read from the right', () => {
    expect(movedTime(from, 'ArrowLeft', { view: 'month', ...RTL })).toBe('2026-12-01T23:50');
    expect(movedTime(from, 'ArrowDown', { view: 'month', ...RTL })).toBe('2026-12-07T23:50');
  });

  it('shows the item where it would stand, whatever the filters let through', () => {
    const [one, two] = [anItem({ wallTime: '2026-11-30T09:00' }), anItem()];
    const moving = { item: one, wallTime: '2026-12-05T10:00' };
    expect(withMoving([one, two], moving).map(({ key }) => key)).toEqual([two.key, one.key]);
    expect(withMoving([two], moving).at(-1)).toEqual({ ...one, wallTime: '2026-12-05T10:00' });
    expect(withMoving([one], null)).toEqual([one]);
  });
});

describe('the arrows between items', () => {
  const places = [
    { key: 'b', wallTime: '2026-11-30T10:00' },
    { key: 'a', wallTime: '2026-11-30T09:00' },
    { key: 'c', wallTime: '2026-12-02T08:00' },
    { key: 'd', wallTime: '2026-12-02T09:00' },
    { key: 'e', wallTime: '2026-12-04T09:00' },
  ];
  const go = (key: string, arrow: Parameters<typeof neighbourOf>[2]['arrow'], side = LTR) =>
    neighbourOf(places, key, { arrow, ...side });

  it('lead to the one before and after, in the order of their times', () => {
    expect([go('a', 'ArrowDown'), go('b', 'ArrowDown'), go('c', 'ArrowUp')]).toEqual([
      'b',
      'c',
      'b',
    ]);
    expect([go('a', 'ArrowUp'), go('e', 'ArrowDown')]).toEqual([null, null]);
  });

  it('lead sideways to the first of the next day that has one', () => {
    expect([go('a', 'ArrowRight'), go('d', 'ArrowLeft'), go('e', 'ArrowLeft')]).toEqual([
      ...['c', 'a', 'c'],
    ]);
    expect([go('a', 'ArrowLeft'), go('e', 'ArrowRight')]).toEqual([null, null]);
    expect(go('a', 'ArrowLeft', RTL)).toBe('c');
  });

  it('lead to the first one from nowhere', () => {
    expect(go('gone', 'ArrowDown')).toBe('a');
  });
});

describe('a day of a month', () => {
  const ofDay = (count: number) => Array.from({ length: count }, () => anItem());

  it('draws a few, and counts the others and those that need somebody', () => {
    const items = [...ofDay(5), anItem({ state: 'failed' })];
    const { items: drawn, more } = gridContent(items, 'month', null);
    expect(drawn).toEqual(items.slice(0, 3));
    expect(more).toEqual([{ key: 'more@2026-11-30', day: '2026-11-30', count: 3, attention: 1 }]);
    expect(dayOfMoreKey('more@2026-11-30')).toBe('2026-11-30');
    expect(dayOfMoreKey('s1')).toBeNull();
  });

  it('draws one more rather than counting a single one', () => {
    expect(gridContent(ofDay(4), 'month', null).more).toEqual([]);
  });

  it('always draws what is being moved', () => {
    const items = ofDay(9);
    const last = items.at(-1);
    const { items: drawn, more } = gridContent(items, 'month', last?.key ?? null);
    expect(drawn.at(-1)).toBe(last);
    expect(more[0]?.count).toBe(5);
  });

  it('is drawn whole in the other views', () => {
    expect(gridContent(ofDay(9), 'day', null)).toMatchObject({ items: { length: 9 }, more: [] });
  });
});

describe('the time of an item, for moving it back', () => {
  it('is by the clock of the site, or by the one it was chosen with', () => {
    const item = { at: '2026-11-30T09:00:00.000Z', otherZone: null };
    expect(plannedWhen(item, 'Europe/Berlin')).toEqual({
      ...{ kind: 'at', wallTime: '2026-11-30T10:00', zone: 'Europe/Berlin' },
    });
    expect(plannedWhen({ ...item, otherZone: 'Asia/Tokyo' }, 'Europe/Berlin')).toEqual({
      ...{ kind: 'at', wallTime: '2026-11-30T18:00', zone: 'Asia/Tokyo' },
    });
  });

  it('says which of two equal readings it was', () => {
    const at = (iso: string) => plannedWhen({ at: iso, otherZone: null }, 'Europe/Berlin');
    expect(at('2026-10-25T00:30:00.000Z')).toMatchObject({
      ...{ wallTime: '2026-10-25T02:30', ifTwice: 'first' },
    });
    expect(at('2026-10-25T01:30:00.000Z')).toMatchObject({
      ...{ wallTime: '2026-10-25T02:30', ifTwice: 'second' },
    });
  });

  it('is compared with what the clock of the site shows now', () => {
    expect(wallNow('Asia/Tokyo', Date.parse('2026-11-30T20:00:00Z'))).toBe('2026-12-01T05:00');
  });
});

describe('a refused move', () => {
  const asked = { kind: 'at', wallTime: '2027-03-28T02:30', zone: 'Europe/Berlin' } as const;

  it('offers the readings beside a gap', () => {
    const details = { code: 'TIME_IN_GAP', before: '2027-03-28T01:59', after: '2027-03-28T03:00' };
    expect(choicesOf({ details }, asked)).toEqual([
      { kind: 'time', when: { ...asked, wallTime: '2027-03-28T01:59' } },
      { kind: 'time', when: { ...asked, wallTime: '2027-03-28T03:00' } },
    ]);
  });

  it('offers both of two equal readings', () => {
    expect(choicesOf({ details: { code: 'TIME_TWICE' } }, asked)).toEqual([
      { kind: 'first', when: { ...asked, ifTwice: 'first' } },
      { kind: 'second', when: { ...asked, ifTwice: 'second' } },
    ]);
  });

  it.each([null, {}, { details: null }, { details: { code: 'TIME_IN_GAP', before: 7 } }])(
    'offers nothing where there is nothing: %j',
    (error) => {
      expect(choicesOf(error, asked)).toEqual([]);
    }
  );
});

describe('asking again', () => {
  const now = Date.parse('2026-11-30T09:00:00Z');

  it('happens while something goes out or is about to, and not otherwise', () => {
    const at = (clock: string) => `2026-11-30T${clock}:00Z`;
    expect(calendarPollOf([{ at: at('08:00'), state: 'committing' }], now)).toBe(POLL_MS);
    expect(calendarPollOf([{ at: at('09:01'), state: 'queued' }], now)).toBe(POLL_MS);
    expect(calendarPollOf([{ at: at('09:02'), state: 'queued' }], now)).toBe(0);
    expect(calendarPollOf([{ at: at('08:00'), state: 'queued' }], now)).toBe(0);
    expect(calendarPollOf([{ at: at('09:00'), state: 'published' }], now)).toBe(0);
  });
});
