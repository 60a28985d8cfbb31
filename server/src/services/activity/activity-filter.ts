import type { Core } from '@strapi/types';

import type { DELIVERY_SOURCES } from '../../../../contracts/deliveries';
import { UIDS } from '../../constants';
import type { Where } from '../database/table';
import type { DeliveryState } from '../deliveries/state-machine';
import { whereSite, type SiteScope } from '../sites/site-scope';

/** Every filter narrows; what is left out or undefined does not. */
export interface ActivityFilter {
  scope: SiteScope;
  /** Only entries of these content-types. */
  entryUids?: readonly string[];
  entryDocumentId?: string;
  entryLocale?: string;
  platform?: string;
  connectionId?: number;
  distributionId?: number;
  states?: readonly DeliveryState[];
  source?: (typeof DELIVERY_SOURCES)[number];
  /** Admin user. */
  askedBy?: number;
  /** Meant to go out at or after. */
  from?: Date;
  /** Meant to go out before. */
  to?: Date;
  /** Part of the entry's title or of the account's handle, in any case. */
  search?: string;
}

/** The filter as a condition on deliveries. */
export const whereOf = (strapi: Core.Strapi, filter: ActivityFilter): Where => {
  const { scope, entryUids, states, askedBy, from, to, search, ...exact } = filter;
  const conditions: Where[] = Object.entries(exact)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ({ [name]: value }));
  if (scope !== 'all') conditions.push(whereSite(scope));
  if (entryUids) conditions.push({ entryUid: { $in: [...entryUids] } });
  if (states) conditions.push({ state: { $in: [...states] } });
  if (askedBy !== undefined)
    conditions.push({ distributionId: { $in: askedByPerson(strapi, askedBy) } });
  if (from) conditions.push({ scheduledAt: { $gte: from } });
  if (to) conditions.push({ scheduledAt: { $lt: to } });
  if (search) {
    const part = { $containsi: search };
    conditions.push({ $or: [{ entryTitle: part }, { accountHandle: part }] });
  }
  return conditions.length > 0 ? { $and: conditions } : {};
};

/** As a query inside the query: one person may have asked for thousands. */
const askedByPerson = (strapi: Core.Strapi, userId: number) => {
  const { tableName } = strapi.db.metadata.get(UIDS.distribution);
  return strapi.db
    .getConnection(tableName)
    .select('id')
    .where('requested_by', String(userId))
    .andWhereNot('source', 'rule');
};
