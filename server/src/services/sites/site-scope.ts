import type { Where } from '../database/table';

/** The sites that something is limited to; `all` also covers rows of before there were sites. */
export type SiteScope = readonly number[] | 'all';

/** The scope as a condition on tables with a `siteId` column. */
export const whereSite = (scope: SiteScope): Where =>
  scope === 'all' ? {} : { siteId: { $in: [...scope] } };
