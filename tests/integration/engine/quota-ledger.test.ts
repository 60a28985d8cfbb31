import { UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import { Ledger } from '../../../server/src/services/quotas/ledger';
import { UNITS_PER_USD, type Limit } from '../../../server/src/services/quotas/limit';
import { startTestApp, type TestApp } from '../harness/app';
import { storm, unitsOverLimit, type Outcome, type Wisher } from '../harness/quota-storm';

const MINUTE_MS = 60_000;
const START = Date.UTC(2027, 2, 1, 9);
const CONNECTIONS = 20;
const EACH = 30;
const PER_MINUTE = 10;
const WORKERS = 50;

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const uses = () =>
  tableOf<{ state: string; units: string | number; at: string | number }>(
    app.strapi,
    UIDS.quotaUse
  );

const limitOf = (subject: string, over: Partial<Limit> = {}): Limit => ({
  subject,
  id: 'posts',
  kind: 'platform',
  label: 'posts in a minute',
  limit: PER_MINUTE,
  platformLimit: PER_MINUTE,
  window: { kind: 'rolling', ms: MINUTE_MS },
  counts: 'part',
  takes: 1,
  mode: 'hard',
  ...over,
});

/** Interleaved, as a release hands out its entries to all accounts. */
const wishersOf = (
  firstId: number,
  limitsOf: (connectionId: number, post: number) => Limit[]
): Wisher[] =>
  Array.from({ length: CONNECTIONS * EACH }, (_, place) => {
    const connectionId = firstId + (place % CONNECTIONS);
    const post = Math.floor(place / CONNECTIONS);
    const limits = limitsOf(connectionId, post);
    return { deliveryId: firstId + place, connectionId, priority: 5, limits };
  });

/** Answers come in ticks, so that several share one. */
const TICK_MS = 20;

/** The same figures in every run, from 0 to 1. */
const randomOf = (seed: number) => {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
};

const latencies = (seed = 7) => {
  const next = randomOf(seed);
  const ticks = (most: number) => TICK_MS * (1 + Math.floor(next() * most));
  return () => ({ thereMs: ticks(8), backMs: ticks(5) });
};

/** How far the first promise was from what came, ms; the worst one. */
const worstPromise = ({ arrivals, promised }: Outcome): number =>
  Math.max(
    ...arrivals.map(({ deliveryId, at }) => Math.abs(at - (promised.get(deliveryId) ?? at)))
  );

const report = (what: string, figures: Record<string, number>): void => {
  const words = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`);
  process.stdout.write(`${what}: ${words.join(', ')}\n`);
};

describe(`${WORKERS} workers on ${CONNECTIONS} accounts`, () => {
  it('exceed no limit of an account, leave under 5 % of it unused, and go out within 5 s of the promise', async () => {
    const wishers = wishersOf(100_000, (id) => [limitOf(`connection:${id}`)]);
    const options = { wishers, workers: WORKERS, processes: 2, start: START, latency: latencies() };
    const outcome = await storm(app, options);
    const limits = new Map(wishers.map(({ limits: [limit] }) => [limit?.subject, limit as Limit]));
    const over = Math.max(
      ...[...limits.values()].map((one) => unitsOverLimit(outcome.arrivals, one))
    );
    const last = Math.max(...outcome.arrivals.map(({ at }) => at)) - START;
    const ideal = (EACH / PER_MINUTE - 1) * MINUTE_MS;
    const throughput = Math.round((100 * ideal) / last);
    const promiseMs = worstPromise(outcome);
    report('accounts', { over, 'throughput %': throughput, promiseMs, asked: outcome.asked });
    expect(outcome.arrivals).toHaveLength(CONNECTIONS * EACH);
    expect(over).toBe(0);
    // The referee sees when a limit is used to its last place, so it would see one beyond it.
    const tighter = [...limits.values()].map((one) => ({ ...one, limit: one.limit - 1 }));
    expect(tighter.every((one) => unitsOverLimit(outcome.arrivals, one) === 1)).toBe(true);
    expect(throughput).toBeGreaterThanOrEqual(95);
    expect(promiseMs).toBeLessThanOrEqual(5_000);
  }, 120_000);

  /** All posts go through one app, too; some are threads of three parts. */
  const stormOnApp = async ({
    firstId,
    isThread,
    seed,
  }: {
    firstId: number;
    isThread: (post: number) => boolean;
    seed: number;
  }) => {
    const shared = limitOf(`app:test:${firstId}`, { id: 'app-posts', limit: 120 });
    const wishers = wishersOf(firstId, (id, post) => {
      const takes = isThread(post) ? 3 : 1;
      return [
        { ...limitOf(`connection:${id}`), takes },
        { ...shared, takes },
      ];
    });
    const latency = latencies(seed);
    const options = { wishers, workers: WORKERS, processes: 2, start: START, latency };
    const outcome = await storm(app, options);
    const accounts = new Map(
      wishers.map(({ limits: [limit] }) => [limit?.subject, limit as Limit])
    );
    const all = [...accounts.values(), shared];
    const over = Math.max(...all.map((one) => unitsOverLimit(outcome.arrivals, one)));
    const last = Math.max(...outcome.arrivals.map(({ at }) => at)) - START;
    const units = wishers.reduce((sum, { limits: [limit] }) => sum + (limit?.takes ?? 0), 0);
    const ideal = (Math.ceil(units / shared.limit) - 1) * MINUTE_MS;
    const throughput = Math.round((100 * ideal) / last);
    report('shared app', { over, 'throughput %': throughput, promiseMs: worstPromise(outcome) });
    expect(outcome.arrivals).toHaveLength(CONNECTIONS * EACH);
    expect(over).toBe(0);
    expect(throughput).toBeGreaterThanOrEqual(95);
    expect(worstPromise(outcome)).toBeLessThanOrEqual(5_000);
  };

  it('exceed no limit that all accounts of an app share, with threads of three parts among the posts', async () => {
    await stormOnApp({ firstId: 300_000, isThread: (post) => post % 4 === 3, seed: 7 });
  }, 120_000);

  it('keep their promises when threads come as they please, and posts fill the gaps between them', async () => {
    const next = randomOf(11);
    await stormOnApp({ firstId: 400_000, isThread: () => next() < 0.25, seed: 13 });
  }, 120_000);
});

describe('a hard budget', () => {
  const budget: Limit = {
    ...limitOf('site:77'),
    id: 'money',
    kind: 'budget',
    counts: 'money',
    limit: 5 * UNITS_PER_USD,
    platformLimit: null,
    window: { kind: 'calendar', unit: 'month', timeZone: 'Europe/Lisbon' },
    takes: 0.2 * UNITS_PER_USD,
  };
  const askOf = (deliveryId: number, limits: readonly Limit[] = [budget]) => ({
    deliveryId,
    connectionId: 500_000 + deliveryId,
    siteId: 77,
    platform: 'x',
    priority: 2,
    limits,
    mayHavePlace: false,
  });

  it('lets 25 of 100 posts at 20 cents through $5 when all come at once; the others wait for the next month', async () => {
    const clock = { now: () => START, sleep: () => Promise.resolve() };
    const ledgers = [new Ledger(app.strapi, clock), new Ledger(app.strapi, clock)];
    const verdicts = await Promise.all(
      Array.from({ length: 100 }, (_, place) =>
        (ledgers[place % 2] as Ledger).take(askOf(600_000 + place))
      )
    );
    const free = verdicts.filter(({ kind }) => kind === 'free');
    expect(free).toHaveLength(25);
    const later = verdicts.flatMap((one) => (one.kind === 'later' ? [one.at] : []));
    // A month gives 25 of them each: April begins in Lisbon's summer time.
    expect(new Set(later)).toEqual(
      new Set([Date.UTC(2027, 2, 31, 23), Date.UTC(2027, 3, 30, 23), Date.UTC(2027, 4, 31, 23)])
    );
    const spent = await uses().findMany({ where: { subject: 'site:77', state: 'open' } });
    expect(spent.reduce((sum, { units }) => sum + Number(units), 0)).toBe(5 * UNITS_PER_USD);
  });

  it('never lets out what costs more than all of it', async () => {
    const clock = { now: () => START, sleep: () => Promise.resolve() };
    const dear = { ...budget, subject: 'site:78', takes: 6 * UNITS_PER_USD };
    const verdict = await new Ledger(app.strapi, clock).take(askOf(700_000, [dear]));
    expect(verdict).toEqual({ kind: 'never', obstacle: dear });
  });
});

describe('the line of a limit', () => {
  let now = START;
  const clock = { now: () => now, sleep: () => Promise.resolve() };
  const ledgerOf = () => new Ledger(app.strapi, clock);
  const single = (id: number) => limitOf(`connection:${id}`, { limit: 1 });
  const askFor = (connectionId: number, deliveryId: number, priority = 5) => ({
    deliveryId,
    connectionId,
    siteId: 1,
    platform: 'x',
    priority,
    limits: [single(connectionId)],
    mayHavePlace: true,
  });

  it('is passed by what a person sends; whoever had the place slips by one', async () => {
    const ledger = ledgerOf();
    const of = (deliveryId: number, priority?: number) => askFor(801, deliveryId, priority);
    await ledger.take(of(8_010));
    expect(await ledger.take(of(8_011))).toMatchObject({ at: START + MINUTE_MS });
    expect(await ledger.take(of(8_012))).toMatchObject({ at: START + 2 * MINUTE_MS });
    expect(await ledger.take(of(8_013, 2))).toMatchObject({ at: START + MINUTE_MS });
    await ledger.settle(settlementOf(8_010, now));
    now = START + MINUTE_MS;
    expect(await ledger.take(of(8_011))).toMatchObject({
      kind: 'later',
      at: START + 2 * MINUTE_MS,
    });
    expect(await ledger.take(of(8_013, 2))).toEqual({ kind: 'free' });
    now = START;
  });

  it('keeps the place of a delivery whose worker died before it sent, and counts one that died while it sent', async () => {
    const ledger = ledgerOf();
    await ledger.take(askFor(802, 8_020));
    await ledger.backToLine(8_020);
    expect(await ledger.take(askFor(802, 8_021))).toMatchObject({ kind: 'later' });
    expect(await ledger.take(askFor(802, 8_020))).toEqual({ kind: 'free' });
    now = START + 5_000;
    await ledger.countAsUsed([8_020]);
    // The use counts from the moment that the death was noticed, never from before.
    expect(await ledger.take(askFor(802, 8_022, 1))).toMatchObject({ at: now + MINUTE_MS });
    now = START;
  });

  it('keeps its promise to a post that found room before a thread which came earlier', async () => {
    const ledger = ledgerOf();
    const take = (deliveryId: number, takes: number) => {
      const limits = [{ ...limitOf('connection:805', { limit: 4 }), takes }];
      return ledger.take({ ...askFor(805, deliveryId), limits });
    };
    now = START - 30_000;
    await take(8_050, 2);
    await ledger.settle(settlementOf(8_050, now));
    now = START;
    await take(8_051, 2);
    expect(await take(8_052, 3)).toMatchObject({ at: START + MINUTE_MS });
    expect(await take(8_053, 1)).toMatchObject({ at: START + 30_000 });
    // The answer takes a second: so much later is the thread, which does not know it yet.
    await ledger.settle(settlementOf(8_051, START + 1_000));
    now = START + 30_000;
    expect(await take(8_053, 1)).toEqual({ kind: 'free' });
    now = START + MINUTE_MS;
    expect(await take(8_052, 3)).toMatchObject({ at: START + MINUTE_MS + 1_000 });
    now = START + MINUTE_MS + 1_000;
    expect(await take(8_052, 3)).toEqual({ kind: 'free' });
    now = START;
  });

  it('moves up when a place was given back, and a booked place that is released is free', async () => {
    const ledger = ledgerOf();
    await ledger.take(askFor(803, 8_030));
    await ledger.take(askFor(803, 8_031));
    await ledger.settle({ ...settlementOf(8_030, now), used: new Map(), isAll: false });
    await ledger.release([8_031]);
    expect(await ledger.take(askFor(803, 8_032))).toEqual({ kind: 'free' });
  });

  it('counts by what is stored, not by what another process saw: a fresh ledger knows it', async () => {
    await ledgerOf().take(askFor(804, 8_040));
    expect(await ledgerOf().take(askFor(804, 8_041))).toMatchObject({ kind: 'later' });
  });
});

const settlementOf = (deliveryId: number, answeredAt: number) => ({
  deliveryId,
  answeredAt,
  used: new Map([['any', 1]]),
  isAll: true,
  backAt: null,
});
