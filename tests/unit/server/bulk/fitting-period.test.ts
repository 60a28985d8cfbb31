import { fittingUntil } from '../../../../server/src/services/bulk/fitting-period';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FROM = Date.UTC(2026, 10, 23, 9);

describe('a period that fits', () => {
  /** So many posts, at most so many in each hour; never sooner than they are wanted. */
  const lastOf = (posts: number, perHour: number) => (until: number) => {
    const wanted = FROM + ((posts - 1) * (until - FROM)) / posts;
    const soonest = FROM + Math.floor((posts - 1) / perHour) * HOUR;
    return Promise.resolve(Math.max(wanted, soonest));
  };

  it('is the time of the last post that was late, where that does', async () => {
    const lateAt = FROM + 9 * HOUR;
    const until = await fittingUntil(lastOf(100, 10), { from: FROM, lateAt, latest: FROM + DAY });
    expect(until).toBe(lateAt);
  });

  it('grows until everything fits, and ends at a full minute', async () => {
    const needed = FROM + 5 * HOUR + 1_234;
    const grows = (until: number) =>
      Promise.resolve(until >= needed ? until - 1 : until + 10 * MINUTE);
    const lateAt = FROM + HOUR + 7;
    const until = await fittingUntil(grows, { from: FROM, lateAt, latest: FROM + DAY });
    expect(until).toBeGreaterThanOrEqual(needed);
    expect((until ?? 1) % MINUTE).toBe(0);
    expect(until).toBeLessThan(FROM + 8 * HOUR);
  });

  it('is none where it would take too long, or never end', async () => {
    const span = { from: FROM, lateAt: FROM + HOUR, latest: FROM + DAY };
    const always = (until: number) => Promise.resolve(until + 6 * HOUR);
    expect(await fittingUntil(always, span)).toBeNull();
    expect(await fittingUntil(() => Promise.resolve(null), span)).toBeNull();
    const beyond = { ...span, lateAt: FROM + 2 * DAY };
    expect(await fittingUntil(() => Promise.resolve(FROM), beyond)).toBeNull();
  });
});
