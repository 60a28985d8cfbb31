import type { Core, Modules } from '@strapi/types';

import { getService } from '../get-service';
import { schemasOf } from '../mappings/schemas';
import type { EntryFact } from './entry-fact';
import { entriesOfResult, languagesOf } from './entry-languages';
import { currentVia } from './publish-via';

type Middleware = Modules.Documents.Middleware.Middleware;
type Context = Parameters<Middleware>[0];

/** An action that publishes, unpublishes or deletes, as it is about to run. */
interface Watch {
  uid: string;
  kind: 'publish' | 'unpublish' | 'delete';
  /** Undefined: a new one. */
  documentId: string | undefined;
  /** Where it was published; of a deletion, where it was at all. */
  before: ReadonlySet<string>;
}

/**
 * Sees what is published, unpublished and deleted, and writes it to the outbox: inside the transaction
 * around the action where there is one, else right after it (docs/decisions/0006 says why). `create` and `update` with `status: 'published'` publish without a
 * `publish` action, and where a type has no drafts every save does. Reads and all other actions pass
 * untouched; no network, and never a failure of the editor's save.
 */
export const createPublishMiddleware =
  ({ strapi }: { strapi: Core.Strapi }): Middleware =>
  async (context, next) => {
    const kind = kindOf(strapi, context);
    if (kind === null) return next();
    const watch = await quietly(strapi, context.uid, () => begin(strapi, context, kind));
    const result = await next();
    if (watch) await quietly(strapi, context.uid, () => tell(strapi, watch, result));
    return result;
  };

const kindOf = (
  strapi: Core.Strapi,
  { uid, action, params }: Pick<Context, 'uid' | 'action' | 'params'>
): Watch['kind'] | null => {
  if (action === 'publish' || action === 'unpublish' || action === 'delete') return action;
  if (action !== 'create' && action !== 'update' && action !== 'clone') return null;
  const { status } = params as { status?: unknown };
  const publishes = action !== 'clone' && status === 'published';
  return publishes || isAlwaysOut(strapi, uid) ? 'publish' : null;
};

/** A type without drafts: what is saved is out. */
const isAlwaysOut = (strapi: Core.Strapi, uid: string): boolean =>
  schemasOf(strapi).typeOf(uid)?.options?.draftAndPublish !== true;

const begin = async (
  strapi: Core.Strapi,
  { uid, action, params }: Context,
  kind: Watch['kind']
): Promise<Watch | null> => {
  if (!(await getService(strapi, 'entries').isDistributable(uid))) return null;
  const { documentId: named } = params as { documentId?: unknown };
  // A clone names the entry it is made of, and is another one.
  const documentId = typeof named === 'string' && action !== 'clone' ? named : undefined;
  const which = kind === 'delete' ? 'all' : 'published';
  const before =
    documentId === undefined
      ? new Set<string>()
      : await languagesOf(strapi, { uid, documentId, which });
  return { uid, kind, documentId, before };
};

const tell = async (strapi: Core.Strapi, watch: Watch, result: unknown): Promise<void> => {
  const facts =
    watch.kind === 'publish'
      ? await publishedFacts(strapi, watch, result)
      : await goneFacts(strapi, watch);
  const [first] = facts;
  if (!first) return;
  const { uid, kind } = watch;
  const type = kind === 'publish' ? 'publish' : 'unpublish';
  const { documentId } = first.entry;
  const via = await currentVia(strapi, { uid, documentId, type });
  // The users of an app's own API are no admins, whose ids they may share.
  const requestedBy = via === 'api' ? null : requester(strapi);
  await getService(strapi, 'outbox').write(facts, { via, requestedBy });
};

const publishedFacts = async (
  strapi: Core.Strapi,
  { uid, before }: Watch,
  result: unknown
): Promise<EntryFact[]> => {
  const entries = await entriesOfResult(strapi, uid, result);
  return entries.map((entry) => ({
    ...{ entry, change: 'published' },
    isFirst: !before.has(entry.locale),
  }));
};

/** Told by what was there and is not any more: the action may name one language, several or `*`. */
const goneFacts = async (
  strapi: Core.Strapi,
  { uid, kind, documentId, before }: Watch
): Promise<EntryFact[]> => {
  if (documentId === undefined || before.size === 0) return [];
  const which = kind === 'delete' ? 'all' : 'published';
  const after = await languagesOf(strapi, { uid, documentId, which });
  const change = kind === 'delete' ? 'deleted' : 'unpublished';
  return [...before]
    .filter((locale) => !after.has(locale))
    .map((locale) => ({ entry: { uid, documentId, locale }, change, isFirst: false }));
};

const requester = (strapi: Core.Strapi): string | null => {
  const state = strapi.requestContext.get()?.state as { user?: { id?: unknown } } | undefined;
  const id = state?.user?.id;
  return typeof id === 'number' || typeof id === 'string' ? String(id) : null;
};

const quietly = async <Result>(
  strapi: Core.Strapi,
  uid: string,
  work: () => Promise<Result>
): Promise<Result | null> => {
  try {
    return await work();
  } catch (error) {
    strapi.log.error(`Social distribution: a change of ${uid} was not noticed: ${String(error)}`);
    return null;
  }
};
