import type { Core } from '@strapi/types';

import { tableOf } from '../database/table';
import type { EntryRef } from '../mappings/entry-loader';
import { schemasOf } from '../mappings/schemas';

interface VersionRow {
  documentId: string;
  locale: string | null;
}

/** The languages in which an entry is published, or (`all`) is there at all. */
export const languagesOf = async (
  strapi: Core.Strapi,
  { uid, documentId, which }: { uid: string; documentId: string; which: 'published' | 'all' }
): Promise<ReadonlySet<string>> => {
  const published = which === 'published' ? { publishedAt: { $notNull: true } } : {};
  const rows = await tableOf<VersionRow>(strapi, uid).findMany({
    where: { documentId, ...published },
    select: ['locale'],
  });
  return new Set(rows.map(({ locale }) => locale ?? ''));
};

/** Whether there is anything of an entry in its language, drafts included. */
export const isThere = async (
  strapi: Core.Strapi,
  { uid, documentId, locale }: EntryRef
): Promise<boolean> => {
  // A content-type that was removed took its entries along.
  if (!schemasOf(strapi).typeOf(uid)) return false;
  return (await languagesOf(strapi, { uid, documentId, which: 'all' })).has(locale);
};

/** One per language. Read by row id: the caller may have asked for fields without the locale. */
export const entriesOfResult = async (
  strapi: Core.Strapi,
  uid: string,
  result: unknown
): Promise<EntryRef[]> => {
  const ids = idsIn(result);
  if (ids.length === 0) return [];
  const rows = await tableOf<VersionRow>(strapi, uid).findMany({
    where: { id: { $in: ids } },
    select: ['documentId', 'locale'],
    orderBy: { id: 'asc' },
  });
  return rows.map(({ documentId, locale }) => ({ uid, documentId, locale: locale ?? '' }));
};

/** `publish` and `clone` return entries, `create` and `update` the entry itself. */
const idsIn = (result: unknown): number[] => {
  if (typeof result !== 'object' || result === null) return [];
  const { entries } = result as { entries?: unknown };
  const rows: unknown[] = Array.isArray(entries) ? entries : [result];
  return rows
    .map((row) => (row as { id?: unknown } | null)?.id)
    .filter((id): id is number => typeof id === 'number');
};
