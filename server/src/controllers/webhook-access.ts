import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { SiteScope } from '../services/sites/site-scope';
import type { Webhook } from '../services/webhooks/webhook';
import { pathParam } from './context';
import { parseId } from './parse';
import { assertAllSites, assertSite } from './site-access';

/** Whether a webhook is about sites of this scope only; about all sites is for those without a limit. */
export const isWebhookWithin = (scope: SiteScope, { siteIds }: Pick<Webhook, 'siteIds'>): boolean =>
  scope === 'all' || (siteIds !== null && siteIds.every((id) => scope.includes(id)));

/** Refuses what would hear of sites that the person may not act on. @throws 403, or 404 for a site */
export const assertWebhookSites = async (
  strapi: Core.Strapi,
  ctx: Context,
  siteIds: readonly number[] | null
): Promise<void> => {
  if (siteIds === null) return assertAllSites(ctx, ACTIONS.settings);
  for (const siteId of siteIds) {
    await assertSite(strapi, ctx, { action: ACTIONS.settings, siteId });
  }
};

/** The webhook of the path's `:id`. @throws 403, 404 */
export const openWebhook = async (strapi: Core.Strapi, ctx: Context): Promise<Webhook> => {
  const { endpoints } = getService(strapi, 'webhooks');
  const webhook = await endpoints.demand(parseId(pathParam(ctx, 'id')));
  await assertWebhookSites(strapi, ctx, webhook.siteIds);
  return webhook;
};
