import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { mayReadHistory } from './entry-access';

/** Rows that are about an entry. */
interface EntryColumns {
  entryUid: string;
  entryDocumentId: string;
  entryLocale: string;
}

/** Those about entries that the person may read; each entry is looked up once. */
export const readableRows = async <Row extends EntryColumns>(
  strapi: Core.Strapi,
  ctx: Context,
  rows: readonly Row[]
): Promise<Row[]> => {
  const verdicts = new Map<string, Promise<boolean>>();
  const kept = await Promise.all(
    rows.map(({ entryUid: uid, entryDocumentId: documentId, entryLocale: locale }) => {
      const entry = { uid, documentId, locale };
      const key = JSON.stringify(entry);
      const verdict = verdicts.get(key) ?? mayReadHistory(strapi, ctx, entry);
      verdicts.set(key, verdict);
      return verdict;
    })
  );
  return rows.filter((_, place) => kept[place]);
};
