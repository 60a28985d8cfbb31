import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { connectRequestSchema } from '../../../contracts/platforms';
import { PLATFORM_IDS } from '../platforms/contract';
import { connectByPassword } from './connect-by-password';
import { finishOAuth, startOAuth } from './connect-by-oauth';
import { adminUserOf, bodyOf, pathParam } from './context';
import { parse, parsePlatform } from './parse';
import { platformView } from './platform-view';

const platforms = ({ strapi }: { strapi: Core.Strapi }) => ({
  list(ctx: Context) {
    ctx.body = { data: PLATFORM_IDS.map((id) => platformView(strapi, id)) };
  },

  async connect(ctx: Context) {
    const platform = parsePlatform(pathParam(ctx, 'platform'));
    const request = parse(connectRequestSchema, bodyOf(ctx));
    if (platformView(strapi, platform).connectBy === 'oauth2') {
      ctx.body = { data: { authorizeUrl: await startOAuth(strapi, { ctx, platform }) } };
      return;
    }
    const connectedBy = String(adminUserOf(ctx).id);
    const connectionId = await connectByPassword(strapi, { platform, connectedBy, request });
    ctx.body = { data: { connectionId } };
  },

  /** The browser comes back from the platform; always ends on the Connections page. */
  async callback(ctx: Context) {
    const platform = parsePlatform(pathParam(ctx, 'platform'));
    ctx.redirect(await finishOAuth(strapi, { ctx, platform }));
  },
});

export default platforms;
