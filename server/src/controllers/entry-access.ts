import { errors } from '@strapi/utils';
import type { Core, UID } from '@strapi/types';
import type { Context } from 'koa';

import type { EntryRef } from '../services/adaptation/entry-loader';
import { getService } from '../services/get-service';

interface PermissionChecker {
  cannot: { read(entity?: unknown): boolean };
}

interface PermissionCheckerService {
  create(args: { userAbility: unknown; model: string }): PermissionChecker;
}

/**
 * Refuses entries that the person may not read in the Content Manager, and types that are not
 * distributed at all. @throws 400, 403 or 404
 */
export const assertMayReadEntry = async (
  strapi: Core.Strapi,
  ctx: Context,
  entry: EntryRef
): Promise<void> => {
  if (!getService(strapi, 'entries').isDistributable(entry.uid)) {
    throw new errors.ApplicationError('Entries of this content-type are never distributed.');
  }
  const checkers = strapi
    .plugin('content-manager')
    .service('permission-checker') as PermissionCheckerService;
  const { userAbility } = ctx.state as { userAbility?: unknown };
  const checker = checkers.create({ userAbility, model: entry.uid });
  if (checker.cannot.read()) throw new errors.ForbiddenError('You may not read this entry.');
  const document: unknown = await strapi.documents(entry.uid as UID.ContentType).findOne({
    documentId: entry.documentId,
    ...(entry.locale ? { locale: entry.locale } : {}),
    populate: ['createdBy'],
  } as never);
  if (!document) throw new errors.NotFoundError('This entry does not exist in this language.');
  if (checker.cannot.read(document))
    throw new errors.ForbiddenError('You may not read this entry.');
};
