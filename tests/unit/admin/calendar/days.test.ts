import { firstWeekdayOf, isRightToLeft } from '../../../../admin/src/pages/calendar/locale-habits';
import {
  steppedDay,
  titledRange,
  visibleRange,
} from '../../../../admin/src/pages/calendar/visible-range';

const MONDAY = 1;
const SUNDAY = 7;

describe('the days of a view', () => {
  it('are six weeks for a month, from the first day of the week', () => {
    expect(visibleRange('month', '2026-11-17', MONDAY)).toEqual({
      from: '2026-10-26',
      to: '2026-12-07',
    });
    expect(visibleRange('month', '2026-11-17', SUNDAY)).toEqual({
      from: '2026-11-01',
      to: '2026-12-13',
    });
  });

  it('are seven for a week and a list, one for a day', () => {
    expect(visibleRange('week', '2026-11-29', MONDAY)).toEqual({
      from: '2026-11-23',
      to: '2026-11-30',
    });
    expect(visibleRange('list', '2026-11-29', SUNDAY)).toEqual({
      from: '2026-11-29',
      to: '2026-12-06',
    });
    expect(visibleRange('day', '2026-12-31', MONDAY)).toEqual({
      from: '2026-12-31',
      to: '2027-01-01',
    });
  });

  it('go on and back by what is shown, also from the end of a long month', () => {
    expect(steppedDay('month', '2026-01-31', 1)).toBe('2026-02-01');
    expect(steppedDay('month', '2026-01-31', -1)).toBe('2025-12-01');
    expect(steppedDay('week', '2026-11-29', 1)).toBe('2026-12-06');
    expect(steppedDay('day', '2026-03-01', -1)).toBe('2026-02-28');
  });

  it('are titled without the days of other months, the last one included', () => {
    const month = visibleRange('month', '2026-11-17', MONDAY);
    expect(titledRange('month', '2026-11-17', month).from).toBe('2026-11-01');
    const week = visibleRange('week', '2026-11-29', MONDAY);
    expect(titledRange('week', '2026-11-29', week).to).toBe('2026-11-29');
  });
});

describe('the habits of a language', () => {
  it('say where a week begins', () => {
    expect([firstWeekdayOf('de'), firstWeekdayOf('en-US'), firstWeekdayOf('ar-EG')]).toEqual([
      1, 7, 6,
    ]);
    expect(firstWeekdayOf('no such language')).toBe(1);
  });

  it('say from which side it is written', () => {
    expect(['ar', 'he', 'fa', 'de', 'ja', '?'].map(isRightToLeft)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
