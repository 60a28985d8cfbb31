import { createRequire } from 'node:module';

import { Pool } from 'pg';

/** A row of `distribution_logs`, as far as the verdict needs it. */
export interface DeliveryRow {
  id: number;
  entryDocumentId: string;
  platform: string;
  state: string;
  platformPostId: string | null;
  reason: string | null;
  error: string | null;
  isAtRest: boolean;
}

export interface OpenWork {
  /** Deliveries that are not at rest, and publishes no rule was applied to. */
  open: number;
  /** Deliveries at rest. */
  atRest: number;
}

/** The plugin's tables, read behind its back. */
export interface DeliveryTables {
  work(): Promise<OpenWork>;
  rows(): Promise<DeliveryRow[]>;
  close(): Promise<void>;
}

/** `unknown` without a date waits for a person; nothing else that is unfinished is at rest. */
const AT_REST = `(state in ('published', 'failed', 'missed', 'cancelled')
  or (state = 'unknown' and due_at is null and lease_token is null))`;

const WORK = `select
  (select count(*) from distribution_logs where not ${AT_REST})
    + (select count(*) from distribution_outbox) as open,
  (select count(*) from distribution_logs where ${AT_REST}) as rest`;

const ROWS = `select id, entry_document_id as entry, platform, state, platform_post_id as post,
  reason, error_message as error, case when ${AT_REST} then 1 else 0 end as rest
  from distribution_logs order by id`;

type Row = Record<string, string | number | null>;
type Query = (sql: string) => Promise<Row[]>;

export const openSqlite = (filename: string): DeliveryTables => {
  const database = loadSqlite()(filename, { readonly: true, timeout: 10_000 });
  return tablesOf(
    (sql) => Promise.resolve(database.prepare(sql).all() as Row[]),
    () => Promise.resolve(database.close())
  );
};

export const openPostgres = (url: string): DeliveryTables => {
  const pool = new Pool({ connectionString: url, max: 2 });
  pool.on('error', () => undefined);
  return tablesOf(
    async (sql) => (await pool.query<Row>(sql)).rows,
    () => pool.end()
  );
};

const tablesOf = (query: Query, close: () => Promise<unknown>): DeliveryTables => ({
  async work() {
    const [row] = await query(WORK);
    return { open: Number(row?.['open']), atRest: Number(row?.['rest']) };
  },
  async rows() {
    return (await query(ROWS)).map((row) => ({
      id: Number(row['id']),
      entryDocumentId: String(row['entry']),
      platform: String(row['platform']),
      state: String(row['state']),
      platformPostId: textOf(row['post']),
      reason: textOf(row['reason']),
      error: textOf(row['error']),
      isAtRest: Number(row['rest']) === 1,
    }));
  },
  async close() {
    await close();
  },
});

const textOf = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);

interface SqliteDatabase {
  prepare(sql: string): { all(): unknown[] };
  close(): void;
}

type OpenSqlite = (
  filename: string,
  options: { readonly: boolean; timeout: number }
) => SqliteDatabase;

/** Strapi's own driver, which has no types. */
const loadSqlite = (): OpenSqlite => createRequire(__filename)('better-sqlite3') as OpenSqlite;
