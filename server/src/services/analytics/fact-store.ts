import type { Core } from '@strapi/types';

import type { Fact } from './fact';
import { columnOf, DIMENSIONS, MEASURES, placeOf } from './fact-table';

type Knex = Core.Strapi['db']['connection'];

/** Rows per INSERT: databases take a limited number of values in one statement. */
const BATCH = 100;

/** The days of a site whose sums are to be made anew. */
interface SiteDay {
  siteId: number;
  day: string;
}

/**
 * Writes facts and the sums of their days, both or neither. A sum is never added to: it is made
 * anew from all facts of its day, so doing it twice, or in another order, changes nothing.
 */
export class FactStore {
  constructor(private readonly strapi: Core.Strapi) {}

  /** @param gone deliveries that are there no more */
  async write(facts: readonly Fact[], gone: readonly number[]): Promise<void> {
    const ids = [...facts.map(({ deliveryId }) => deliveryId), ...gone];
    if (ids.length === 0) return;
    await this.strapi.db.transaction(async ({ trx }) => {
      const knex = trx as unknown as Knex;
      const days = [...(await this.#daysOf(knex, ids)), ...facts];
      await this.#remove(knex, gone);
      for (let from = 0; from < facts.length; from += BATCH) {
        await this.#put(knex, facts.slice(from, from + BATCH));
      }
      for (const siteDay of unique(days)) await this.#addUp(knex, siteDay);
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

  async #daysOf(knex: Knex, ids: readonly number[]): Promise<SiteDay[]> {
    const found: SiteDay[] = [];
    for (let from = 0; from < ids.length; from += BATCH) {
      const rows = (await knex(this.#facts)
        .distinct('site_id', 'day')
        .whereIn('delivery_id', ids.slice(from, from + BATCH))) as {
        site_id: number;
        day: string;
      }[];
      found.push(...rows.map((row) => ({ siteId: row.site_id, day: row.day })));
    }
    return found;
  }

  async #remove(knex: Knex, ids: readonly number[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      await knex(this.#facts)
        .whereIn('delivery_id', ids.slice(from, from + BATCH))
        .delete();
    }
  }

  async #put(knex: Knex, facts: readonly Fact[]): Promise<void> {
    const rows = facts.map((fact) =>
      Object.fromEntries(Object.entries(fact).map(([name, value]) => [columnOf(name), value]))
    );
    await knex(this.#facts).insert(rows).onConflict('delivery_id').merge();
  }

  async #addUp(knex: Knex, { siteId, day }: SiteDay): Promise<void> {
    const own = { site_id: siteId, day };
    await knex(this.#cells).where(own).delete();
    const dimensions = DIMENSIONS.map(columnOf);
    const measures = MEASURES.map(columnOf);
    const columns = [...dimensions, ...measures];
    const sums = measures.map(() => 'sum(??)').join(', ');
    const places = (names: readonly string[]): string => names.map(() => '??').join(', ');
    await knex.raw(
      `insert into ?? (${places(columns)}) select ${places(dimensions)}, ${sums} from ?? ` +
        `where site_id = ? and day = ? group by ${places(dimensions)}`,
      [this.#cells, ...columns, ...dimensions, ...measures, this.#facts, siteId, day, ...dimensions]
    );
  }

  get #facts(): string {
    return placeOf(this.strapi, 'deliveryFact');
  }

  get #cells(): string {
    return placeOf(this.strapi, 'analyticsCell');
  }
}

const unique = (days: readonly SiteDay[]): SiteDay[] => [
  ...new Map(days.map(({ siteId, day }) => [`${siteId} ${day}`, { siteId, day }])).values(),
];
