import { movedInto, spreadTimes } from '../../../../server/src/services/bulk/spread';

const SPAN = { from: 1_000, until: 2_000 };

describe('times that are spread over a period', () => {
  it('stand evenly, from the beginning to before the end', () => {
    expect(spreadTimes(['x', 'x', 'x', 'x'], SPAN)).toEqual([1_000, 1_250, 1_500, 1_750]);
  });

  it('stand evenly for each group of targets, and groups between each other', () => {
    // As a list that is sorted by language: each must still fill the whole period.
    expect(spreadTimes(['en', 'en', 'pt', 'pt'], SPAN)).toEqual([1_000, 1_500, 1_250, 1_750]);
  });

  it('give a group of one its place as well', () => {
    expect(spreadTimes(['en', 'en', 'pt'], SPAN)).toEqual([1_000, 1_500, 1_500]);
  });

  it('never reach the end', () => {
    const groups = Array.from({ length: 10_000 }, (_, row) => `group ${row % 3}`);
    const times = spreadTimes(groups, SPAN);
    expect(times).toHaveLength(10_000);
    expect(Math.min(...times)).toBe(SPAN.from);
    expect(Math.max(...times)).toBeLessThan(SPAN.until);
  });

  it('are none for no rows', () => {
    expect(spreadTimes([], SPAN)).toEqual([]);
  });
});

describe('a period that is begun late', () => {
  it('moves its times closer together and keeps their order and end', () => {
    const moved = [1_000, 1_250, 1_500, 1_750].map((at) => movedInto(at, SPAN, 1_600));
    expect(moved).toEqual([1_600, 1_700, 1_800, 1_900]);
  });

  it('stays as it is when it begins in time', () => {
    expect(movedInto(1_250, SPAN, 900)).toBe(1_250);
    expect(movedInto(1_250, SPAN, 1_000)).toBe(1_250);
  });
});
