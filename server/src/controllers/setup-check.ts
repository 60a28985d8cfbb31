import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ACTIONS } from '../constants';
import { APP_IDS } from '../platforms/contract';
import { getService } from '../services/get-service';
import type { CheckableApp } from '../services/setup-check/setup-facts';
import { pathParam } from './context';
import { siteOf } from './site-access';

/** "Check my set-up"; changes nothing, so it leaves no audit entry. */
const setupCheck = ({ strapi }: { strapi: Core.Strapi }) => ({
  async run(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.settings);
    ctx.body = { data: await getService(strapi, 'setupCheck').check(site, appOf(ctx)) };
  },
});

const CHECKABLE = APP_IDS.filter((id): id is CheckableApp => id !== 'mastodon');

const appOf = (ctx: Context): CheckableApp => {
  const name = String(pathParam(ctx, 'app'));
  const app = CHECKABLE.find((id) => id === name);
  if (app) return app;
  throw new errors.NotFoundError(`There is no app "${name.slice(0, 40)}" to check.`);
};

export default setupCheck;
