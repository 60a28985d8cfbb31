import type { Core } from '@strapi/types';

export type Where = Record<string, unknown>;

interface FindParams {
  where?: Where;
  select?: string[];
  populate?: Record<string, unknown> | string[];
  orderBy?: Record<string, 'asc' | 'desc'> | Record<string, 'asc' | 'desc'>[];
  limit?: number;
  offset?: number;
}

/**
 * Strapi's query engine with our own row type: plugin UIDs are untyped outside a generated app.
 * Datetimes are ISO strings in UTC, JSON columns are parsed.
 */
export interface Table<Row> {
  findOne(params: FindParams): Promise<Row | null>;
  findMany(params: FindParams): Promise<Row[]>;
  count(params: { where?: Where }): Promise<number>;
  create(params: { data: Record<string, unknown> }): Promise<Row>;
  /** One INSERT for all; of several, read them back by a key of their own. */
  createMany(params: {
    data: Record<string, unknown>[];
  }): Promise<{ count: number; ids: (number | string)[] }>;
  update(params: { where: Where; data: Record<string, unknown> }): Promise<Row | null>;
  /** One UPDATE; `count` is the number of rows that matched, so a condition can be a claim. */
  updateMany(params: { where: Where; data: Record<string, unknown> }): Promise<{ count: number }>;
  delete(params: { where: Where }): Promise<Row | null>;
  deleteMany(params: { where: Where }): Promise<{ count: number }>;
}

export const tableOf = <Row>(strapi: Core.Strapi, uid: string): Table<Row> => strapi.db.query(uid);

/**
 * Inserts a row of a table without relations and says its number. `create` opens a transaction of
 * its own and reads the row back: four statements, where a person waits for them.
 */
export const insertOne = async <Row>(
  table: Table<Row>,
  data: Record<string, unknown>
): Promise<number> => {
  const { ids } = await table.createMany({ data: [data] });
  const id = Number(ids[0]);
  if (!Number.isSafeInteger(id)) throw new Error('The database did not say the number of a row.');
  return id;
};
