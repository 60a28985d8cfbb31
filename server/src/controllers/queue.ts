import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { getService } from '../services/get-service';

const queue = ({ strapi }: { strapi: Core.Strapi }) => ({
  async status(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'queue').status() };
  },
});

export default queue;
