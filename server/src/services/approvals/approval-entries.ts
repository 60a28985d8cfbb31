import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import type { Approval, ApprovalEntry } from './approval';

interface DistributionRow {
  id: number;
  entryUid: string;
  entryDocumentId: string;
  entryTitle: string | null;
  entryLocale: string | null;
}

/** What approvals are about, by their ids; one query for all. */
export const entriesOf = async (
  strapi: Core.Strapi,
  approvals: readonly Pick<Approval, 'id' | 'distributionId'>[]
): Promise<Map<number, ApprovalEntry>> => {
  const ids = approvals.map(({ distributionId }) => distributionId);
  const rows = await tableOf<DistributionRow>(strapi, UIDS.distribution).findMany({
    where: { id: { $in: ids } },
    select: ['id', 'entryUid', 'entryDocumentId', 'entryTitle', 'entryLocale'],
  });
  const byId = new Map(rows.map((row) => [row.id, entryOf(row)]));
  return new Map(
    approvals.flatMap(({ id, distributionId }) => {
      const entry = byId.get(distributionId);
      return entry ? [[id, entry] as const] : [];
    })
  );
};

const entryOf = (row: DistributionRow): ApprovalEntry => ({
  uid: row.entryUid,
  documentId: row.entryDocumentId,
  locale: row.entryLocale ?? '',
  title: row.entryTitle,
});
