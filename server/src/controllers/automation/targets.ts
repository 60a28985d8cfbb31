import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import targets from '../targets';

/** Ways to publish, for programs that choose where to post: only to be looked at. */
const automationTargets = ({ strapi }: { strapi: Core.Strapi }) => {
  const ours = targets({ strapi });
  return { find: (ctx: Context) => ours.list(ctx) };
};

export default automationTargets;
