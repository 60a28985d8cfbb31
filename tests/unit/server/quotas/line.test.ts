import type { Limit, Use } from '../../../../server/src/services/quotas/limit';
import { judge, type Ground } from '../../../../server/src/services/quotas/line';
import { planTimes, type Plan } from '../../../../server/src/services/quotas/forecast';
import { measure } from '../../../../server/src/services/quotas/standing';
import { cpuMs } from '../../../cpu-time';

const NOW = 1_000_000;
const HOUR_MS = 3_600_000;

const LIMIT: Limit = {
  subject: 'connection:1',
  id: 'posts',
  kind: 'platform',
  label: 'posts in an hour',
  limit: 2,
  platformLimit: 2,
  window: { kind: 'rolling', ms: HOUR_MS },
  counts: 'part',
  takes: 1,
  mode: 'hard',
};

let nextId = 0;
const use = (state: Use['state'], at: number, over: Partial<Use> = {}): Use => ({
  id: (nextId += 1),
  deliveryId: nextId,
  units: 1,
  priority: 5,
  state,
  at,
  ...over,
});

const ask = (uses: Use[], over: { limit?: Limit; priority?: number; id?: number } = {}) => {
  const { limit = LIMIT, priority = 5, id = 99_999 } = over;
  const ground: Ground = { uses, told: null };
  return judge(
    { deliveryId: id, priority, limits: [limit] },
    { groundOf: () => ground, from: NOW, now: NOW }
  );
};

describe('who asks for a place', () => {
  it('counts calls that still run as late as can be', () => {
    const uses = [use('open', NOW - 600_000), use('used', NOW - 60_000)];
    // The open one began ten minutes ago, but may arrive only now: the answered one ends first.
    expect(ask(uses)).toMatchObject({ at: NOW - 60_000 + HOUR_MS });
  });

  it('counts the rhythm from the start of a post, however long its call takes', () => {
    const pace: Limit = {
      ...LIMIT,
      kind: 'pace',
      limit: 1,
      window: { kind: 'rolling', ms: 20_000 },
    };
    expect(ask([use('open', NOW - 15_000)], { limit: pace })).toMatchObject({ at: NOW + 5_000 });
  });

  it('stands behind those of the same priority that came before', () => {
    const uses = [use('used', NOW), use('used', NOW), use('booked', NOW + HOUR_MS)];
    expect(ask(uses)).toMatchObject({ at: NOW + HOUR_MS });
    expect(ask([...uses, use('booked', NOW + HOUR_MS)])).toMatchObject({ at: NOW + 2 * HOUR_MS });
  });

  it('passes those of a worse priority', () => {
    const uses = [use('booked', NOW), use('booked', NOW)];
    expect(ask(uses)).toMatchObject({ kind: 'later' });
    expect(ask(uses, { priority: 2 })).toEqual({ kind: 'free' });
  });

  it('keeps its place in the line when it slips: only what stands before it counts', () => {
    const first = use('booked', NOW, { deliveryId: 1 });
    const second = use('booked', NOW, { deliveryId: 2 });
    const third = use('booked', NOW, { deliveryId: 3 });
    const uses = [use('used', NOW - HOUR_MS + 30_000), first, second, third];
    expect(ask(uses, { id: 1 })).toEqual({ kind: 'free' });
    expect(ask(uses, { id: 2 })).toMatchObject({ kind: 'later', at: NOW + 30_000 });
  });

  it('does not give way to one that came earlier and was promised a later time', () => {
    const limit = { ...LIMIT, limit: 4 };
    // The answer came a second later than was thought when the thread behind it was told its time.
    const answered = use('used', NOW - 1_000, { units: 2 });
    const thread = use('booked', NOW + HOUR_MS - 2_000, { units: 3 });
    const post = use('booked', NOW, { deliveryId: 1 });
    expect(ask([answered, thread, post], { limit, id: 1 })).toEqual({ kind: 'free' });
  });

  it('stands where it was told to when it has slipped: before those that were promised later', () => {
    const slipped = use('booked', NOW + 2_000, { promisedAt: NOW - 5_000, units: 2 });
    const behind = use('booked', NOW, { deliveryId: 1 });
    expect(ask([slipped, behind], { id: 1 })).toMatchObject({ at: NOW + 2_000 + HOUR_MS });
    expect(ask([{ ...slipped, promisedAt: NOW + 1 }, behind], { id: 1 })).toEqual({ kind: 'free' });
  });

  it('is not stopped by a soft limit', () => {
    const soft: Limit = { ...LIMIT, mode: 'soft', limit: 0 };
    expect(ask([], { limit: soft })).toEqual({ kind: 'free' });
  });
});

