import { bytesOf, type Piece } from './place';

export type Row = Record<string, unknown>;

/** One statement of PostgreSQL; resolves with its rows. */
export type Query = (sql: string, values?: readonly unknown[]) => Promise<Row[]>;

const TABLES = `SELECT format('%I.%I', table_schema, table_name) AS name
  FROM information_schema.tables
  WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
  ORDER BY 1`;

const PLANTED = 'public.planted';

/** Every value of every table of a PostgreSQL. */
export async function* dumpTables(query: Query): AsyncIterable<Piece> {
  for (const { name } of await query(TABLES)) {
    const table = String(name);
    yield* valuesOf(table, await query(`SELECT * FROM ${table}`));
  }
}

/** A new table that holds the texts in the ways in which columns hold texts. */
export const plantInTables = async (query: Query, texts: readonly string[]): Promise<void> => {
  await query(`CREATE TABLE ${PLANTED} (as_text text, as_json jsonb, as_bytes bytea)`);
  for (const [place, text] of texts.entries()) {
    const values = [null, null, null] as (string | Buffer | null)[];
    values[place % values.length] = [text, JSON.stringify({ text }), Buffer.from(text)][
      place % values.length
    ] as string | Buffer;
    await query(`INSERT INTO ${PLANTED} VALUES ($1, $2, $3)`, values);
  }
};

export function* valuesOf(table: string, rows: readonly Row[]): Iterable<Piece> {
  for (const row of rows) {
    for (const [column, value] of Object.entries(row)) {
      const bytes = bytesOf(value);
      if (bytes) yield { where: `${table}.${column}`, bytes };
    }
  }
}
