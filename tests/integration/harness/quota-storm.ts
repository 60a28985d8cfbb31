import type { Clock } from '../../../server/src/platforms/contract';
import { Ledger } from '../../../server/src/services/quotas/ledger';
import { limitKey, type Limit } from '../../../server/src/services/quotas/limit';
import type { TestApp } from './app';

/** One delivery that wants its place. */
export interface Wisher {
  deliveryId: number;
  connectionId: number;
  priority: number;
  limits: readonly Limit[];
}

/** A call as its platform saw it. */
export interface Arrival {
  deliveryId: number;
  at: number;
  units: ReadonlyMap<string, number>;
}

export interface Outcome {
  arrivals: Arrival[];
  /** By delivery: the slot that was told first, and when it was asked again in vain. */
  promised: ReadonlyMap<number, number>;
  asked: number;
}

interface StormOptions {
  wishers: readonly Wisher[];
  /** Deliveries that are worked on at the same time. */
  workers: number;
  /** Ledgers, each as in a process of its own. */
  processes: number;
  start: number;
  /** How long a call takes to its arrival and from there to its answer, ms. */
  latency: () => { thereMs: number; backMs: number };
}

/** Many workers on a clock of the test's own: what is due at one instant runs truly at once. */
export const storm = async (app: TestApp, options: StormOptions): Promise<Outcome> => {
  let now = options.start;
  const clock: Clock = { now: () => now, sleep: () => Promise.resolve() };
  const ledgers = Array.from({ length: options.processes }, () => new Ledger(app.strapi, clock));
  const agenda = new Agenda();
  const ready: Wisher[] = [...options.wishers];
  const arrivals: Arrival[] = [];
  const promised = new Map<number, number>();
  let busy = 0;
  let asked = 0;

  const attempt = async (wisher: Wisher): Promise<void> => {
    const { deliveryId, limits } = wisher;
    const ledger = ledgers[deliveryId % ledgers.length] as Ledger;
    asked += 1;
    const verdict = await ledger.take({
      ...wisher,
      siteId: 1,
      platform: 'test',
      mayHavePlace: promised.has(deliveryId),
    });
    if (verdict.kind === 'never') throw new Error(`Delivery ${deliveryId} would never go out.`);
    if (verdict.kind === 'later') {
      busy -= 1;
      if (!promised.has(deliveryId)) promised.set(deliveryId, verdict.at);
      return agenda.add(verdict.at, () => void ready.push(wisher));
    }
    const { thereMs, backMs } = options.latency();
    const used = new Map(limits.map((limit) => [limitKey(limit), limit.takes]));
    arrivals.push({ deliveryId, at: now + thereMs, units: used });
    agenda.add(now + thereMs + backMs, async () => {
      await ledger.settle({ deliveryId, answeredAt: now, used, isAll: true, backAt: null });
      busy -= 1;
    });
  };

  for (;;) {
    while (ready.length > 0 && busy < options.workers) {
      const some = ready.splice(0, options.workers - busy);
      busy += some.length;
      await Promise.all(some.map(attempt));
    }
    const next = agenda.next();
    if (!next) return { arrivals, promised, asked };
    now = next.at;
    await Promise.all(next.acts.map(async (act) => act()));
  }
};

type Act = () => Promise<void> | void;

class Agenda {
  readonly #acts = new Map<number, Act[]>();

  add(at: number, act: Act): void {
    this.#acts.set(at, [...(this.#acts.get(at) ?? []), act]);
  }

  next(): { at: number; acts: Act[] } | null {
    if (this.#acts.size === 0) return null;
    const at = Math.min(...this.#acts.keys());
    const acts = this.#acts.get(at) ?? [];
    this.#acts.delete(at);
    return { at, acts };
  }
}

/** The platform's own count: units beyond a limit in any window that ends with an arrival. */
export const unitsOverLimit = (arrivals: readonly Arrival[], limit: Limit): number => {
  const key = limitKey(limit);
  const own = arrivals
    .map(({ at, units }) => ({ at, units: units.get(key) ?? 0 }))
    .filter(({ units }) => units > 0)
    .sort((a, b) => a.at - b.at);
  if (limit.window.kind !== 'rolling') throw new Error('Only rolling windows are judged here.');
  const { ms } = limit.window;
  return Math.max(
    0,
    ...own.map(({ at }) => {
      const inWindow = own.filter((one) => one.at > at - ms && one.at <= at);
      return inWindow.reduce((sum, { units }) => sum + units, 0) - limit.limit;
    })
  );
};
