import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import schedules from '../schedules';

/** Schedules, for programs. Strapi makes an action of the content API of each name here. */
const automationSchedules = ({ strapi }: { strapi: Core.Strapi }) => {
  const ours = schedules({ strapi });
  return {
    find: (ctx: Context) => ours.list(ctx),
    create: (ctx: Context) => ours.create(ctx),
    update: (ctx: Context) => ours.update(ctx),
    delete: (ctx: Context) => ours.cancel(ctx),
  };
};

export default automationSchedules;
