import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { EntryRef } from '../mappings/entry-loader';
import { tableOf, type Table } from '../database/table';
import { inTransaction } from '../database/transaction';
import { reached } from '../deliveries/delivery-steps';
import { getService } from '../get-service';
import { applyRules } from '../rules/apply-rules';

interface OutboxRow {
  id: number;
  entryUid: string;
  entryDocumentId: string;
  locale: string;
  requestedBy: string | null;
  at: string;
  attempts: number | null;
  problem: string | null;
}

/** A publish whose rules could not be applied. */
export interface OutboxProblem extends Omit<OutboxRow, 'attempts' | 'problem' | 'requestedBy'> {
  attempts: number;
  problem: string;
}

const BATCH = 100;
/** A row that cannot be worked off this often is left alone; it stays, with its problem beside it. */
const MAX_ATTEMPTS = 20;

/**
 * "These entries were published", from the publish's own transaction to the rules. A row goes only
 * after the rules were applied, and applying them twice does nothing more: so nothing is lost and
 * nothing is doubled.
 */
export class Outbox {
  constructor(private readonly strapi: Core.Strapi) {}

  /** Joins the running transaction, so a rolled-back publish leaves nothing behind. */
  async write(entries: readonly EntryRef[], requestedBy: string | null): Promise<void> {
    await inTransaction(this.strapi, async ({ onCommit }) => {
      for (const { uid, documentId, locale } of entries) {
        await this.#table.create({
          data: {
            entryUid: uid,
            entryDocumentId: documentId,
            locale,
            requestedBy,
            at: new Date(),
            attempts: 0,
          },
        });
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
        where: { id: { $gt: afterId }, attempts: { $lt: MAX_ATTEMPTS } },
        orderBy: { id: 'asc' },
        limit: BATCH,
      });
      for (const row of rows) await this.#relayOne(row);
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      afterId = last.id;
    }
  }

  /** Publishes whose rules could not be applied, newest first. */
  async problems(): Promise<OutboxProblem[]> {
    const rows = await this.#table.findMany({
      where: { problem: { $notNull: true } },
      orderBy: { id: 'desc' },
      limit: BATCH,
    });
    return rows.map((row) => ({
      ...row,
      attempts: row.attempts ?? 0,
      problem: row.problem ?? '',
    }));
  }

  /** Another set of attempts. @throws 404 */
  async retry(id: number): Promise<void> {
    const { count } = await this.#table.updateMany({ where: { id }, data: { attempts: 0 } });
    if (count === 0) throw new errors.NotFoundError('This publish is not waiting any more.');
    await getService(this.strapi, 'queue').nudgeOutbox();
  }

  async #relayOne(row: OutboxRow): Promise<void> {
    const { strapi } = this;
    const entry: EntryRef = {
      uid: row.entryUid,
      documentId: row.entryDocumentId,
      locale: row.locale,
    };
    reached('outbox-read', null);
    try {
      await applyRules({ strapi, entry, requestedBy: row.requestedBy });
      reached('outbox-applied', null);
      await this.#table.deleteMany({ where: { id: row.id } });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      strapi.log.error(`Social distribution: rules for ${row.entryUid} failed: ${problem}`);
      const attempts = (row.attempts ?? 0) + 1;
      await this.#table.updateMany({ where: { id: row.id }, data: { attempts, problem } });
    }
  }

  get #table(): Table<OutboxRow> {
    return tableOf<OutboxRow>(this.strapi, UIDS.outbox);
  }
}

export const createOutbox = ({ strapi }: { strapi: Core.Strapi }): Outbox => new Outbox(strapi);
