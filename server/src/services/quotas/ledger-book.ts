import { periodOf } from './calendar';
import type { LedgerStore, NewUse, StoredUse, TrackedLimit } from './ledger-store';
import { limitKey, type Limit, type Told, type Use } from './limit';
import { judge, type Asker, type Ground, type Verdict } from './line';
import { promiseAfter, promiseOf } from './promise';
import { WHOLE_ACCOUNT, wholeAccount } from './whole-account';

/** A delivery that asks the ledger for a place. */
export interface Ask extends Asker {
  connectionId: number;
  siteId: number | null;
  platform: string;
  /** Whether it may have a place already, e.g. a booked one. */
  mayHavePlace: boolean;
  /** True: where there is no place now it only hears when there is one. @default it books that */
  isOnlyForNow?: boolean;
}

/** One limit as the book knows it. */
interface Page {
  readonly row: TrackedLimit;
  /** Null: not read yet. Places that are taken in this transaction are in it once it is read. */
  uses: Use[] | null;
  limit: Limit | null;
}

/** What is written of a place when it is taken, or asked for anew. */
type Taken = Pick<Use, 'state' | 'at' | 'units' | 'promisedAt'>;

/** A place in a rhythm of ours counts from its time, as long as it is taken about then, ms. */
const MOST_TOLERANCE_MS = 2_000;
const TOLERANCE_SHARE = 0.1;

/**
 * The limits of some deliveries while their subjects are locked: what is taken here is written by
 * {@link save}, all at once.
 */
export class LedgerBook {
  readonly #pages = new Map<string, Page>();
  readonly #own = new Map<number, StoredUse[]>();
  readonly #added: NewUse[] = [];
  readonly #changed: { ids: number[]; data: Partial<NewUse> }[] = [];
  readonly #removed: number[] = [];
  readonly #freed: StoredUse[] = [];
  /** Of places that are not written yet: behind all that are. */
  #nextId = Number.MAX_SAFE_INTEGER - 1_000_000;

  private constructor(
    private readonly store: LedgerStore,
    /** Limits whose count this process has not checked yet. */
    private readonly unchecked: ReadonlySet<string>,
    private readonly now: number
  ) {}

  /** Inside a transaction. @param rows as they were locked */
  static async open(
    store: LedgerStore,
    asks: readonly Ask[],
    known: { rows: readonly TrackedLimit[]; unchecked: ReadonlySet<string>; now: number }
  ): Promise<LedgerBook> {
    const book = new LedgerBook(store, known.unchecked, known.now);
    for (const row of known.rows) {
      const key = limitKey({ subject: row.subject, id: row.limitId });
      book.#pages.set(key, { row, uses: null, limit: null });
    }
    const ids = asks.filter(({ mayHavePlace }) => mayHavePlace).map((ask) => ask.deliveryId);
    if (ids.length === 0) return book;
    const where = { deliveryId: { $in: ids }, state: { $in: ['open', 'booked'] } };
    for (const use of await store.findUses(where)) {
      book.#own.set(use.deliveryId, [...(book.#own.get(use.deliveryId) ?? []), use]);
    }
    return book;
  }

  /** Takes a place for it: now when there is one, else later. */
  async place(ask: Ask): Promise<Verdict> {
    const own = this.#own.get(ask.deliveryId) ?? [];
    // Nobody saw the end of its last attempt, and its place was kept all the time.
    if (own.some(({ state }) => state === 'open')) return { kind: 'free' };
    const verdict = await this.#judge(ask, own);
    this.#noteFreed(own, verdict);
    if (verdict.kind === 'never') this.#remove(own);
    else if (verdict.kind === 'free' || !ask.isOnlyForNow)
      this.#put(ask, own, verdict.kind === 'free' ? null : verdict.at);
    return verdict;
  }

  /** Booked places that their owners gave up before their time, for an earlier one or for good. */
  get freed(): readonly StoredUse[] {
    return this.#freed;
  }

