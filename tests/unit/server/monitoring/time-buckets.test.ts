import {
  BEYOND,
  bucketOf,
  quantileMs,
} from '../../../../server/src/services/monitoring/time-buckets';

describe('the bucket of a duration', () => {
  it('is the first one that is not shorter', () => {
    expect(bucketOf(0)).toBe('0.05');
    expect(bucketOf(50)).toBe('0.05');
    expect(bucketOf(51)).toBe('0.1');
    expect(bucketOf(300)).toBe('0.3');
    expect(bucketOf(121_000)).toBe(BEYOND);
  });
});

describe('the duration that a share stays within', () => {
  it('is not known without a case', () => {
    expect(quantileMs(new Map(), 0.95)).toBeNull();
  });

  it('lies inside of the bucket that holds the last of the share', () => {
    const counts = new Map([
      ['0.1', 90],
      ['0.2', 10],
    ]);
    expect(quantileMs(counts, 0.95)).toBeCloseTo(150);
    expect(quantileMs(counts, 0.9)).toBeCloseTo(100);
  });

  it('is the longest bound when more lies beyond', () => {
    expect(quantileMs(new Map([[BEYOND, 3]]), 0.95)).toBe(120_000);
  });
});
