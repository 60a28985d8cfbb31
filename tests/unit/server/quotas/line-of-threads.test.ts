import fc from 'fast-check';

import type { Limit, Use } from '../../../../server/src/services/quotas/limit';
import { judge } from '../../../../server/src/services/quotas/line';
import { promiseAfter } from '../../../../server/src/services/quotas/promise';

const WINDOW_MS = 10_000;
const MOST_TAKEN_MS = 100;
const START = 1_000_000;

interface Post {
  id: number;
  account: number;
  takes: number;
  priority: number;
  /** When it is asked for first. */
  from: number;
  thereMs: number;
  backMs: number;
}

interface Arrival {
  post: Post;
  at: number;
}

const limitOf = (subject: string, limit: number, takes: number): Limit => ({
  subject,
  id: 'posts',
  kind: 'platform',
  label: 'posts',
  limit,
  platformLimit: limit,
  window: { kind: 'rolling', ms: WINDOW_MS },
  counts: 'part',
  takes,
  mode: 'hard',
});

/** What happens at one instant happens in an order that nobody knows: a lot is drawn. */
class Agenda {
  readonly #acts: { at: number; act: () => void }[] = [];

  constructor(private readonly lots: readonly number[]) {}

  add(at: number, act: () => void): void {
    this.#acts.push({ at, act });
  }

  /** @param tick hears of every instant */
  run(tick: (at: number) => void): void {
    for (let turn = 0; this.#acts.length > 0; turn += 1) {
      const at = Math.min(...this.#acts.map((one) => one.at));
      const due = this.#acts.filter((one) => one.at === at);
      const lot = this.lots[turn % this.lots.length] ?? 0;
      const chosen = due[lot % due.length];
      if (!chosen) return;
      this.#acts.splice(this.#acts.indexOf(chosen), 1);
      tick(at);
      chosen.act();
    }
  }
}

/** The accounts of an app and their posts, as the ledger books them. */
class World {
  readonly arrivals: Arrival[] = [];
  readonly promised = new Map<number, number>();
  readonly #uses = new Map<string, Use[]>();
  readonly #agenda: Agenda;
  #now = START;
  #nextId = 0;

  constructor(
    posts: readonly Post[],
    private readonly limits: { account: number; app: number },
    lots: readonly number[]
  ) {
    this.#agenda = new Agenda(lots);
    for (const post of posts) this.#agenda.add(post.from, () => this.#ask(post));
    this.#agenda.run((at) => (this.#now = at));
  }

  limitsOf({ account, takes }: Post): Limit[] {
    return [
      limitOf(`connection:${account}`, this.limits.account, takes),
      limitOf('app', this.limits.app, takes),
    ];
  }

  #ask(post: Post): void {
    const limits = this.limitsOf(post);
    const verdict = judge(
      { deliveryId: post.id, priority: post.priority, limits },
      { groundOf: (limit) => this.#groundOf(limit), from: this.#now, now: this.#now }
    );
    if (verdict.kind === 'never') throw new Error(`Post ${post.id} would never go out.`);
    const at = verdict.kind === 'free' ? this.#now : verdict.at;
    this.#put(post, { at, state: verdict.kind === 'free' ? 'open' : 'booked' });
    if (!this.promised.has(post.id)) this.promised.set(post.id, at);
    if (verdict.kind === 'later') return this.#agenda.add(at, () => this.#ask(post));
    this.arrivals.push({ post, at: at + post.thereMs });
    const answeredAt = at + post.thereMs + post.backMs;
    this.#agenda.add(answeredAt, () => this.#put(post, { at: answeredAt, state: 'used' }));
  }

  #groundOf({ subject }: Limit) {
    return { uses: this.#uses.get(subject) ?? [], told: null };
  }

