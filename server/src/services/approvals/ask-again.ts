import { randomUUID } from 'node:crypto';

import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';
import { getService } from '../get-service';
import type { Approvals } from './approvals';

interface DistributionRow {
  id: number;
  site: { id: number } | null;
  entryUid: string;
  entryDocumentId: string;
  entryTitle: string | null;
  entryLocale: string | null;
  versionHash: string | null;
  source: string;
  sourceId: number | null;
  requestedBy: string | null;
}

export interface ChangedPosts {
  siteId: number;
  distributionId: number;
  /** They wait for approval by now. */
  deliveryIds: readonly number[];
  /** Id of the admin user, or the name of the API token, who may not approve. */
  requestedBy: string;
}

/**
 * Asks for another look at posts of a distribution that are not as they were approved any more. They
 * become a distribution of their own, so that what was approved beside them stays approved. In the
 * transaction that changes them.
 */
export const askAgain = async (
  strapi: Core.Strapi,
  approvals: Approvals,
  { siteId, distributionId, deliveryIds, requestedBy }: ChangedPosts
): Promise<void> => {
  const table = tableOf<DistributionRow>(strapi, UIDS.distribution);
  const row = await table.findOne({ where: { id: distributionId }, populate: ['site'] });
  if (!row) throw new Error(`Distribution ${distributionId} is gone.`);
  const { id } = await table.create({
    data: { ...copyOf(row), idempotencyKey: `again:${distributionId}:${randomUUID()}` },
  });
  const { repository } = getService(strapi, 'deliveries');
  await repository.touch({ id: { $in: [...deliveryIds] } }, { distributionId: id });
  await approvals.request(id, siteId, { source: 'manual', requestedBy });
};

const copyOf = ({ site, ...row }: DistributionRow) => ({
  site: site?.id ?? null,
  entryUid: row.entryUid,
  entryDocumentId: row.entryDocumentId,
  entryTitle: row.entryTitle,
  entryLocale: row.entryLocale,
  versionHash: row.versionHash,
  source: row.source,
  sourceId: row.sourceId,
  requestedBy: row.requestedBy,
});
