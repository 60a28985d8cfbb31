import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { ActionId } from '../constants';
import type { Approval } from '../services/approvals/approval';
import { getService } from '../services/get-service';
import { pathParam } from './context';
import { assertMayReadHistory } from './entry-access';
import { parseId } from './parse';
import { readableRows } from './readable-rows';
import { assertSite } from './site-access';

/**
 * The approval of the path's `:id`; it needs the action on its site and the right to read its entry.
 * @throws 400, 403, 404
 */
export const openApproval = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: ActionId
): Promise<Approval> => {
  const approvals = getService(strapi, 'approvals');
  const approval = await approvals.find(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action, siteId: approval.siteId });
  const entry = (await approvals.entriesOf([approval])).get(approval.id);
  if (!entry) throw new errors.NotFoundError('The distribution of this approval is gone.');
  await assertMayReadHistory(strapi, ctx, entry);
  return approval;
};

/** Those about entries that the person may read. */
export const readableApprovals = async (
  strapi: Core.Strapi,
  ctx: Context,
  rows: readonly Approval[]
): Promise<Approval[]> => {
  const entries = await getService(strapi, 'approvals').entriesOf(rows);
  const known = rows.flatMap((row) => {
    const entry = entries.get(row.id);
    if (!entry) return [];
    const { uid: entryUid, documentId: entryDocumentId, locale: entryLocale } = entry;
    return [{ row, entryUid, entryDocumentId, entryLocale }];
  });
  return (await readableRows(strapi, ctx, known)).map(({ row }) => row);
};
