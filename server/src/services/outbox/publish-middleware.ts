import type { Core, Modules } from '@strapi/types';

import type { EntryRef } from '../adaptation/entry-loader';
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
      if (!getService(strapi, 'entries').isDistributable(context.uid)) return result;
      const entries = publishedEntries(context.uid, result);
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

/** One per locale: `publish` returns entries, `create` and `update` the entry itself. */
const publishedEntries = (uid: string, result: unknown): EntryRef[] => {
  if (typeof result !== 'object' || result === null) return [];
  const { entries } = result as { entries?: unknown };
  const rows: unknown[] = Array.isArray(entries) ? entries : [result];
  return rows.flatMap((row) => {
    const { documentId, locale } = row as { documentId?: unknown; locale?: unknown };
    if (typeof documentId !== 'string') return [];
    return [{ uid, documentId, locale: typeof locale === 'string' ? locale : '' }];
  });
};

const requester = (strapi: Core.Strapi): string | null => {
  const state = strapi.requestContext.get()?.state as { user?: { id?: unknown } } | undefined;
  const id = state?.user?.id;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null;
};
