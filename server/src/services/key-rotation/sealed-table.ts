import type { Core } from '@strapi/types';

import { patiently } from './locked-database';
import type { SealedColumn } from './sealed-columns';
import type { KeyCount, Replacement, SealedRow, SealedStore } from './sealed-store';
import type { RawRow } from './subjects';

/** The key id of an envelope (`v1.<eight hexadecimal digits>.…`), in SQL that every database speaks. */
const KEY_ID_SQL = "case when ?? like 'v1.________.%' then substr(??, 4, 8) end as envelope_key";
const KEY_ID = /^[0-9a-f]{8}$/;

/**
 * One sealed column in Strapi's database. Plain SQL instead of the query engine: the command line
 * loads no models, and no lifecycle hook of an app should see, or slow down, thousands of writes
 * that change nothing in meaning.
 */
export class SealedTable implements SealedStore {
  constructor(
    private readonly strapi: Core.Strapi,
    private readonly sealed: SealedColumn
  ) {}

  get kind() {
    return this.sealed.kind;
  }

  get table() {
    return this.sealed.table;
  }

  async exists(): Promise<boolean> {
    return patiently(() => this.strapi.db.getSchemaConnection().hasTable(this.table));
  }

  async count(): Promise<number> {
    const rows = await patiently<{ rows: unknown }[]>(() => this.#rows().count({ rows: '*' }));
    return Number(rows[0]?.rows ?? 0);
  }

  async after(id: number, limit: number): Promise<SealedRow[]> {
    const rows = await patiently<RawRow[]>(() =>
      this.#rows().where('id', '>', id).orderBy('id').limit(limit).select(this.#columns)
    );
    return rows.map((row) => this.#sealedRow(row));
  }

  async byIds(ids: readonly number[]): Promise<SealedRow[]> {
    if (ids.length === 0) return [];
    const rows = await patiently<RawRow[]>(() =>
      this.#rows()
        .whereIn('id', [...ids])
        .orderBy('id')
        .select(this.#columns)
    );
    return rows.map((row) => this.#sealedRow(row));
  }

  async replace(replacements: readonly Replacement[], keyId: string): Promise<Set<number>> {
    if (replacements.length === 0) return new Set();
    const { column, keyColumn } = this.sealed;
    // One commit for all: publishing waits for the disk as rarely as possible. The first statement
    // writes, so that SQLite lets it wait for another writer.
    return patiently(() =>
      this.strapi.db.transaction(async ({ trx }) => {
        const stored = new Set<number>();
        for (const { id, from, to } of replacements) {
          const update = this.strapi.db
            .getConnection(this.table)
            .where({ id, [column]: from })
            .update({ [column]: to, [keyColumn]: keyId });
          const changed: number = await update.transacting(
            trx as Parameters<typeof update.transacting>[0]
          );
          if (changed > 0) stored.add(id);
        }
        return stored;
      })
    );
  }

  /** The envelope itself is counted, not the key column: it decides which key opens it. */
  async countByKey(): Promise<KeyCount[]> {
    const { column } = this.sealed;
    const envelopeKey = this.strapi.db.connection.raw(KEY_ID_SQL, [column, column]);
    const rows = await patiently<{ envelope_key: string | null; rows: unknown }[]>(() =>
      this.#rows().select(envelopeKey).count({ rows: '*' }).groupBy('envelope_key')
    );
    return rows.map(({ envelope_key: keyId, rows: count }) => ({
      keyId: keyId !== null && KEY_ID.test(keyId) ? keyId : null,
      rows: Number(count),
    }));
  }

  #rows() {
    return this.strapi.db.getConnection(this.table).whereNotNull(this.sealed.column);
  }

  get #columns(): string[] {
    const { column, keyColumn, reads } = this.sealed;
    return ['id', column, keyColumn, ...reads];
  }

  #sealedRow(row: RawRow): SealedRow {
    const { column, keyColumn, contextOf, subjectOf } = this.sealed;
    const keyId = row[keyColumn];
    return {
      id: Number(row['id']),
      envelope: String(row[column]),
      keyId: typeof keyId === 'string' ? keyId : null,
      context: contextOf(row),
      subject: subjectOf(row),
    };
  }
}
