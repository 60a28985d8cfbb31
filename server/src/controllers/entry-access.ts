import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/types';
import type { Context } from 'koa';

import type { EntryRef } from '../services/mappings/entry-loader';
import { getService } from '../services/get-service';
import { forbidden } from './forbidden';

interface PermissionChecker {
  cannot: { read(entity?: unknown): boolean };
  sanitizedQuery: { read(query: object): Promise<{ filters?: object }> };
}

interface PermissionCheckerService {
  create(args: { userAbility: unknown; model: string }): PermissionChecker;
}

/** The Content Manager's own judgement of what the person may do with entries of a type. */
export const permissionsFor = (
  strapi: Core.Strapi,
  ctx: Context,
  uid: string
): PermissionChecker => {
  const checkers = strapi
    .plugin('content-manager')
    .service<PermissionCheckerService>('permission-checker');
  const { userAbility } = ctx.state as { userAbility?: unknown };
  return checkers.create({ userAbility, model: uid });
};

/**
 * Refuses entries that the person may not read in the Content Manager, and types that are not
 * distributed at all. @throws 400, 403 or 404
 */
export const assertMayReadEntry = async (
  strapi: Core.Strapi,
  ctx: Context,
  entry: EntryRef
): Promise<void> => {
  if (!(await getService(strapi, 'entries').isDistributable(entry.uid))) {
    throw new errors.ApplicationError('Entries of this content-type are never distributed.');
  }
  await assertMayRead(strapi, ctx, entry);
};

/** Refuses entries that the person may not read in the Content Manager. @throws 403 or 404 */
export const assertMayRead = async (
  strapi: Core.Strapi,
  ctx: Context,
  entry: EntryRef
): Promise<void> => {
  const checker = permissionsFor(strapi, ctx, entry.uid);
  if (checker.cannot.read()) throw forbidden('You may not read this entry.');
  const document: unknown = await strapi.documents(entry.uid as UID.ContentType).findOne({
    documentId: entry.documentId,
    ...(entry.locale ? { locale: entry.locale } : {}),
    populate: ['createdBy'],
  } as never);
  if (!document) throw new errors.NotFoundError('This entry does not exist in this language.');
  if (checker.cannot.read(document)) throw forbidden('You may not read this entry.');
};

/**
 * The same for what happened to an entry: a deleted one keeps its history for those who may read
 * its type. @throws 400 or 403
 */
export const assertMayReadHistory = async (
  strapi: Core.Strapi,
  ctx: Context,
  entry: EntryRef
): Promise<void> => {
  try {
    await assertMayReadEntry(strapi, ctx, entry);
  } catch (error) {
    if (!(error instanceof errors.NotFoundError)) throw error;
  }
};

/** Whether the history of an entry may be shown in a list; what may not is left out. */
export const mayReadHistory = async (
  strapi: Core.Strapi,
  ctx: Context,
  entry: EntryRef
): Promise<boolean> => {
  try {
    await assertMayReadHistory(strapi, ctx, entry);
    return true;
  } catch (error) {
    if (error instanceof errors.ApplicationError) return false;
    throw error;
  }
};
