import fc from 'fast-check';

import {
  bucketOf,
  msOfBucket,
  percentileOf,
} from '../../../../server/src/services/analytics/publish-buckets';

describe('the times that posts took', () => {
  it('are known to within 2 %', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000_000_000 }), (ms) => {
        expect(Math.abs(msOfBucket(bucketOf(ms)) / ms - 1)).toBeLessThan(0.02);
      })
    );
  });

  it('take what was there before its time for at once', () => {
    expect(bucketOf(-5_000)).toBe(bucketOf(1));
    expect(bucketOf(0)).toBe(0);
  });

  it('have percentiles by nearest rank, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom(0.5, 0.95),
        (times, share) => {
          const counts = times.map((ms) => ({ bucket: bucketOf(ms), count: 1 }));
          const sorted = [...times].sort((one, other) => one - other);
          const exact = sorted[Math.max(1, Math.ceil(sorted.length * share)) - 1] ?? 0;
          expect(percentileOf(counts, share)).toBe(msOfBucket(bucketOf(exact)));
        }
      )
    );
  });

  it('have none when there are no posts', () => {
    expect(percentileOf([], 0.5)).toBeNull();
  });
});
