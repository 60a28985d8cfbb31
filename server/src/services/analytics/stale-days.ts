import type { Core } from '@strapi/types';

import { columnOf, DIMENSIONS, MEASURES, placeOf } from './fact-table';

type Knex = Core.Strapi['db']['connection'];

/** A day of a site; zero stands for no site. */
export interface SiteDay {
  siteId: number;
  /** `YYYY-MM-DD`, by the clock of the site. */
  day: string;
}

/** Rows per statement. */
const BATCH = 100;

/**
 * Days whose sums are not what their facts come to. Facts and the marks of their days are written
 * together, so a crash loses no mark, and however many facts change, a day is added up once.
 */
export class StaleDays {
  constructor(private readonly strapi: Core.Strapi) {}

  /** @param knex the transaction that writes the facts */
  async mark(knex: Knex, days: readonly SiteDay[]): Promise<void> {
    const rows = inOrder(days).map(({ siteId, day }) => ({ site_id: siteId, day }));
    for (let from = 0; from < rows.length; from += BATCH) {
      const insert = knex(this.#marks).insert(rows.slice(from, from + BATCH));
      await insert.onConflict(['day', 'site_id']).ignore();
    }
  }

  /**
   * Adds up marked days, oldest first, each in a transaction of its own; answers whether none is
   * left.
   *
   * @param until begins no other day after it, epoch ms; one is always done
   * @param now the clock that `until` is of
   */
  async addUp(until: number, now: () => number): Promise<boolean> {
    for (;;) {
      const found: unknown = await this.strapi.db
        .connection(this.#marks)
        .select('site_id', 'day')
        .orderBy(['day', 'site_id'])
        .limit(1);
      const [first] = found as { site_id: number; day: string }[];
      if (!first) return true;
      await this.#addUpDay({ siteId: first.site_id, day: first.day });
      if (now() > until) return false;
    }
  }

  /**
   * A sum is never added to: it is made anew from all facts of its day. Whoever removes the mark
   * first does it; another worker waits for that, and finds nothing to do.
   */
  async #addUpDay({ siteId, day }: SiteDay): Promise<void> {
    const own = { site_id: siteId, day };
    await this.strapi.db.transaction(async ({ trx }) => {
      const knex = trx as unknown as Knex;
      const marks: unknown = await knex(this.#marks).where(own).delete();
      if (marks === 0) return;
      await knex(this.#cells).where(own).delete();
      await this.#makeSums(knex, own);
    });
  }

  async #makeSums(knex: Knex, { site_id, day }: { site_id: number; day: string }): Promise<void> {
    const dimensions = DIMENSIONS.map(columnOf);
    const measures = MEASURES.map(columnOf);
    const columns = [...dimensions, ...measures];
    const sums = measures.map(() => 'sum(??)').join(', ');
    const places = (names: readonly string[]): string => names.map(() => '??').join(', ');
    await knex.raw(
      `insert into ?? (${places(columns)}) select ${places(dimensions)}, ${sums} from ?? ` +
        `where site_id = ? and day = ? group by ${places(dimensions)}`,
      [
        this.#cells,
        ...columns,
        ...dimensions,
        ...measures,
        this.#facts,
        site_id,
        day,
        ...dimensions,
      ]
    );
  }

  get #marks(): string {
    return placeOf(this.strapi, 'analyticsStaleDay');
  }

  get #facts(): string {
    return placeOf(this.strapi, 'deliveryFact');
  }

  get #cells(): string {
    return placeOf(this.strapi, 'analyticsCell');
  }
}

/** Each once, and in the same order for all workers: so none waits for another that waits for it. */
const inOrder = (days: readonly SiteDay[]): SiteDay[] =>
  [...new Map(days.map(({ siteId, day }) => [`${day} ${siteId}`, { siteId, day }]))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, siteDay]) => siteDay);
