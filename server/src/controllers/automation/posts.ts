import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import distributions from '../distributions';
import previews from '../previews';

/** Posts, for programs. Strapi makes an action of the content API of each name here. */
const automationPosts = ({ strapi }: { strapi: Core.Strapi }) => {
  const shown = previews({ strapi });
  const sent = distributions({ strapi });
  return {
    preview: (ctx: Context) => shown.preview(ctx),
    dryRun: (ctx: Context) => shown.dryRun(ctx),
    dispatch: (ctx: Context) => sent.dispatch(ctx),
  };
};

export default automationPosts;
