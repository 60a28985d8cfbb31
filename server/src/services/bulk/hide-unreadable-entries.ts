import type { Core, UID } from '@strapi/types';

import { tableOf } from '../database/table';
import type { BulkRow } from './bulk-row';
import type { EntryAccess } from './entry-access';

interface RowGroup {
  uid: string;
  locale: string;
  rows: BulkRow[];
}

/**
 * Rows as a person may see them: of entries that they may not read, only what became of them.
 * Deleted entries are shown to those who may read their type.
 */
export const hideUnreadableEntries = async (
  strapi: Core.Strapi,
  rows: readonly BulkRow[],
  access: EntryAccess
): Promise<BulkRow[]> => {
  const hidden = new Set<BulkRow>();
  for (const group of groupsOf(rows)) {
    for (const row of await unreadable(strapi, group, access)) hidden.add(row);
  }
  return rows.map((row) => (hidden.has(row) ? withoutEntry(row) : row));
};

const unreadable = async (
  strapi: Core.Strapi,
  { uid, locale, rows }: RowGroup,
  access: EntryAccess
): Promise<BulkRow[]> => {
  const conditions = await access.conditionsOf(uid);
  if (!conditions) return rows;
  const ids = idsOf(rows);
  const found = (await strapi.documents(uid as UID.ContentType).findMany({
    status: 'draft',
    ...(locale === '' ? {} : { locale }),
    filters: { $and: [conditions, { documentId: { $in: ids } }] },
    fields: ['documentId'],
  } as never)) as unknown as { documentId: string }[];
  const open = new Set(found.map(({ documentId }) => documentId));
  const closed = rows.filter(({ entryDocumentId }) => !open.has(entryDocumentId ?? ''));
  if (closed.length === 0) return [];
  const there = await existing(strapi, { uid, locale, rows: closed });
  return closed.filter(({ entryDocumentId }) => there.has(entryDocumentId ?? ''));
};

const existing = async (
  strapi: Core.Strapi,
  { uid, locale, rows }: RowGroup
): Promise<ReadonlySet<string>> => {
  const found = await tableOf<{ documentId: string }>(strapi, uid).findMany({
    where: { documentId: { $in: idsOf(rows) }, ...(locale === '' ? {} : { locale }) },
    select: ['documentId'],
  });
  return new Set(found.map(({ documentId }) => documentId));
};

const idsOf = (rows: readonly BulkRow[]): string[] => [
  ...new Set(rows.flatMap(({ entryDocumentId }) => entryDocumentId ?? [])),
];

const groupsOf = (rows: readonly BulkRow[]): RowGroup[] => {
  const groups = new Map<string, RowGroup>();
  for (const row of rows) {
    if (row.entryUid === null) continue;
    const locale = row.locale ?? '';
    const key = JSON.stringify([row.entryUid, locale]);
    const group = groups.get(key) ?? { uid: row.entryUid, locale, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
};

const withoutEntry = (row: BulkRow): BulkRow => ({
  ...row,
  ...{ entryDocumentId: null, entryTitle: null, text: null },
  problem: 'You may not read this entry.',
});
