import type { Core } from '@strapi/types';

import type { Fact } from './fact';
import { columnOf, placeOf } from './fact-table';
import { StaleDays, type SiteDay } from './stale-days';

type Knex = Core.Strapi['db']['connection'];

/** A fact as its columns; PostgreSQL hands big numbers over as text. */
type FactRow = Record<string, string | number | null>;

/** Rows per INSERT: databases take a limited number of values in one statement. */
const BATCH = 100;

/**
 * Writes facts that changed and marks their days, both or neither. Most are as they were: those are
 * left alone, so looking again at what is known costs a read.
 */
export class FactStore {
  readonly stale: StaleDays;

  constructor(private readonly strapi: Core.Strapi) {
    this.stale = new StaleDays(strapi);
  }

  /** @param gone deliveries that are there no more */
  async write(facts: readonly Fact[], gone: readonly number[]): Promise<void> {
    const ids = [...facts.map(({ deliveryId }) => deliveryId), ...gone];
    if (ids.length === 0) return;
    const stored = await this.#storedOf(ids);
    // In one order: two workers that write the same rows do not wait for each other crosswise.
    const changed = facts
      .map(rowOf)
      .filter((row) => !isSame(row, stored.get(Number(row.delivery_id))))
      .sort((one, other) => Number(one.delivery_id) - Number(other.delivery_id));
    const removed = gone.filter((id) => stored.has(id));
    if (changed.length === 0 && removed.length === 0) return;
    await this.strapi.db.transaction(async ({ trx }) => {
      const knex = trx as unknown as Knex;
      const touched = [...changed.map((row) => Number(row.delivery_id)), ...removed];
      const days = [...(await this.#daysOf(knex, touched)), ...changed.map(dayOf)];
      await this.#remove(knex, removed);
      for (let from = 0; from < changed.length; from += BATCH) {
        const insert = knex(this.#facts).insert(changed.slice(from, from + BATCH));
        await insert.onConflict('delivery_id').merge();
      }
      await this.stale.mark(knex, days);
    });
  }

  /** Facts of deliveries in a range of ids. */
  async idsBetween(after: number, until: number | null): Promise<number[]> {
    const found: unknown = await this.strapi.db
      .connection(this.#facts)
      .select('delivery_id')
      .where('delivery_id', '>', after)
      .modify((query) => {
        if (until !== null) void query.where('delivery_id', '<=', until);
      });
    return (found as { delivery_id: number }[]).map((row) => row.delivery_id);
  }

  async #storedOf(ids: readonly number[]): Promise<Map<number, FactRow>> {
    const found: unknown = await this.strapi.db
      .connection(this.#facts)
      .whereIn('delivery_id', [...ids]);
    return new Map((found as FactRow[]).map((row) => [Number(row.delivery_id), row]));
  }

  /** The days that they are counted in; nobody else moves them meanwhile. */
  async #daysOf(knex: Knex, ids: readonly number[]): Promise<SiteDay[]> {
    const found: unknown = await knex(this.#facts)
      .select('site_id', 'day')
      .whereIn('delivery_id', [...ids])
      .orderBy('delivery_id')
      .forUpdate();
    return (found as FactRow[]).map(dayOf);
  }

  async #remove(knex: Knex, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    await knex(this.#facts)
      .whereIn('delivery_id', [...ids])
      .delete();
  }

  get #facts(): string {
    return placeOf(this.strapi, 'deliveryFact');
  }
}

const rowOf = (fact: Fact): FactRow =>
  Object.fromEntries(
    Object.entries(fact).map(([name, value]) => [columnOf(name), value as string | number | null])
  );

const isSame = (row: FactRow, stored: FactRow | undefined): boolean =>
  stored !== undefined &&
  Object.entries(row).every(([name, value]) => {
    const before = stored[name] ?? null;
    return value === null || before === null ? value === before : String(value) === String(before);
  });

const dayOf = (row: FactRow): SiteDay => ({ siteId: Number(row.site_id), day: String(row.day) });
