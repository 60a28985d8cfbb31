import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { aiUsageQuerySchema } from '../../../contracts/ai-usage';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { siteOf } from './site-access';

/** What AI costs a site. */
const aiUsage = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.analytics);
    const query = parse(aiUsageQuerySchema, queryBesideSite(ctx));
    ctx.body = { data: await getService(strapi, 'aiUsage').usageOf(site, query) };
  },
});

export default aiUsage;
