import type { Core } from '@strapi/types';

import { UIDS } from '../../constants';
import type { Site } from '../sites/site';

/** What an overview counts. */
export interface OverviewScope {
  site: Site;
  /** Content-types of which the person may read entries: of others, not even the number is told. */
  entryUids: readonly string[];
}

/** The deliveries that may be counted: by the columns of an index that counting does not leave. */
export const countedDeliveries = (
  strapi: Core.Strapi,
  { site, entryUids }: OverviewScope,
  states: readonly string[]
) =>
  strapi.db
    .getConnection(strapi.db.metadata.get(UIDS.delivery).tableName)
    .whereIn('state', [...states])
    .whereIn('entry_uid', [...entryUids])
    .where({ site_id: site.id });
