import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { webhookRequestSchema } from '../../../contracts/webhooks';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { bodyOf } from './context';
import { parse } from './parse';
import { scopeOf } from './site-access';
import { assertWebhookSites, isWebhookWithin, openWebhook } from './webhook-access';
import { recordWebhook } from './webhook-audit';

/** Addresses that hear of events. A secret is in the answer that makes it and in no other. */
const webhooks = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.settings);
    const service = getService(strapi, 'webhooks');
    const found = (await service.endpoints.list()).filter((one) => isWebhookWithin(scope, one));
    ctx.body = { data: await Promise.all(found.map((one) => service.viewOf(one))) };
  },

  async find(ctx: Context) {
    const webhook = await openWebhook(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'webhooks').viewOf(webhook) };
  },

  async create(ctx: Context) {
    const input = parse(webhookRequestSchema, bodyOf(ctx));
    await assertSites(strapi, ctx, input.siteIds);
    const service = getService(strapi, 'webhooks');
    const { webhook, secret } = await service.create(input);
    await recordWebhook(strapi, ctx, { action: 'webhook.create', before: null, after: webhook });
    ctx.status = 201;
    ctx.body = { data: { ...(await service.viewOf(webhook)), secret } };
  },

  async update(ctx: Context) {
    const input = parse(webhookRequestSchema, bodyOf(ctx));
    const before = await openWebhook(strapi, ctx);
    await assertSites(strapi, ctx, input.siteIds);
    const service = getService(strapi, 'webhooks');
    const after = await service.update(before.id, input);
    await recordWebhook(strapi, ctx, { action: 'webhook.update', before, after });
    ctx.body = { data: await service.viewOf(after) };
  },

  async remove(ctx: Context) {
    const before = await openWebhook(strapi, ctx);
    await getService(strapi, 'webhooks').remove(before.id);
    await recordWebhook(strapi, ctx, { action: 'webhook.delete', before, after: null });
    ctx.body = { data: { id: before.id } };
  },
});

/** They exist, and the person may act on each. @throws 403, 404 */
const assertSites = async (
  strapi: Core.Strapi,
  ctx: Context,
  siteIds: readonly number[] | null
): Promise<void> => {
  await assertWebhookSites(strapi, ctx, siteIds);
  for (const id of siteIds ?? []) await getService(strapi, 'sites').demand(id);
};

export default webhooks;
