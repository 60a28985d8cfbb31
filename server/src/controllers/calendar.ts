import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { calendarQuerySchema } from '../../../contracts/calendar';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { readableItems } from './readable-items';
import { siteOf } from './site-access';

/** What goes out and went out, by days. */
const calendar = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.read);
    const range = parse(calendarQuerySchema, queryBesideSite(ctx));
    const readable = readableItems(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'calendar').read({ site, ...range }, readable) };
  },
});

export default calendar;
