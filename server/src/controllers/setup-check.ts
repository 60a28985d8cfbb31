import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ACTIONS } from '../constants';
import type { AppId } from '../platforms/contract';
import { configurableApps } from '../platforms/registry';
import { getService } from '../services/get-service';
import { pathParam } from './context';
import { siteOf } from './site-access';

/** "Check my set-up"; changes nothing, so it leaves no audit entry. */
const setupCheck = ({ strapi }: { strapi: Core.Strapi }) => ({
  async run(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    ctx.body = { data: await getService(strapi, 'setupCheck').check(site, appOf(ctx)) };
  },
});

const appOf = (ctx: Context): AppId => {
  const name = String(pathParam(ctx, 'app'));
  const app = configurableApps().find((id) => id === name);
  if (app) return app;
  throw new errors.NotFoundError(`There is no app "${name.slice(0, 40)}" to check.`);
};

export default setupCheck;
