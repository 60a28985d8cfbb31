import { newGaps, openGaps, withoutIds } from '../../../../server/src/services/webhooks/gaps';

const MINUTE_MS = 60_000;

const aGap = (from: number, to: number, xmax: string | null = null) => ({
  ...{ from, to, seenAt: 0, xmax },
});

describe('numbers that were given out and not seen', () => {
  it('are noted between what was read before and what was read now', () => {
    expect(newGaps(10, [11, 13, 17], 0)).toEqual([aGap(12, 12), aGap(14, 16)]);
    expect(newGaps(10, [4, 11, 12], 0)).toEqual([]);
  });

  it('are forgotten one by one as they turn up', () => {
    expect(withoutIds([aGap(12, 14), aGap(20, 20)], [13, 20])).toEqual([
      ...[aGap(12, 12), aGap(14, 14)],
    ]);
  });

  it('are waited for while a transaction runs that may have them', () => {
    const [noted] = openGaps([aGap(12, 12)], { xmin: '90', xmax: '100' }, 1000);
    expect(noted).toEqual(aGap(12, 12, '100'));
    const later = 10 * MINUTE_MS;
    const gaps = noted ? [noted] : [];
    expect(openGaps(gaps, { xmin: '99', xmax: '200' }, later)).toEqual(gaps);
    expect(openGaps(gaps, { xmin: '100', xmax: '200' }, later)).toEqual([]);
  });

  it('are waited for a minute at least', () => {
    const gaps = [aGap(12, 12, '100')];
    expect(openGaps(gaps, { xmin: '150', xmax: '200' }, MINUTE_MS - 1)).toEqual(gaps);
    expect(openGaps(gaps, { xmin: '150', xmax: '200' }, MINUTE_MS)).toEqual([]);
  });

  it('are waited for an hour where nobody tells what runs', () => {
    const gaps = [aGap(12, 12)];
    expect(openGaps(gaps, null, 59 * MINUTE_MS)).toEqual(gaps);
    expect(openGaps(gaps, null, 60 * MINUTE_MS)).toEqual([]);
  });
});
