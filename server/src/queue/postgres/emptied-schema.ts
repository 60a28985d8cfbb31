import type { PgPool } from 'bullmq';

/** Codes for "there is already such a table, type or function". */
const ALREADY_THERE = new Set(['42P07', '42710', '42723']);

/** The tables that BullMQ makes. A schema with any other table is not only ours. */
const QUEUE_TABLES = [
  ...['migration', 'meta', 'job', 'job_log', 'job_dependency', 'event', 'metrics', 'rate_limit'],
  ...['dedup', 'dedup_next', 'scheduler', 'relay_node', 'relay_subscription', 'relay_inbox'],
  'relay_retained',
];

/** Whether somebody emptied all tables, the record of what had been set up included. */
export const isEmptied = (error: unknown): boolean =>
  ALREADY_THERE.has((error as { code?: string }).code ?? '');

/**
 * Removes a schema in which nothing but emptied tables of the queue is left, so that it can be
 * made anew.
 *
 * @throws {Error} the schema holds something else.
 */
export const removeEmptiedSchema = async (pool: PgPool, schema: string): Promise<void> => {
  const { rows } = await pool.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 AND tablename <> ALL ($2)',
    [schema, QUEUE_TABLES]
  );
  const left = await pool.query(`SELECT 1 FROM "${schema}".job LIMIT 1`);
  if (rows.length > 0 || left.rows.length > 0) {
    throw new Error(
      `schema ${schema} holds more than the queue and lacks the record of the queue's version: ` +
        'set queue.namespace to a schema of its own'
    );
  }
  await pool.query(`DROP SCHEMA "${schema}" CASCADE`);
};
