import type { Core } from '@strapi/types';

import type { Clock } from '../../platforms/contract';
import { inTransaction } from '../database/transaction';
import { GroupWork } from './group-work';
import { LedgerBook, type Ask } from './ledger-book';
import { LedgerStore, type LimitOwner } from './ledger-store';
import { limitKey, type Limit } from './limit';
import type { Verdict } from './line';
import { connectionSubject, PACE_ID } from './limits-of';
import type { FreedPlace } from './next-in-line';

/** What became of the place that an attempt held. */
export interface Settlement {
  deliveryId: number;
  /** When the platform's answer came, epoch ms: not earlier than it counted the call. */
  answeredAt: number;
  /** Units that were used, by {@link limitKey}; what is not named was not. */
  used: ReadonlyMap<string, number>;
  /** Whether all that was taken was used. */
  isAll: boolean;
  /** When the delivery comes back by itself, epoch ms: its place waits then. Null: it does not. */
  backAt: number | null;
}

/**
 * Who may send when, for all workers of all processes: places of one subject are taken one at a
 * time, under the lock of its rows.
 */
export class Ledger {
  readonly store: LedgerStore;
  readonly #takes: GroupWork<Ask, Verdict>;
  readonly #settlements: GroupWork<Settlement, void>;
  /** Limits that have a row, and those whose kept count was made anew by this process. */
  readonly #made = new Set<string>();
  readonly #checked = new Set<string>();

