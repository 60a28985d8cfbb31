import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { EntryAccess } from '../services/bulk/entry-access';
import { permissionsFor } from './entry-access';

/** What the Content Manager's judgement can do besides, of reading unless another action is named. */
interface QueryJudge {
  /** @throws 400 for what the person may not read, instead of leaving it out */
  validateQuery(query: object): Promise<unknown>;
}

/** Which entries the person may read in the Content Manager, for looking at many of them. */
export const entriesOf = (strapi: Core.Strapi, ctx: Context): EntryAccess => ({
  async conditionsOf(uid, filters) {
    const permissions = permissionsFor(strapi, ctx, uid) as QueryJudge &
      ReturnType<typeof permissionsFor>;
    if (permissions.cannot.read()) return null;
    // Leaving out what they may not filter by would find more than they asked for.
    if (filters) await permissions.validateQuery({ filters });
    const query = await permissions.sanitizedQuery.read(filters ? { filters } : {});
    return query.filters ?? {};
  },
});
