import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  countRequestSchema,
  dryRunRequestSchema,
  previewRequestSchema,
  type CountResponse,
} from '../../../contracts/dispatch';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { bodyOf } from './context';
import { needsApproval } from './needs-approval';
import { parse } from './parse';
import { choiceOf, openEntry } from './post-choice';
import { assertSite, siteOf } from './site-access';

/** What would go out; nothing is sent or stored. */
const previews = ({ strapi }: { strapi: Core.Strapi }) => ({
  async preview(ctx: Context) {
    const request = parse(previewRequestSchema, bodyOf(ctx));
    const entry = await openEntry(strapi, ctx, request);
    const site = await siteOf(strapi, ctx, ACTIONS.compose);
    const waits = { needsApproval: needsApproval(ctx, site) };
    const { values, text } = request;
    const choice = { ...choiceOf(request), site, values, text, ...waits };
    ctx.body = { data: await getService(strapi, 'distributions').preview(entry, choice) };
  },

  async dryRun(ctx: Context) {
    const request = parse(dryRunRequestSchema, bodyOf(ctx));
    const entry = await openEntry(strapi, ctx, request);
    const site = await siteOf(strapi, ctx, ACTIONS.compose);
    const choice = { ...choiceOf(request), site };
    ctx.body = { data: await getService(strapi, 'distributions').dryRun(entry, choice) };
  },

  async count(ctx: Context) {
    const { targetId, text } = parse(countRequestSchema, bodyOf(ctx));
    const { siteId, connectionId } = await getService(strapi, 'targets').demand(targetId);
    await assertSite(strapi, ctx, { action: ACTIONS.compose, siteId });
    ctx.body = { data: await countText(strapi, { connectionId, text }) };
  },
});

/** By the platform's own counting, and the account's limit. @throws 404 when the account is gone */
const countText = async (
  strapi: Core.Strapi,
  { connectionId, text }: { connectionId: number; text: string }
): Promise<CountResponse> => {
  const connection = await getService(strapi, 'connections').find(connectionId);
  if (!connection) throw new errors.NotFoundError('The account of this target was disconnected.');
  const { count, limit } = getService(strapi, 'adapters').postRulesOf(connection).text;
  return { count: count(text), limit };
};

export default previews;
