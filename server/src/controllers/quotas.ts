import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { forecastRequestSchema, type QuotasResponse } from '../../../contracts/quotas';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { bodyOf } from './context';
import { parse } from './parse';
import { scopeOf, siteOf } from './site-access';

/** What platforms allow, and what is left of it. */
const quotas = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    const data: QuotasResponse = { quotas: await getService(strapi, 'quotaOverview').list(scope) };
    ctx.body = { data };
  },

  async forecast(ctx: Context) {
    const { targetIds, posts, parts, from, until } = parse(forecastRequestSchema, bodyOf(ctx));
    const site = await siteOf(strapi, ctx, ACTIONS.compose);
    const data = await getService(strapi, 'quotaOverview').forecast({
      ...{ site, targetIds, posts, parts },
      from: from === undefined ? null : Date.parse(from),
      until: until === undefined ? null : Date.parse(until),
    });
    ctx.body = { data };
  },
});

export default quotas;
