import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  replayWebhookSchema,
  rotateWebhookSecretSchema,
  webhookDeliveryQuerySchema,
} from '../../../contracts/webhooks';
import { getService } from '../services/get-service';
import type { Webhook } from '../services/webhooks/webhook';
import { actorOf } from './audit-actor';
import { bodyOf } from './context';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { openWebhook } from './webhook-access';
import { answerChanged, onlySiteOf, recordWebhook } from './webhook-audit';

const HOUR_MS = 60 * 60_000;

/** What is sent to a webhook, and with which secret. */
const webhookSending = ({ strapi }: { strapi: Core.Strapi }) => ({
  async pause(ctx: Context) {
    const before = await openWebhook(strapi, ctx);
    await getService(strapi, 'webhooks').pause(before);
    await answerChanged(strapi, ctx, { action: 'webhook.pause', before });
  },

  async resume(ctx: Context) {
    const before = await openWebhook(strapi, ctx);
    await getService(strapi, 'webhooks').resume(before);
    await answerChanged(strapi, ctx, { action: 'webhook.resume', before });
  },

  async rotateSecret(ctx: Context) {
    const { overlapHours } = parse(rotateWebhookSecretSchema, bodyOf(ctx));
    const before = await openWebhook(strapi, ctx);
    const service = getService(strapi, 'webhooks');
    const { webhook, secret } = await service.endpoints.rotateSecret(
      before,
      overlapHours * HOUR_MS
    );
    await recordWebhook(strapi, ctx, { action: 'webhook.rotate-secret', before, after: webhook });
    ctx.body = { data: { ...(await service.viewOf(webhook)), secret } };
  },

  async test(ctx: Context) {
    const webhook = await openWebhook(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'webhooks').test(webhook) };
  },

  async deliveries(ctx: Context) {
    const query = parse(webhookDeliveryQuerySchema, queryBesideSite(ctx));
    const { id } = await openWebhook(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'webhooks').log(id, query) };
  },

  async replay(ctx: Context) {
    const { ids } = parse(replayWebhookSchema, bodyOf(ctx));
    const webhook = await openWebhook(strapi, ctx);
    const replayed = await getService(strapi, 'webhooks').replay(webhook.id, ids);
    await recordReplay(strapi, ctx, { webhook, replayed });
    ctx.body = { data: { replayed } };
  },
});

const recordReplay = (
  strapi: Core.Strapi,
  ctx: Context,
  { webhook, replayed }: { webhook: Webhook; replayed: number }
): Promise<void> =>
  getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action: 'webhook.replay',
    siteId: onlySiteOf(webhook),
    subject: { kind: 'webhook', id: webhook.id, name: webhook.name },
    before: null,
    after: { replayed },
  });

export default webhookSending;
