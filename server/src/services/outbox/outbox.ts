import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { EntryRef } from '../adaptation/entry-loader';
import { tableOf } from '../database/table';
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

const BATCH = 100;
/** A row that cannot be worked off this often is given up, loudly. */
const MAX_ATTEMPTS = 20;

/**
 * "These entries were published", from the publish's own transaction to the rules. A row goes only
 * after the rules were applied, and applying them twice does nothing more: so nothing is lost and
 * nothing is doubled.
 */
export const createOutbox = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => tableOf<OutboxRow>(strapi, UIDS.outbox);

  const relayOne = async (row: OutboxRow): Promise<void> => {
    const entry: EntryRef = {
      uid: row.entryUid,
      documentId: row.entryDocumentId,
      locale: row.locale,
    };
    try {
      await applyRules({ strapi, entry, requestedBy: row.requestedBy });
      await table().delete({ where: { id: row.id } });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      const attempts = (row.attempts ?? 0) + 1;
      strapi.log.error(`Social distribution: rules for ${row.entryUid} failed: ${problem}`);
      if (attempts >= MAX_ATTEMPTS) await table().delete({ where: { id: row.id } });
      else await table().updateMany({ where: { id: row.id }, data: { attempts, problem } });
    }
  };

  return {
    /** Joins the running transaction, so a rolled-back publish leaves nothing behind. */
    async write(entries: readonly EntryRef[], requestedBy: string | null): Promise<void> {
      await strapi.db.transaction(async ({ onCommit }) => {
        for (const { uid, documentId, locale } of entries) {
          await table().create({
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
        // Not awaited by Strapi; a failed nudge is made up for by the sweep.
        onCommit(() => {
          void getService(strapi, 'queue').nudgeOutbox();
        });
      });
    },

    /** Works off what is there, oldest first. */
    async relay(): Promise<void> {
      const rows = await table().findMany({ orderBy: { id: 'asc' }, limit: BATCH });
      for (const row of rows) await relayOne(row);
    },
  };
};
