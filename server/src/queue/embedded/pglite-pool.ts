import { EventEmitter } from 'node:events';

import type { PGlite } from '@electric-sql/pglite';
import type { PgPool, PgPoolClient, PgQueryResult } from 'bullmq';

import { AsyncLock } from './async-lock';

/** BullMQ's command files begin with SQL comments, which would hide a LISTEN. */
const LEADING_COMMENTS = /^(?:\s*--[^\n]*\n)+/;
const LISTEN = /^\s*(UN)?LISTEN\s+"?([\w*]+)"?/i;
const BEGIN = /^\s*(?:BEGIN|START\s+TRANSACTION)\b/i;
const END = /^\s*(?:COMMIT|ROLLBACK|END)\b/i;

/**
 * Gives PGlite, which has a single session, the shape of a `pg.Pool`: every statement waits for
 * the one lock, and a client that began a transaction keeps it until the transaction ends.
 */
export class PglitePool extends EventEmitter implements PgPool {
  readonly #lock = new AsyncLock();

  constructor(private readonly db: PGlite) {
    super();
  }

  async query<R = unknown>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    const release = await this.#lock.acquire();
    try {
      return await runStatement<R>(this.db, text, params);
    } finally {
      release();
    }
  }

  connect(): Promise<PgPoolClient> {
    return Promise.resolve(new PgliteClient(this.db, this.#lock));
  }

  /** The database belongs to the queue that made it, which closes it. */
  end(): Promise<void> {
    return Promise.resolve();
  }
}

class PgliteClient extends EventEmitter implements PgPoolClient {
  #releaseTransaction: (() => void) | null = null;
  readonly #unlisten = new Map<string, () => Promise<void>>();

  constructor(
    private readonly db: PGlite,
    private readonly lock: AsyncLock
  ) {
    super();
    // One client serves every blocked worker of a backend.
    this.setMaxListeners(0);
  }

  async query<R = unknown>(text: string, params?: readonly unknown[]): Promise<PgQueryResult<R>> {
    const statement = text.replace(LEADING_COMMENTS, '');
    const listen = LISTEN.exec(statement);
    if (listen) return this.#subscribe(listen[2] ?? '', Boolean(listen[1]));
    if (BEGIN.test(statement)) this.#releaseTransaction ??= await this.lock.acquire();
    if (this.#releaseTransaction) return this.#inTransaction<R>(statement, params);
    const release = await this.lock.acquire();
    try {
      return await runStatement<R>(this.db, statement, params);
    } finally {
      release();
    }
  }

  release(): void {
    const unlisten = [...this.#unlisten.values()];
    this.#unlisten.clear();
    for (const stop of unlisten) void stop().catch(() => undefined);
    if (!this.#releaseTransaction) return;
    const unlock = this.#releaseTransaction;
    this.#releaseTransaction = null;
    void this.db
      .exec('ROLLBACK')
      .catch(() => undefined)
      .finally(unlock);
  }

  async #inTransaction<R>(statement: string, params?: readonly unknown[]) {
    try {
      return await runStatement<R>(this.db, statement, params);
    } finally {
      if (END.test(statement)) {
        this.#releaseTransaction?.();
        this.#releaseTransaction = null;
      }
    }
  }

  async #subscribe<R>(channel: string, stop: boolean): Promise<PgQueryResult<R>> {
    if (stop) {
      await this.#unlisten.get(channel)?.();
      this.#unlisten.delete(channel);
    } else if (!this.#unlisten.has(channel)) {
      const unlisten = await this.db.listen(channel, (payload) => {
        this.emit('notification', { channel, payload });
      });
      this.#unlisten.set(channel, () => unlisten());
    }
    return { rows: [], rowCount: 0 };
  }
}

const runStatement = async <R>(
  db: PGlite,
  text: string,
  params?: readonly unknown[]
): Promise<PgQueryResult<R>> => {
  if (params && params.length > 0) {
    const { rows, affectedRows } = await db.query<R>(text, [...params]);
    return { rows, rowCount: affectedRows ?? rows.length };
  }
  const results = await db.exec(text);
  const last = results.at(-1);
  const rows = (last?.rows ?? []) as R[];
  return { rows, rowCount: last?.affectedRows ?? rows.length };
};