describe('how a limit stands', () => {
  it('tells used, booked and the next free moment', () => {
    const uses = [
      use('used', NOW - HOUR_MS - 1),
      use('used', NOW - 60_000),
      use('open', NOW),
      use('booked', NOW + HOUR_MS),
    ];
    expect(measure(LIMIT, { uses, told: null }, NOW)).toMatchObject({
      used: 2,
      booked: 1,
      remaining: 0,
      nextFreeAt: NOW - 60_000 + HOUR_MS,
      resetsAt: NOW + HOUR_MS,
      source: 'ours',
    });
  });

  it('believes the platform where that leaves less', () => {
    const told = { remaining: 0, at: NOW - 1_000, until: NOW + 5_000 };
    expect(measure(LIMIT, { uses: [], told }, NOW)).toMatchObject({
      remaining: 0,
      nextFreeAt: NOW + 5_000,
      resetsAt: NOW + 5_000,
      source: 'platform',
    });
    const more = { ...told, remaining: 50 };
    expect(measure(LIMIT, { uses: [], told: more }, NOW)).toMatchObject({
      remaining: 2,
      source: 'ours',
    });
  });
});

describe('a forecast', () => {
  const outset = (...uses: Use[]) => ({
    ...{ groundOf: () => ({ uses, told: null }), now: NOW, priority: 5 },
  });
  const alone = (wish: Plan, ...uses: Use[]) => {
    const [planned] = planTimes([wish], outset(...uses));
    if (!planned) throw new Error('Nothing is planned.');
    return planned;
  };
  const plan = (posts: number, spreadUntil: number | null = null) =>
    alone({ posts, limits: [LIMIT], from: NOW, spreadUntil }, use('used', NOW - 60_000));

  it('goes on where the line ends, post by post', () => {
    const free = NOW - 60_000 + HOUR_MS;
    expect(plan(4)).toEqual({
      times: [NOW, free, NOW + HOUR_MS, free + HOUR_MS],
      obstacle: null,
      remaining: 1,
    });
  });

  it.each([
    [0, 1_000],
    [1, 2],
    [2, 1],
    [3, 0],
  ])('of posts that take %i of two places, %i go out at once', (takes, remaining) => {
    const limits = [
      { ...LIMIT, takes },
      { ...LIMIT, id: 'wide', limit: 5_000 },
    ];
    expect(alone({ posts: 1, limits, from: NOW, spreadUntil: null }).remaining).toBe(remaining);
  });

  it('spreads them evenly as far as the limit allows', () => {
    const times = plan(4, NOW + 8 * HOUR_MS).times;
    expect(times).toEqual([0, 2, 4, 6].map((hours) => NOW + hours * HOUR_MS));
  });

  it('of a thousand posts under three limits is there in a moment', async () => {
    const limits = [1, 2, 3].map((hours) => ({
      ...LIMIT,
      id: `limit-${hours}`,
      limit: 10 * hours,
      window: { kind: 'rolling' as const, ms: hours * HOUR_MS },
    }));
    const took = await cpuMs(() => {
      const { times } = alone({ posts: 1_000, limits, from: NOW, spreadUntil: null });
      expect(times.at(-1)).toBe(NOW + 99 * HOUR_MS);
    });
    expect(took).toBeLessThan(10_000);
  });

  describe('of several that share a limit', () => {
    const shared: Limit = { ...LIMIT, subject: 'site:1', id: 'posts-day', kind: 'budget' };
    const of = (subject: string, over: Partial<Plan> = {}): Plan => ({
      ...{ posts: 1, limits: [{ ...LIMIT, subject, limit: 50 }, shared] },
      ...{ from: NOW, spreadUntil: null, ...over },
    });

    it('counts the ones before: the third of two places waits, and says for which limit', () => {
      const plans = ['connection:1', 'connection:2', 'connection:3'].map((subject) => of(subject));
      const planned = planTimes(plans, outset());
      expect(planned.map(({ times }) => times)).toEqual([[NOW], [NOW], [NOW + HOUR_MS]]);
      expect(planned.map(({ remaining }) => remaining)).toEqual([2, 1, 0]);
      expect(planned.map(({ obstacle }) => obstacle?.id)).toEqual([
        undefined,
        undefined,
        shared.id,
      ]);
    });

    it('lets them take turns, each one post', () => {
      const plans = [of('connection:1', { posts: 2 }), of('connection:2', { posts: 2 })];
      const times = planTimes(plans, outset()).map((one) => one.times);
      expect(times).toEqual([
        [NOW, NOW + HOUR_MS],
        [NOW, NOW + HOUR_MS],
      ]);
    });

    it('counts what each really takes, and one that never fits takes nothing', () => {
      const dear = (takes: number) => ({ ...shared, counts: 'money' as const, limit: 10, takes });
      const plans = [8, 11, 3, 2].map((takes, place) =>
        of(`connection:${place}`, { limits: [dear(takes)] })
      );
      const times = planTimes(plans, outset()).map((one) => one.times);
      expect(times).toEqual([[NOW], [], [NOW + HOUR_MS], [NOW]]);
    });

    it('counts first what is wanted first, whatever the order', () => {
      const plans = [of('connection:1', { from: NOW + 1_000 }), of('connection:2', { posts: 2 })];
      const [later, sooner] = planTimes(plans, outset());
      expect(sooner?.times).toEqual([NOW, NOW]);
      expect(later?.times).toEqual([NOW + HOUR_MS]);
    });
  });
});
