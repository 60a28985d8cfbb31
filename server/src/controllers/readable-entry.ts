import type { Core, UID } from '@strapi/types';
import type { Context } from 'koa';

import type { EntryRef } from '../services/mappings/entry-loader';
import { assertMayRead, permissionsFor } from './entry-access';
import { forbidden } from './forbidden';

interface WantedEntry {
  uid: string;
  /** The one that was changed last when left out. */
  documentId?: string | undefined;
  /** Any when left out. */
  locale?: string | undefined;
}

interface FoundEntry {
  documentId: string;
  locale?: string | null;
}

/**
 * An entry, drafts included, that the person may read in the Content Manager; null when there is
 * none and none was named. @throws 403 or 404
 */
export const readableEntry = async (
  strapi: Core.Strapi,
  ctx: Context,
  { uid, documentId, locale }: WantedEntry
): Promise<EntryRef | null> => {
  const found = await findNewest(strapi, ctx, { uid, documentId, locale });
  if (!found && documentId === undefined) return null;
  const ref = {
    uid,
    documentId: found?.documentId ?? documentId ?? '',
    locale: found?.locale ?? locale ?? '',
  };
  await assertMayRead(strapi, ctx, ref);
  return ref;
};

/** Among those that conditions of the person's role let through. */
const findNewest = async (
  strapi: Core.Strapi,
  ctx: Context,
  { uid, documentId, locale }: WantedEntry
): Promise<FoundEntry | null> => {
  if (documentId !== undefined && locale !== undefined) return { documentId, locale };
  const permissions = permissionsFor(strapi, ctx, uid);
  if (permissions.cannot.read()) throw forbidden('You may not read entries of this content-type.');
  const { filters = {} } = await permissions.sanitizedQuery.read({});
  const own = documentId === undefined ? [] : [{ documentId }];
  const [newest = null] = (await strapi.documents(uid as UID.ContentType).findMany({
    status: 'draft',
    locale: locale || '*',
    sort: 'updatedAt:desc',
    limit: 1,
    filters: { $and: [filters, ...own] },
  } as never)) as FoundEntry[];
  return newest;
};
