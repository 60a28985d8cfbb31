import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { bulkListQuerySchema, bulkRowsQuerySchema } from '../../../contracts/bulk';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { openOrder, openOrderToSend } from './bulk-access';
import { answerOrder, recordOrder } from './bulk-answer';
import { needsApproval } from './needs-approval';
import { parse } from './parse';
import { entriesOf } from './person-entries';
import { scopeOf } from './site-access';

/** Bulk orders, what became of their rows, and stopping them. */
const bulk = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...looking(strapi),
  ...acting(strapi),
});

const looking = (strapi: Core.Strapi) => ({
  async list(ctx: Context) {
    const query = parse(bulkListQuerySchema, queryOf(ctx));
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    ctx.body = { data: await getService(strapi, 'bulk').page(scope, query) };
  },

  async find(ctx: Context) {
    await answerOrder(strapi, ctx, await openOrder(strapi, ctx, ACTIONS.read));
  },

  async rows(ctx: Context) {
    const order = await openOrder(strapi, ctx, ACTIONS.read);
    const { state, after, pageSize } = parse(bulkRowsQuerySchema, queryOf(ctx));
    const page = { state, after, pageSize };
    const access = entriesOf(strapi, ctx);
    ctx.body = { data: await getService(strapi, 'bulk').rows(order, page, access) };
  },
});

const acting = (strapi: Core.Strapi) => ({
  async start(ctx: Context) {
    const { order: before, site } = await openOrderToSend(strapi, ctx);
    const after = await getService(strapi, 'bulk').start(before, needsApproval(ctx, site));
    await recordOrder(strapi, ctx, { action: 'bulk.start', before, after });
    await answerOrder(strapi, ctx, after);
  },

  async pause(ctx: Context) {
    const before = await openOrder(strapi, ctx, ACTIONS.distribute);
    const after = await getService(strapi, 'bulk').pause(before);
    await recordOrder(strapi, ctx, { action: 'bulk.pause', before, after });
    await answerOrder(strapi, ctx, after);
  },

  async resume(ctx: Context) {
    const { order: before } = await openOrderToSend(strapi, ctx);
    const after = await getService(strapi, 'bulk').resume(before);
    await recordOrder(strapi, ctx, { action: 'bulk.start', before, after });
    await answerOrder(strapi, ctx, after);
  },

  async cancel(ctx: Context) {
    const before = await openOrder(strapi, ctx, ACTIONS.distribute);
    const after = await getService(strapi, 'bulk').cancel(before);
    await recordOrder(strapi, ctx, { action: 'bulk.cancel', before, after });
    await answerOrder(strapi, ctx, after);
  },

  async retry(ctx: Context) {
    const { order: before } = await openOrderToSend(strapi, ctx);
    const after = await getService(strapi, 'bulk').retry(before, entriesOf(strapi, ctx));
    await recordOrder(strapi, ctx, { action: 'bulk.retry', before, after });
    await answerOrder(strapi, ctx, after);
  },
});

/** The site is named as everywhere, by `?site=`. */
const queryOf = (ctx: Context): Record<string, unknown> => {
  const query: Record<string, unknown> = { ...ctx.query };
  delete query.site;
  return query;
};

export default bulk;
