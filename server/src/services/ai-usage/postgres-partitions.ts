import type { Core } from '@strapi/types';

/** A connection or a transaction of Strapi's database. */
export type Knex = Core.Strapi['db']['connection'];

/** A table with the columns `id` and `created_at`, in partitions by month of the latter. */
export interface PartitionedTable {
  /** Null: the first of the search path. */
  schema: string | null;
  name: string;
  indexes: readonly { name: string; columns: readonly string[] }[];
}

/** Turns a plain table into a partitioned one, with all its rows; one that is one stays as it is. */
export const toPartitions = async (trx: Knex, table: PartitionedTable): Promise<void> => {
  if (!(await isPartitioned(trx, table))) await rebuild(trx, table);
  for (const { name, columns } of table.indexes) {
    const places = columns.map(() => '??').join(', ');
    const names = [name, placeOf(table), ...columns];
    await trx.raw(`CREATE INDEX IF NOT EXISTS ?? ON ?? (${places})`, names);
  }
};

export const isPartitioned = async (trx: Knex, table: PartitionedTable): Promise<boolean> => {
  const { rows }: { rows: { kind: string }[] } = await trx.raw(
    'SELECT relkind AS kind FROM pg_class WHERE oid = to_regclass(?)',
    [quoted(table)]
  );
  return rows[0]?.kind === 'p';
};

/**
 * Nobody writes until the transaction ends. A row that is on its way to the default partition while
 * its own one is made would be refused there.
 */
export const holdWriters = async (trx: Knex, table: PartitionedTable): Promise<void> => {
  await trx.raw('LOCK TABLE ?? IN SHARE ROW EXCLUSIVE MODE', [placeOf(table)]);
};

/**
 * The month gets a partition of its own, and what lies in the default one of it moves there:
 * PostgreSQL refuses to make one beside rows that belong into it.
 *
 * @param month `2026-11`
 */
export const makePartition = async (
  trx: Knex,
  table: PartitionedTable,
  month: string
): Promise<void> => {
  const part = placeOf(table, suffixOf(month));
  const rest = placeOf(table, DEFAULT);
  const bounds = [firstOf(month), firstOf(after(month))];
  await trx.raw('CREATE TABLE ?? (LIKE ?? INCLUDING DEFAULTS)', [part, placeOf(table)]);
  await trx.raw(
    `WITH moved AS (DELETE FROM ?? WHERE created_at >= ? AND created_at < ? RETURNING *)
     INSERT INTO ?? SELECT * FROM moved`,
    [rest, ...bounds, part]
  );
  // No bindings are allowed in a definition; both are made of figures here.
  const [from, to] = bounds;
  await trx.raw(`ALTER TABLE ?? ATTACH PARTITION ?? FOR VALUES FROM ('${from}') TO ('${to}')`, [
    placeOf(table),
    part,
  ]);
};

export const removePartition = async (
  trx: Knex,
  table: PartitionedTable,
  month: string
): Promise<void> => {
  await trx.raw('DROP TABLE IF EXISTS ??', [placeOf(table, suffixOf(month))]);
};

/** Months that have a partition: `2026-11`, in order. */
export const partitionsOf = async (trx: Knex, table: PartitionedTable): Promise<string[]> => {
  const { rows }: { rows: { name: string }[] } = await trx.raw(
    `SELECT part.relname AS name FROM pg_inherits
     JOIN pg_class part ON part.oid = inhrelid
     WHERE inhparent = to_regclass(?) ORDER BY part.relname`,
    [quoted(table)]
  );
  return rows.flatMap(({ name }) => {
    const [, year, month] = /_(\d{4})_(\d{2})$/.exec(name) ?? [];
    return year && month ? [`${year}-${month}`] : [];
  });
};

/** Months of rows that found no partition of their own. */
export const strayMonths = async (trx: Knex, table: PartitionedTable): Promise<string[]> => {
  const { rows }: { rows: { month: string }[] } = await trx.raw(
    `SELECT DISTINCT to_char(created_at, 'YYYY-MM') AS month FROM ?? ORDER BY month`,
    [placeOf(table, DEFAULT)]
  );
  return rows.map(({ month }) => month);
};

const DEFAULT = 'default';

/**
 * Made anew from its own columns, whatever a version of the plugin has given it: the primary key of a
 * partitioned table has to hold what it is partitioned by.
 */
const rebuild = async (trx: Knex, table: PartitionedTable): Promise<void> => {
  const name = placeOf(table);
  const plain = placeOf(table, 'plain');
  await trx.raw('LOCK TABLE ?? IN ACCESS EXCLUSIVE MODE', [name]);
  await trx.raw('ALTER TABLE ?? RENAME TO ??', [name, `${table.name}_plain`]);
  await trx.raw(
    'CREATE TABLE ?? (LIKE ?? INCLUDING DEFAULTS, PRIMARY KEY (id, created_at)) PARTITION BY RANGE (created_at)',
    [name, plain]
  );
  await trx.raw('CREATE TABLE ?? PARTITION OF ?? DEFAULT', [placeOf(table, DEFAULT), name]);
  await trx.raw('INSERT INTO ?? SELECT * FROM ??', [name, plain]);
  const { rows }: { rows: { sequence: string | null }[] } = await trx.raw(
    `SELECT pg_get_serial_sequence(?, 'id') AS sequence`,
    [quoted({ ...table, name: `${table.name}_plain` })]
  );
  const [{ sequence = null } = {}] = rows;
  // It goes with the column that owns it.
  if (sequence) await trx.raw(`ALTER SEQUENCE ${sequence} OWNED BY ??.id`, [name]);
  await trx.raw('DROP TABLE ??', [plain]);
};

/** For `??`, which quotes what is between the dots. */
const placeOf = ({ schema, name }: PartitionedTable, suffix = ''): string => {
  const full = suffix === '' ? name : `${name}_${suffix}`;
  return schema === null ? full : `${schema}.${full}`;
};

/** As PostgreSQL reads a name from a text. */
const quoted = (table: PartitionedTable): string =>
  placeOf(table)
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');

const suffixOf = (month: string): string => month.replace('-', '_');

const firstOf = (month: string): string => `${month}-01 00:00:00`;

const after = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
};
