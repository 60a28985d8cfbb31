import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { systemClock } from '../environment';
import type { Tally, TallyName } from './tally';

/** What was counted is written after this time at the latest, ms. */
const WRITE_AFTER_MS = 10_000;
/** Rows per INSERT: databases take a limited number of values in one statement. */
const BATCH = 100;
const ALL = 'all';

const KEY = ['day', 'name', 'label', 'outcome'];

/**
 * Counts that outlive the process and are shared by all of them. Counting is an addition in memory,
 * and never fails: what cannot be written stays for the next time, what a crash takes was a few
 * seconds' worth.
 */
export class Tallies {
  #waiting = new Map<string, Tally>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(private readonly strapi: Core.Strapi) {}

  /** @param amount milliseconds or money to add up. @default 0 */
  count(name: TallyName, label: string, outcome: string, amount: number = 0): void {
    this.#put({ name, label, outcome, cases: 1, amount: Math.round(amount) });
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_AFTER_MS).unref();
  }

  /** Writes what was counted; nothing that calls it may be inside a transaction. Never rejects. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Since counting began. */
  async totals(): Promise<Tally[]> {
    return this.#read((await this.#table().where({ day: ALL })) as StoredTally[]);
  }

  /** Added up over the days from that instant's on. */
  async since(at: number): Promise<Tally[]> {
    const rows: StoredTally[] = await this.#table()
      .where('day', '>=', dayOf(at))
      .whereNot({ day: ALL })
      .groupBy('name', 'label', 'outcome')
      .select('name', 'label', 'outcome')
      .sum({ cases: 'cases', amount: 'amount' });
    return this.#read(rows);
  }

  #put(tally: Tally): void {
    const key = [tally.name, tally.label, tally.outcome].join('\n');
    const known = this.#waiting.get(key);
    if (!known) return void this.#waiting.set(key, { ...tally });
    known.cases += tally.cases;
    known.amount += tally.amount;
  }

  async #write(): Promise<void> {
    const counted = [...this.#waiting.values()];
    this.#waiting = new Map();
    if (counted.length === 0) return;
    try {
      await this.#add(counted);
    } catch (error) {
      for (const tally of counted) this.#put(tally);
      this.strapi.log.debug(`Social distribution: counts could not be written: ${String(error)}`);
    }
  }

  /** In one commit: on SQLite each waits for the disk. */
  async #add(counted: readonly Tally[]): Promise<void> {
    const today = dayOf(systemClock.now());
    const rows = [ALL, today].flatMap((day) => counted.map((tally) => ({ day, ...tally })));
    const { connection } = this.strapi.db;
    await connection.transaction(async (trx) => {
      for (let from = 0; from < rows.length; from += BATCH) {
        await this.#table()
          .transacting(trx)
          .insert(rows.slice(from, from + BATCH))
          .onConflict(KEY)
          .merge({
            cases: connection.raw('?? + excluded.cases', [`${this.#name}.cases`]),
            amount: connection.raw('?? + excluded.amount', [`${this.#name}.amount`]),
          });
      }
    });
  }

  #read(rows: readonly StoredTally[]): Tally[] {
    return rows.map(({ name, label, outcome, cases, amount }) => ({
      ...{ name, label, outcome },
      // PostgreSQL's driver answers big integers as text.
      ...{ cases: Number(cases), amount: Number(amount) },
    }));
  }

  get #name(): string {
    return this.strapi.db.metadata.get(UIDS.tally).tableName;
  }

  #table() {
    return this.strapi.db.getConnection(this.#name);
  }
}

interface StoredTally {
  name: TallyName;
  label: string;
  outcome: string;
  cases: string | number;
  amount: string | number;
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
