import { nextTry, TRIED_FOR_MS } from '../../../../server/src/services/webhooks/next-try';

const HOUR_MS = 60 * 60_000;
const failed = { attempts: 1, firstTriedAt: 0, now: 0, retryAfterMs: null };

/** Waits from one try to the next until it is given up. */
const waitsOf = (random: number): number[] => {
  const waits: number[] = [];
  for (let now = 0, attempts = 1; attempts < 100; attempts += 1) {
    const next = nextTry({ ...failed, attempts, now }, random);
    if (next === null) return waits;
    waits.push(next - now);
    now = next;
  }
  throw new Error('It is never given up.');
};

describe('the next try', () => {
  it.each([0, 0.5, 0.999])('comes later and later, for a day (random %d)', (random) => {
    const waits = waitsOf(random);
    const sum = waits.reduce((all, wait) => all + wait, 0);
    expect(sum).toBe(TRIED_FOR_MS);
    expect(waits.length).toBeGreaterThanOrEqual(12);
    const growing = waits.slice(0, 7);
    expect(growing).toEqual([...growing].sort((one, other) => one - other));
    expect(Math.max(...waits)).toBeLessThanOrEqual(3 * HOUR_MS * 1.2);
  });

  it('parts what failed at the same moment', () => {
    expect(nextTry(failed, 0)).toBe(4_000);
    expect(nextTry(failed, 0.999)).toBeGreaterThan(5_900);
  });

  it('does not come before the receiver wants it, even beyond the day', () => {
    expect(nextTry({ ...failed, retryAfterMs: HOUR_MS }, 0.5)).toBe(HOUR_MS);
    const late = { ...failed, now: 23 * HOUR_MS, retryAfterMs: 5 * HOUR_MS };
    expect(nextTry(late, 0.5)).toBe(28 * HOUR_MS);
    expect(nextTry({ ...late, now: 28 * HOUR_MS }, 0.5)).toBeNull();
  });
});
