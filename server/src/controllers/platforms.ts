import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { connectRequestSchema } from '../../../contracts/platforms';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { connectByPassword } from './connect-by-password';
import { finishOAuth, startOAuth } from './connect-by-oauth';
import { grantPlaceOf } from './connect-place';
import { bodyOf, pathParam } from './context';
import { forgetQuery } from './forget-query';
import { parse, parsePlatform } from './parse';
import { platformView } from './platform-view';
import { siteOf } from './site-access';

const platforms = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.read);
    const data = [];
    for (const platform of getService(strapi, 'adapters').ids()) {
      data.push(await platformView(strapi, { platform, site }));
    }
    ctx.body = { data };
  },

  async connect(ctx: Context) {
    const platform = parsePlatform(pathParam(ctx, 'platform'));
    const request = parse(connectRequestSchema, bodyOf(ctx));
    const place = await grantPlaceOf(strapi, ctx, { platform, request });
    if (getService(strapi, 'adapters').methodOf(place).kind === 'oauth2') {
      ctx.body = { data: { authorizeUrl: await startOAuth(strapi, ctx, place) } };
      return;
    }
    const connections = await connectByPassword(strapi, place, request);
    ctx.body = { data: { connectionIds: connections.map(({ id }) => id) } };
  },

  /** The browser comes back from the platform; always ends on a page of the admin. */
  async callback(ctx: Context) {
    try {
      const platform = parsePlatform(pathParam(ctx, 'platform'));
      ctx.redirect((await finishOAuth(strapi, ctx, platform)).page);
    } finally {
      forgetQuery(ctx);
    }
  },
});

export default platforms;
