import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { adaptationRequestSchema, verdictRequestSchema } from '../../../contracts/adaptations';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { StoredAdaptation } from '../services/proposals/proposal-store';
import type { AdaptationOrder } from '../services/proposals/proposals';
import { adminUserOf, bodyOf, pathParam } from './context';
import { assertMayReadEntry } from './entry-access';
import { parse, parseId } from './parse';
import { choiceOf, openEntry } from './post-choice';
import { assertSite, siteOf } from './site-access';

/** Words that an AI proposes. They are only shown: a person takes them or leaves them. */
const adaptations = ({ strapi }: { strapi: Core.Strapi }) => ({
  async adapt(ctx: Context) {
    const { entry, order } = await openOrder(strapi, ctx);
    const signal = gone(ctx);
    ctx.body = { data: await getService(strapi, 'proposals').adapt(entry, { ...order, signal }) };
  },

  async estimate(ctx: Context) {
    const { entry, order } = await openOrder(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'proposals').estimate(entry, order) };
  },

  async findOne(ctx: Context) {
    const { view } = await openStored(strapi, ctx);
    ctx.body = { data: view };
  },

  async judge(ctx: Context) {
    const { view } = await openStored(strapi, ctx);
    const { targetId, verdict } = parse(verdictRequestSchema, bodyOf(ctx));
    await getService(strapi, 'proposals').judge(view.id, targetId, verdict);
    ctx.body = { data: null };
  },

  async quality(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.analytics);
    ctx.body = { data: await getService(strapi, 'proposals').store.qualityOf(site.id) };
  },
});

const openOrder = async (strapi: Core.Strapi, ctx: Context) => {
  const request = parse(adaptationRequestSchema, bodyOf(ctx));
  const entry = await openEntry(strapi, ctx, request);
  const site = await siteOf(strapi, ctx, ACTIONS.compose);
  const { hint = null, replace, fresh, values } = request;
  const order: AdaptationOrder = {
    ...choiceOf(request),
    ...{ site, values, hint, replace, fresh, requestedBy: adminUserOf(ctx).id },
  };
  return { entry, order };
};

/** The person left: nobody waits for the answer any more, and the next call need not be paid. */
const gone = ({ res }: Context): AbortSignal => {
  const controller = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) controller.abort();
  });
  return controller.signal;
};

/** @throws 403 and 404 */
const openStored = async (strapi: Core.Strapi, ctx: Context): Promise<StoredAdaptation> => {
  const stored = await getService(strapi, 'proposals').store.find(parseId(pathParam(ctx, 'id')));
  if (!stored) throw new errors.NotFoundError('There is no such adaptation, or not any more.');
  await assertSite(strapi, ctx, { action: ACTIONS.compose, siteId: stored.siteId });
  await assertMayReadEntry(strapi, ctx, stored.entry);
  return stored;
};

export default adaptations;