  /** @param onFreed hears of places that were given up; outside of the ledger's transactions */
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly clock: Clock,
    private readonly onFreed: (places: readonly FreedPlace[]) => Promise<void> = nobodyListens
  ) {
    this.store = new LedgerStore(strapi);
    this.#takes = new GroupWork((asks) => this.#takeAll(asks));
    this.#settlements = new GroupWork((some) => this.#settleAll(some));
  }

  /** Takes a place at once when there is one, else books the next. */
  take(ask: Ask): Promise<Verdict> {
    const hasNoLimits = ask.limits.length === 0 && !ask.mayHavePlace;
    return hasNoLimits ? this.#lookWhetherOpen(ask) : this.#takes.do(ask);
  }

  /** After an attempt: what was sent counts from its answer on, the rest is given back. */
  settle(settlement: Settlement): Promise<void> {
    return this.#settlements.do(settlement);
  }

  /** What waits for a place comes back at another time, and stands in the line as of then. */
  async postpone(deliveryId: number, backAt: number): Promise<void> {
    await this.store.writeUses({ deliveryId, state: 'booked' }, bookedFor(backAt));
  }

  /** It will never go out, or not in this life: its booked places are free. Answers those. */
  async release(deliveryIds: readonly number[]): Promise<FreedPlace[]> {
    const where = { deliveryId: { $in: [...deliveryIds] }, state: 'booked' };
    const freed = await this.store.findUses(where);
    if (freed.length > 0) await this.store.removeUses(where);
    return freed;
  }

  /** Its worker died before it sent anything: it keeps its place in the line. */
  async backToLine(deliveryId: number): Promise<void> {
    const where = { deliveryId, state: 'open' };
    await this.store.writeUses(where, { state: 'booked', at: this.clock.now() });
  }

  /** Its worker died while it sent: the platform may have counted it, until now. */
  async countAsUsed(deliveryIds: readonly number[]): Promise<void> {
    const where = { deliveryId: { $in: [...deliveryIds] }, state: 'open' };
    await this.store.writeUses(where, { state: 'used', at: this.clock.now() });
  }

  /** It was called off before anything was sent. */
  async giveBack(deliveryIds: readonly number[]): Promise<void> {
    const where = { deliveryId: { $in: [...deliveryIds] }, state: 'open' };
    const freed = await this.store.findUses(where);
    if (freed.length === 0) return;
    await this.store.removeUses(where);
    await this.onFreed(freed);
  }

  /** Only the platform's own word can stand against it, and nothing is written. */
  async #lookWhetherOpen(ask: Ask): Promise<Verdict> {
    const rows = await this.store.read(subjectsOf(ask));
    const known = { rows, unchecked: new Set<string>(), now: this.clock.now() };
    return (await LedgerBook.open(this.store, [ask], known)).place(ask);
  }

  async #takeAll(asks: readonly Ask[]): Promise<Verdict[]> {
    await this.#makeRows(asks);
    const verdicts = await this.#tryAll(asks);
    if (verdicts) return verdicts;
    // Somebody tidied a row away that this process has made long ago.
    this.#made.clear();
    await this.#makeRows(asks);
    const again = await this.#tryAll(asks);
    if (!again) throw new Error('Rows of rate_limit_tracking vanish while they are needed.');
    return again;
  }

  /** Null: a limit has no row. */
  async #tryAll(asks: readonly Ask[]): Promise<Verdict[] | null> {
    const subjects = new Set(asks.flatMap(subjectsOf));
    const keys = asks.flatMap(({ limits }) => limits.map(limitKey));
    const taken = await inTransaction(this.strapi, async () => {
      const rows = await this.store.lock([...subjects].sort());
      const locked = new Set(rows.map(({ subject, limitId: id }) => limitKey({ subject, id })));
      if (!keys.every((key) => locked.has(key))) return null;
      const unchecked = new Set(keys.filter((key) => !this.#checked.has(key)));
      const known = { rows, unchecked, now: this.clock.now() };
      const book = await LedgerBook.open(this.store, asks, known);
      const verdicts: Verdict[] = [];
      for (const ask of asks) verdicts.push(await book.place(ask));
      await book.save();
      keys.forEach((key) => this.#checked.add(key));
      return { verdicts, freed: book.freed };
    });
    if (taken && taken.freed.length > 0) await this.onFreed(taken.freed);
    return taken?.verdicts ?? null;
  }

  async #makeRows(asks: readonly Ask[]): Promise<void> {
    for (const ask of asks) {
      for (const limit of ask.limits) {
        const key = limitKey(limit);
        if (this.#made.has(key)) continue;
        const { subject, id: limitId } = limit;
        await this.store.create({ subject, limitId }, ownerOf(ask, limit));
        this.#made.add(key);
      }
    }
  }

  async #settleAll(settlements: readonly Settlement[]): Promise<void[]> {
    const freed: FreedPlace[] = [];
    await inTransaction(this.strapi, async () => {
      for (const settlement of settlements) freed.push(...(await this.#settleOne(settlement)));
    });
    if (freed.length > 0) await this.onFreed(freed);
    return settlements.map(() => undefined);
  }

  /** Answers the places that it gives back, in whole or in part. */
  async #settleOne(settlement: Settlement): Promise<FreedPlace[]> {
    const { deliveryId, answeredAt, used, isAll, backAt } = settlement;
    const open = { deliveryId, state: 'open' };
    if (!isAll) return this.#settleParts(settlement);
    const ours = [...used.keys()].some(countsFromItsStart);
    const fromAnswer = ours
      ? { subject: { $not: { $startsWith: 'site:' } }, limitId: { $ne: PACE_ID } }
      : {};
    await this.store.writeUses({ ...open, ...fromAnswer }, { state: 'used', at: answeredAt });
    if (ours) await this.store.writeUses(open, { state: 'used' });
    if (backAt !== null) await this.postpone(deliveryId, backAt);
    return [];
  }

  async #settleParts(settlement: Settlement): Promise<FreedPlace[]> {
    const { deliveryId, answeredAt, used, backAt } = settlement;
    const freed: FreedPlace[] = [];
    for (const use of await this.store.findUses({ deliveryId, state: 'open' })) {
      const { id, subject, limitId } = use;
      const key = limitKey({ subject, id: limitId });
      const units = used.get(key) ?? 0;
      const at = countsFromItsStart(key) ? use.at : answeredAt;
      if (units > 0) await this.store.writeUses({ id }, { state: 'used', units, at });
      else if (backAt === null) await this.store.removeUses({ id });
      else await this.store.writeUses({ id }, bookedFor(backAt));
      if (units < use.units && backAt === null) freed.push(use);
    }
    return freed;
  }
}

const nobodyListens = (): Promise<void> => Promise.resolve();

/** For one that comes back by itself: others were promised what is before that. */
const bookedFor = (backAt: number) =>
  ({ state: 'booked', at: backAt, promisedAt: backAt }) as const;

/** Rhythm and budgets are ours alone; a platform counts when a call arrives. */
const countsFromItsStart = (key: string): boolean =>
  key.startsWith('site:') || key.endsWith(` ${PACE_ID}`);

const subjectsOf = ({ connectionId, limits }: Ask): string[] => [
  connectionSubject(connectionId),
  ...limits.map(({ subject }) => subject),
];

const ownerOf = ({ siteId, connectionId, platform }: Ask, { subject }: Limit): LimitOwner => {
  const isAccount = subject === connectionSubject(connectionId);
  const isSite = subject.startsWith('site:');
  return {
    siteId: isAccount || isSite ? siteId : null,
    connectionId: isAccount ? connectionId : null,
    platform: isSite ? null : platform,
  };
};
