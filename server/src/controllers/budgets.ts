import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { siteOf } from './site-access';

const budgets = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.read);
    ctx.body = { data: await getService(strapi, 'budgetViews').viewOf(site) };
  },
});

export default budgets;
