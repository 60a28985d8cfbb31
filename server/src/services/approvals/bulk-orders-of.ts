import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import { tableOf } from '../database/table';

/** The bulk orders that distributions were made for, by distribution; of others there is nothing. */
export const bulkOrdersOf = async (
  strapi: Core.Strapi,
  distributionIds: readonly number[]
): Promise<Map<number, number>> => {
  const rows = await tableOf<{ id: number; sourceId: number | null }>(
    strapi,
    UIDS.distribution
  ).findMany({
    where: { id: { $in: [...distributionIds] }, source: 'bulk', sourceId: { $notNull: true } },
    select: ['id', 'sourceId'],
  });
  return new Map(rows.flatMap(({ id, sourceId }) => (sourceId === null ? [] : [[id, sourceId]])));
};
