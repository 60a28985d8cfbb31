import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { SiteView } from '../../../contracts/health';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/sites';
import { pathParam } from './context';
import { parseId, parsePlatform } from './parse';

/** How it goes, and what an operator can do about it. */
const health = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    ctx.body = { data: await getService(strapi, 'health').view() };
  },

  async pauseSite(ctx: Context) {
    const site = await getService(strapi, 'sites').pause(parseId(pathParam(ctx, 'id')));
    ctx.body = { data: siteView(site) };
  },

  async resumeSite(ctx: Context) {
    const site = await getService(strapi, 'sites').resume(parseId(pathParam(ctx, 'id')));
    ctx.body = { data: siteView(site) };
  },

  /** The cause was mended: the platform is tried now instead of later. */
  async retryCircuit(ctx: Context) {
    const platform = parsePlatform(pathParam(ctx, 'platform'));
    await getService(strapi, 'circuits').tryNow(platform);
    ctx.body = { data: { platform } };
  },

  async retryOutbox(ctx: Context) {
    const id = parseId(pathParam(ctx, 'id'));
    await getService(strapi, 'outbox').retry(id);
    ctx.body = { data: { id } };
  },
});

const siteView = ({ id, name, paused }: Site): SiteView => ({ id, name, paused });

export default health;
