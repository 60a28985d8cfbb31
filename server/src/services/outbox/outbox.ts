import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import { reached } from '../deliveries/delivery-steps';
import { systemClock } from '../environment';
import { getService } from '../get-service';
import type { EntryFact, PublishVia } from './entry-fact';
import type { OutboxRow } from './outbox-row';
import { workOff } from './work-off';

/** A publish, or its taking back, that could not be worked off. */
export interface OutboxProblem extends Pick<
  OutboxRow,
  'id' | 'entryUid' | 'entryDocumentId' | 'locale' | 'at'
> {
  attempts: number;
  problem: string;
}

/** How it came about. */
export interface Circumstances {
  via: PublishVia;
  /** Id of the admin user; null: nobody in the admin. */
  requestedBy: string | null;
}

const BATCH = 100;
/**
 * A row that cannot be worked off this often, half a day long, is left alone; it stays, with its
 * problem beside it.
 */
const MAX_ATTEMPTS = 20;
/** So many failures are no reason to wait; after the next one a minute passes, then twice as long, ms. */
const QUICK_ATTEMPTS = 3;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 60 * 60_000;

/**
 * "These entries were published" (or unpublished, or deleted), from the change's own transaction to
 * what follows from it. A row goes only after all of that was done, and doing it twice does nothing
 * more: so nothing is lost and nothing is doubled.
 */
export class Outbox {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Joins the running transaction, so a change that is rolled back leaves nothing behind. */
  async write(facts: readonly EntryFact[], circumstances: Circumstances): Promise<void> {
    await inTransaction(this.strapi, async ({ onCommit }) => {
      const at = new Date(systemClock.now());
      const rows = facts.map(({ entry, change, isFirst }) => ({
        entryUid: entry.uid,
        entryDocumentId: entry.documentId,
        locale: entry.locale,
        ...{ change, isFirst, ...circumstances, at, attempts: 0 },
      }));
      for (let from = 0; from < rows.length; from += BATCH) {
        await this.#table.createMany({ data: rows.slice(from, from + BATCH) });
      }
      // A failed nudge is made up for by the sweep.
      onCommit(() => {
        void getService(this.strapi, 'queue').nudgeOutbox();
      });
    });
  }

  /** Works off what is there, oldest first. */
  async relay(): Promise<void> {
    for (let afterId = 0; ;) {
      const rows = await this.#table.findMany({
        where: { id: { $gt: afterId }, ...whereDue(systemClock.now()) },
        orderBy: { id: 'asc' },
        limit: BATCH,
      });
      for (const row of rows) await this.#relayOne(row);
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      afterId = last.id;
    }
  }

  /** What could not be worked off, newest first. */
  async problems(): Promise<OutboxProblem[]> {
    const rows = await this.#table.findMany({
      where: { problem: { $notNull: true } },
      orderBy: { id: 'desc' },
      limit: BATCH,
    });
    return rows.map(({ id, entryUid, entryDocumentId, locale, at, attempts, problem }) => ({
      ...{ id, entryUid, entryDocumentId, locale, at },
      attempts: attempts ?? 0,
      problem: problem ?? '',
    }));
  }

  /** Another set of attempts. @throws 404 */
  async retry(id: number): Promise<void> {
    const data = { attempts: 0, tryAt: null };
    const { count } = await this.#table.updateMany({ where: { id }, data });
    if (count === 0) throw new errors.NotFoundError('This publish is not waiting any more.');
    await getService(this.strapi, 'queue').nudgeOutbox();
  }

  async #relayOne(row: OutboxRow): Promise<void> {
    const { strapi } = this;
    reached('outbox-read', null);
    try {
      await workOff(strapi, row);
      reached('outbox-applied', null);
      await this.#table.deleteMany({ where: { id: row.id } });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      strapi.log.error(
        `Social distribution: what follows from a publish of ${row.entryUid} failed: ${problem}`
      );
      const attempts = (row.attempts ?? 0) + 1;
      const tryAt = tryAtAfter(attempts);
      await this.#table.updateMany({ where: { id: row.id }, data: { attempts, problem, tryAt } });
    }
  }

  get #table(): Table<OutboxRow> {
    return tableOf<OutboxRow>(this.strapi, UIDS.outbox);
  }
}

export const createOutbox = ({ strapi }: { strapi: Core.Strapi }): Outbox => new Outbox(strapi);

const whereDue = (now: number) => ({
  attempts: { $lt: MAX_ATTEMPTS },
  $or: [{ tryAt: { $null: true } }, { tryAt: { $lte: new Date(now) } }],
});

/** Every publish of somebody else makes the outbox be looked at, so looking is no measure of time. */
const tryAtAfter = (attempts: number): Date | null => {
  const waits = attempts - QUICK_ATTEMPTS;
  if (waits <= 0) return null;
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (waits - 1), LONGEST_WAIT_MS);
  return new Date(systemClock.now() + waitMs);
};