  /** Writes what changed. */
  async save(): Promise<void> {
    const { store, now } = this;
    for (const { ids, data } of this.#changed) await store.writeUses({ id: { $in: ids } }, data);
    if (this.#removed.length > 0) await store.removeUses({ id: { $in: this.#removed } });
    await store.addUses(this.#added);
    for (const { row, limit } of this.#pages.values()) {
      if (!limit) continue;
      await store.writeLimit(row.id, {
        used: row.used,
        limit: limit.limit,
        resetsAt: row.resetsAt === null ? null : new Date(row.resetsAt),
        source: toldNow(row, now) ? 'platform' : 'ours',
        touchedAt: new Date(now),
      });
    }
  }

  async #judge(ask: Ask, own: readonly StoredUse[]): Promise<Verdict> {
    const closed = this.#accountClosed(ask);
    const { limits } = ask;
    if (!closed && own.length === 0 && limits.every((limit) => this.#surelyFits(limit))) {
      return { kind: 'free' };
    }
    await this.#read(limits);
    return judge(
      { ...ask, limits: closed ? [...limits, closed.limit] : limits },
      {
        groundOf: (limit) => (limit === closed?.limit ? closed.ground : this.#groundOf(limit)),
        from: this.now,
        now: this.now,
      }
    );
  }

  #noteFreed(own: readonly StoredUse[], verdict: Verdict): void {
    const goesAt = verdict.kind === 'free' ? this.now : verdict.kind === 'later' ? verdict.at : 0;
    this.#freed.push(...own.filter(({ at }) => at > Math.max(goesAt, this.now)));
  }

  #accountClosed(ask: Ask): { limit: Limit; ground: Ground } | null {
    const limit = wholeAccount(ask);
    const page = this.#pages.get(limitKey({ subject: limit.subject, id: WHOLE_ACCOUNT }));
    const told = page ? toldNow(page.row, this.now) : null;
    return told && told.remaining <= 0 ? { limit, ground: { uses: [], told } } : null;
  }

  /** Without looking at the uses: the count that is kept beside them is never too low. */
  #surelyFits(limit: Limit): boolean {
    const { row } = this.#pageOf(limit);
    if (this.#isStale(limit, row)) return false;
    if (limit.mode === 'soft') return true;
    const told = toldNow(row, this.now);
    const most = Math.min(limit.limit, told?.remaining ?? Infinity);
    return row.used + limit.takes + (limit.keeps ?? 0) <= most;
  }

  /** Whether the count must be made anew: its window is over, or is another one than it was. */
  #isStale(limit: Limit, { resetsAt }: TrackedLimit): boolean {
    if (this.unchecked.has(limitKey(limit)) && !this.#pageOf(limit).uses) return true;
    if (resetsAt === null || resetsAt <= this.now) return true;
    const { window } = limit;
    if (window.kind === 'rolling') return false;
    return resetsAt !== periodOf(this.now, window.unit, window.timeZone).to;
  }

  async #read(limits: readonly Limit[]): Promise<void> {
    const { now } = this;
    const missing = limits.filter((limit) => this.#pageOf(limit).uses === null);
    const wanted = missing.map((limit) => ({
      subject: limit.subject,
      limitId: limit.id,
      since: Math.min(startOf(limit, now), toldNow(this.#pageOf(limit).row, now)?.at ?? now),
    }));
    const found = await this.store.usesOf(wanted);
    for (const limit of missing) {
      const page = this.#pageOf(limit);
      const uses = found.filter((use) => isOf(use, limit));
      page.uses = uses;
      page.row.used = uses.reduce((sum, { units }) => sum + units, 0);
      page.row.resetsAt = resetOf(limit, now);
      page.limit = limit;
    }
    this.#addPending(missing);
  }

  /** Places that were taken a moment ago in this transaction are not in the tables yet. */
  #addPending(limits: readonly Limit[]): void {
    for (const limit of limits) {
      const page = this.#pageOf(limit);
      for (const use of this.#added.filter((added) => isOf(added, limit))) {
        page.uses?.push({ ...use, id: (this.#nextId += 1) });
        page.row.used += use.units;
      }
    }
  }

  #groundOf(limit: Limit): Ground {
    const { uses, row } = this.#pageOf(limit);
    return { uses: uses ?? [], told: toldNow(row, this.now) };
  }

  #put(ask: Ask, own: readonly StoredUse[], bookedAt: number | null): void {
    for (const limit of ask.limits) {
      const mine = own.find((use) => isOf(use, limit));
      const state = bookedAt === null ? 'open' : 'booked';
      const at = bookedAt ?? this.#startOf(limit, mine);
      const { takes: units } = limit;
      const promisedAt = promiseAfter(at, own);
      this.#count(limit, at, mine ? 0 : units);
      if (!mine) this.#add({ ...useOf(ask, limit), state, at, units, promisedAt }, limit);
      // Mostly it stays, and those who slip together are written together.
      else if (promisedAt === promiseOf(mine)) this.#change(mine, limit, { state, at, units });
      else this.#change(mine, limit, { state, at, units, promisedAt });
    }
    this.#remove(own.filter((use) => !ask.limits.some((limit) => isOf(use, limit))));
  }

  /** So that lateness of one does not push all that follow. */
  #startOf({ kind, window }: Limit, mine: StoredUse | undefined): number {
    if (kind !== 'pace' || !mine || window.kind !== 'rolling') return this.now;
    const toleranceMs = Math.min(MOST_TOLERANCE_MS, window.ms * TOLERANCE_SHARE);
    return mine.at <= this.now && this.now - mine.at <= toleranceMs ? mine.at : this.now;
  }

  #count(limit: Limit, at: number, units: number): void {
    const page = this.#pageOf(limit);
    page.limit = limit;
    page.row.used += units;
    page.row.resetsAt =
      limit.window.kind === 'rolling'
        ? Math.max(page.row.resetsAt ?? 0, at + limit.window.ms)
        : resetOf(limit, this.now);
  }

  #add(use: NewUse, limit: Limit): void {
    this.#added.push(use);
    this.#pageOf(limit).uses?.push({ ...use, id: (this.#nextId += 1) });
  }

  #change(mine: StoredUse, limit: Limit, data: Taken): void {
    const same = this.#changed.find((change) => isSame(change.data, data));
    if (same) same.ids.push(mine.id);
    else this.#changed.push({ ids: [mine.id], data });
    const known = this.#pageOf(limit).uses?.find(({ id }) => id === mine.id);
    if (known) Object.assign(known, data);
  }

