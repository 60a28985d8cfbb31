import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { SiteView } from '../../../contracts/health';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { actorOf } from './audit-actor';
import { pathParam } from './context';
import { circuitRetry, outboxRetry, siteChange, type Operation } from './health-audit';
import { parseId, parsePlatform } from './parse';
import { assertAllSites, assertSite, scopeOf, siteOf } from './site-access';

/** How it goes, and what an operator can do about it. */
const health = ({ strapi }: { strapi: Core.Strapi }) => ({
  async view(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.monitor);
    const scope = await scopeOf(strapi, ctx, ACTIONS.monitor);
    ctx.body = { data: await getService(strapi, 'health').view({ site, scope }) };
  },

  async pauseSite(ctx: Context) {
    const before = await openSite(strapi, ctx);
    const after = await getService(strapi, 'sites').pause(before.id);
    await record(strapi, ctx, siteChange('site.pause', { before, after }));
    ctx.body = { data: siteView(after) };
  },

  async resumeSite(ctx: Context) {
    const before = await openSite(strapi, ctx);
    const after = await getService(strapi, 'sites').resume(before.id);
    await record(strapi, ctx, siteChange('site.resume', { before, after }));
    ctx.body = { data: siteView(after) };
  },

  /** The cause was mended: the platform is tried now instead of later, on every site. */
  async retryCircuit(ctx: Context) {
    const platform = parsePlatform(pathParam(ctx, 'platform'));
    assertAllSites(ctx, ACTIONS.pause);
    const circuits = getService(strapi, 'circuits');
    const before = (await circuits.list()).find((circuit) => circuit.platform === platform);
    await circuits.tryNow(platform);
    const { label } = getService(strapi, 'adapters').descriptorOf(platform);
    await record(strapi, ctx, circuitRetry({ id: platform, label }, before));
    ctx.body = { data: { platform } };
  },

  /** The rules of every site are applied again. */
  async retryOutbox(ctx: Context) {
    const id = parseId(pathParam(ctx, 'id'));
    assertAllSites(ctx, ACTIONS.pause);
    const outbox = getService(strapi, 'outbox');
    const before = (await outbox.problems()).find((problem) => problem.id === id);
    await outbox.retry(id);
    await record(strapi, ctx, outboxRetry(id, before));
    ctx.body = { data: { id } };
  },
});

const record = (strapi: Core.Strapi, ctx: Context, operation: Operation): Promise<void> =>
  getService(strapi, 'audit').record({ ...actorOf(ctx), ...operation });

/** The site of the path's `:id`; it needs the right to pause it. @throws 400, 403, 404 */
const openSite = async (strapi: Core.Strapi, ctx: Context): Promise<Site> => {
  const site = await getService(strapi, 'sites').demand(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action: ACTIONS.pause, siteId: site.id });
  return site;
};

const siteView = ({ id, name, paused }: Site): SiteView => ({ id, name, paused });

export default health;
