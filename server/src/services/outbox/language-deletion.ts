import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf, type Where } from '../database/table';
import { getService } from '../get-service';
import type { EntryRef } from '../mappings/entry-loader';

const LOCALE_UID = 'plugin::i18n.locale';
/** Rows that are looked at in one query. */
const PAGE = 1_000;

/** What we read of what Strapi tells before it deletes a row. */
interface Deletion {
  params: { where?: Where };
}

/** A row of ours about an entry. */
interface EntryRow {
  id: number;
  entryUid: string;
  entryDocumentId: string;
}

/**
 * Hears of languages that are deleted in Strapi's settings. i18n deletes their entries below the
 * document service, type by type, and then the language itself (read in @strapi/i18n 5.54): so just
 * before its row goes, the entries are gone. Whatever breaks off before is done again by whoever
 * deletes the language again; no failure of ours stops them.
 */
export const watchLanguageDeletion = (strapi: Core.Strapi): void => {
  strapi.db.lifecycles.subscribe({
    models: [LOCALE_UID],
    beforeDelete: async ({ params }: Deletion) => {
      try {
        await tellDeletion(strapi, params.where ?? {});
      } catch (error) {
        strapi.log.error(
          `Social distribution: the deletion of a language was not noticed: ${String(error)}`
        );
      }
    },
  });
};

const tellDeletion = async (strapi: Core.Strapi, where: Where): Promise<void> => {
  const language = await tableOf<{ code: string }>(strapi, LOCALE_UID).findOne({ where });
  if (!language) return;
  const entries = await entriesIn(strapi, language.code);
  const facts = entries.map((entry) => ({ entry, change: 'deleted' as const, isFirst: false }));
  await getService(strapi, 'outbox').write(facts, { via: 'bulk', requestedBy: null });
};

/** Those that we know something of: the others leave nothing behind. */
const entriesIn = async (strapi: Core.Strapi, locale: string): Promise<EntryRef[]> => {
  const known = new Map<string, EntryRef>();
  for (const uid of [UIDS.delivery, UIDS.entrySharing]) {
    for (let afterId = 0; ;) {
      const rows = await tableOf<EntryRow>(strapi, uid).findMany({
        where: { entryLocale: locale, id: { $gt: afterId } },
        select: ['id', 'entryUid', 'entryDocumentId'],
        orderBy: { id: 'asc' },
        limit: PAGE,
      });
      for (const { entryUid, entryDocumentId: documentId } of rows) {
        known.set(`${entryUid} ${documentId}`, { uid: entryUid, documentId, locale });
      }
      afterId = rows.at(-1)?.id ?? 0;
      if (rows.length < PAGE) break;
    }
  }
  return [...known.values()];
};
