import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { getService } from '../services/get-service';

/** What we promise ourselves, and what happened. */
const serviceLevels = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'serviceLevels').view() };
  },
});

export default serviceLevels;
