import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { OverviewScope } from '../services/overview/overview-scope';
import { readableItems } from './readable-items';
import { readableTypes } from './readable-types';
import { siteOf } from './site-access';

/** How a site does, and what things cost there. */
const overview = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const scope = await overviewScope(strapi, ctx);
    const readable = readableItems(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'overview').read(scope, readable) };
  },

  async attention(ctx: Context) {
    const scope = await overviewScope(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'overview').attention(scope) };
  },

  async prices(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.read);
    ctx.body = { data: await getService(strapi, 'overview').prices(site) };
  },
});

const overviewScope = async (strapi: Core.Strapi, ctx: Context): Promise<OverviewScope> => ({
  site: await siteOf(strapi, ctx, ACTIONS.read),
  entryUids: await readableTypes(strapi, ctx),
});

export default overview;