  #put({ id: deliveryId, account, takes, priority }: Post, place: Pick<Use, 'at' | 'state'>): void {
    for (const subject of [`connection:${account}`, 'app']) {
      const uses = this.#uses.get(subject) ?? [];
      this.#uses.set(subject, uses);
      const own = uses.find((use) => use.deliveryId === deliveryId);
      const promisedAt = promiseAfter(place.at, own ? [own] : []);
      if (own) Object.assign(own, { ...place, promisedAt });
      else {
        const id = (this.#nextId += 1);
        uses.push({ id, deliveryId, units: takes, priority, promisedAt, ...place });
      }
    }
  }
}

/** Units beyond the limit in the worst window, as the platform counts them. */
const unitsOver = (arrivals: readonly Arrival[], limit: number): number =>
  Math.max(
    ...arrivals.map(({ at: end }) => {
      const inWindow = arrivals.filter(({ at }) => at > end - WINDOW_MS && at <= end);
      return inWindow.reduce((sum, { post }) => sum + post.takes, 0) - limit;
    })
  );

const ACCOUNTS = 3;
const MOST_POSTS = 40;

/** Some at once, others while the line has begun to slip. */
const FIRST_ASKED_MS = [0, 0, 0, 0, 0, 20, 500, 4_000, 11_050, 20_120];

const latency = fc.integer({ min: 1, max: MOST_TAKEN_MS / 2 });

const postsOf = (...priorities: number[]) =>
  fc
    .array(
      fc.record({
        account: fc.nat(ACCOUNTS - 1),
        takes: fc.constantFrom(1, 1, 1, 2, 3),
        priority: fc.constantFrom(...priorities),
        from: fc.constantFrom(...FIRST_ASKED_MS).map((ms) => START + ms),
        thereMs: latency,
        backMs: latency,
      }),
      { minLength: 10, maxLength: MOST_POSTS }
    )
    .map((posts) => posts.map((post, id) => ({ ...post, id })));

const limitsOfAll = fc.record({
  account: fc.integer({ min: 3, max: 8 }),
  app: fc.integer({ min: 3, max: 14 }),
});

const manyLots = fc.array(fc.nat(100), { minLength: 20, maxLength: 60 });

const expectNoneOver = ({ arrivals }: World, limits: { account: number; app: number }): void => {
  expect(unitsOver(arrivals, limits.app)).toBeLessThanOrEqual(0);
  for (let account = 0; account < ACCOUNTS; account += 1) {
    const own = arrivals.filter(({ post }) => post.account === account);
    expect(unitsOver(own, limits.account)).toBeLessThanOrEqual(0);
  }
};

/** Each window may be late by the time of one answer, and no more. */
const expectPunctual = ({ arrivals, promised }: World, priority: number): void => {
  const last = Math.max(...arrivals.map(({ at }) => at));
  const windows = Math.ceil((last - START) / WINDOW_MS);
  for (const { post, at } of arrivals.filter((one) => one.post.priority === priority)) {
    expect(at - (promised.get(post.id) ?? at)).toBeLessThanOrEqual((windows + 1) * MOST_TAKEN_MS);
  }
};

describe('posts and threads in one line, however long answers take and whoever asks first', () => {
  it('exceed no limit, and go out when it was told first', () => {
    fc.assert(
      fc.property(postsOf(5), limitsOfAll, manyLots, (posts, limits, lots) => {
        const world = new World(posts, limits, lots);
        expect(world.arrivals).toHaveLength(posts.length);
        expectNoneOver(world, limits);
        expectPunctual(world, 5);
      }),
      { numRuns: 300 }
    );
  });

  it('wait for nobody who stands behind them', () => {
    fc.assert(
      fc.property(postsOf(2, 5, 5), limitsOfAll, manyLots, (posts, limits, lots) => {
        const world = new World(posts, limits, lots);
        expect(world.arrivals).toHaveLength(posts.length);
        expectNoneOver(world, limits);
        expectPunctual(world, 2);
      }),
      { numRuns: 300 }
    );
  });
});
