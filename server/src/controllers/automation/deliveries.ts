import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import activity from '../activity';
import deliveries from '../deliveries';

/**
 * Deliveries, for programs. Strapi makes an action of the content API of each name here; those
 * called `find` and `findOne` are open to read-only tokens.
 */
const automationDeliveries = ({ strapi }: { strapi: Core.Strapi }) => {
  const lists = activity({ strapi });
  const single = deliveries({ strapi });
  return {
    find: (ctx: Context) => lists.list(ctx),
    findOne: (ctx: Context) => single.find(ctx),
    retry: (ctx: Context) => single.retry(ctx),
    cancel: (ctx: Context) => single.cancel(ctx),
  };
};

export default automationDeliveries;
