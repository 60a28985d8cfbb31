import type { Core, Modules } from '@strapi/types';

import type { EntryRef } from '../mappings/entry-loader';
import { tableOf } from '../database/table';
import { getService } from '../get-service';

type Middleware = Modules.Documents.Middleware.Middleware;

/**
 * Sees every publish and writes it to the outbox inside the publish's own (outer) transaction.
 * `create` and `update` with `status: 'published'` publish without a `publish` action. Reads and all
 * other actions pass untouched; no network, and never a failure of the editor's save.
 */
export const createPublishMiddleware =
  ({ strapi }: { strapi: Core.Strapi }): Middleware =>
  async (context, next) => {
    const result = await next();
    if (!publishes(context)) return result;
    try {
      if (!(await getService(strapi, 'entries').isDistributable(context.uid))) return result;
      const entries = await publishedEntries(strapi, context.uid, result);
      if (entries.length > 0) await getService(strapi, 'outbox').write(entries, requester(strapi));
    } catch (error) {
      strapi.log.error(
        `Social distribution: publishing ${context.uid} was not noticed: ${String(error)}`
      );
    }
    return result;
  };

const publishes = ({ action, params }: Parameters<Middleware>[0]): boolean => {
  if (action === 'publish') return true;
  if (action !== 'create' && action !== 'update') return false;
  return (params as { status?: unknown }).status === 'published';
};

interface PublishedRow {
  documentId: string;
  locale: string | null;
}

/** One per locale. Read by row id: the caller may have asked for fields without the locale. */
const publishedEntries = async (
  strapi: Core.Strapi,
  uid: string,
  result: unknown
): Promise<EntryRef[]> => {
  const ids = publishedIds(result);
  if (ids.length === 0) return [];
  const rows = await tableOf<PublishedRow>(strapi, uid).findMany({
    where: { id: { $in: ids } },
    select: ['documentId', 'locale'],
    orderBy: { id: 'asc' },
  });
  return rows.map(({ documentId, locale }) => ({ uid, documentId, locale: locale ?? '' }));
};

/** `publish` returns entries, `create` and `update` the entry itself. */
const publishedIds = (result: unknown): number[] => {
  if (typeof result !== 'object' || result === null) return [];
  const { entries } = result as { entries?: unknown };
  const rows: unknown[] = Array.isArray(entries) ? entries : [result];
  return rows
    .map((row) => (row as { id?: unknown } | null)?.id)
    .filter((id): id is number => typeof id === 'number');
};

const requester = (strapi: Core.Strapi): string | null => {
  const state = strapi.requestContext.get()?.state as { user?: { id?: unknown } } | undefined;
  const id = state?.user?.id;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null;
};