  #remove(uses: readonly StoredUse[]): void {
    this.#removed.push(...uses.map(({ id }) => id));
    for (const { subject, limitId, id } of uses) {
      const page = this.#pages.get(limitKey({ subject, id: limitId }));
      if (page?.uses) page.uses = page.uses.filter((use) => use.id !== id);
    }
  }

  #pageOf(limit: Limit): Page {
    const page = this.#pages.get(limitKey(limit));
    if (!page) throw new Error(`The limit ${limitKey(limit)} has no row in rate_limit_tracking.`);
    return page;
  }
}

const toldNow = ({ told }: TrackedLimit, now: number): Told | null =>
  told && told.until > now ? told : null;

/** What began before this counts no more, epoch ms. */
export const startOf = ({ window }: Limit, now: number): number =>
  window.kind === 'rolling'
    ? now - window.ms
    : periodOf(now, window.unit, window.timeZone).from - 1;

/** Until when a count that is made now is not too low, epoch ms. */
const resetOf = ({ window }: Limit, now: number): number =>
  window.kind === 'rolling' ? now + window.ms : periodOf(now, window.unit, window.timeZone).to;

const isOf = (use: Pick<StoredUse, 'subject' | 'limitId'>, limit: Limit): boolean =>
  use.subject === limit.subject && use.limitId === limit.id;

const isSame = (one: Partial<NewUse>, other: Partial<NewUse>): boolean =>
  one.state === other.state &&
  one.at === other.at &&
  one.units === other.units &&
  one.promisedAt === other.promisedAt;

const useOf = ({ deliveryId, priority }: Ask, { subject, id }: Limit) => ({
  subject,
  limitId: id,
  deliveryId,
  priority,
});
