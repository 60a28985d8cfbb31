import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';

/** Which part of an order. */
export interface OrderPart {
  orderId: number;
  /** Only ids beyond this one. */
  after: number;
  limit: number;
}

/** Ids of what waits of a bulk order, oldest first; outside any transaction. */
export const pendingOfOrder = async (
  strapi: Core.Strapi,
  { orderId, after, limit }: OrderPart
): Promise<number[]> => {
  const [approvals, made] = [UIDS.approval, UIDS.distribution].map(
    (uid) => strapi.db.metadata.get(uid).tableName
  ) as [string, string];
  const found: unknown = await strapi.db
    .getConnection(approvals)
    .join(made, `${made}.id`, `${approvals}.distribution_id`)
    .where(`${approvals}.state`, 'pending')
    .where(`${approvals}.id`, '>', after)
    .where(`${made}.source`, 'bulk')
    .where(`${made}.source_id`, orderId)
    .orderBy(`${approvals}.id`, 'asc')
    .limit(limit)
    .select({ id: `${approvals}.id` });
  return (found as { id: number | string }[]).map(({ id }) => Number(id));
};
