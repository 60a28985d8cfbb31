import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  bulkCsvFieldsSchema,
  bulkRequestSchema,
  type BulkItem,
  type BulkTimes,
} from '../../../contracts/bulk';
import { ACTIONS } from '../constants';
import type { BulkOrder } from '../services/bulk/bulk-order';
import { assertCsvSize } from '../services/bulk/csv/csv-bytes';
import type { OrderedEntries } from '../services/bulk/make-order';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { assertMayOrder } from './bulk-access';
import { answerOrder, recordOrder } from './bulk-answer';
import { adminUserOf, bodyOf } from './context';
import { needsApproval } from './needs-approval';
import { parse } from './parse';
import { entriesOf } from './person-entries';
import { siteOf } from './site-access';
import { uploadedFile } from './uploaded-file';

/** Ordering the distribution of many entries. */
const bulkDispatch = ({ strapi }: { strapi: Core.Strapi }) => ({
  async create(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.distribute);
    const { items = [], filter, start, ...wish } = parse(bulkRequestSchema, bodyOf(ctx));
    assertMayOrder(ctx, site, isTimed(wish.times, items));
    const entries: OrderedEntries = filter ? { kind: 'filter', filter } : { kind: 'items', items };
    const draft = await make({ strapi, ctx, site }, wish, entries);
    await (start ? answerBegun(strapi, ctx, draft) : answerOrder(strapi, ctx, draft));
    ctx.status = 201;
  },

  async createFromCsv(ctx: Context) {
    const bytes = await uploadedFile(ctx, { field: 'file', assertSize: assertCsvSize });
    const site = await siteOf(strapi, ctx, ACTIONS.distribute);
    const fields = parse(bulkCsvFieldsSchema, bodyOf(ctx));
    const { contentType, locale, times = { kind: 'soon' }, ...wish } = fields;
    // The file's own times are known only once it was read; starting it asks for the right.
    assertMayOrder(ctx, site, isTimed(times, []));
    const entries: OrderedEntries = { kind: 'csv', bytes, defaults: { contentType, locale } };
    await answerOrder(strapi, ctx, await make({ strapi, ctx, site }, { ...wish, times }, entries));
    ctx.status = 201;
  },
});

/** What a person says of an order besides its entries. */
interface Wish {
  times: BulkTimes;
  name?: string | undefined;
  targetIds?: number[] | null | undefined;
  again?: boolean | undefined;
  zone?: string | undefined;
}

const make = async (
  { strapi, ctx, site }: { strapi: Core.Strapi; ctx: Context; site: Site },
  { name, targetIds = null, times, again = false, zone }: Wish,
  entries: OrderedEntries
): Promise<BulkOrder> => {
  const wanted = {
    ...{ site, name, targetIds, times, again, zone },
    access: entriesOf(strapi, ctx),
    requestedBy: String(adminUserOf(ctx).id),
    needsApproval: needsApproval(ctx, site),
  };
  const order = await getService(strapi, 'bulk').make(wanted, entries);
  await recordOrder(strapi, ctx, { action: 'bulk.create', before: null, after: order });
  return order;
};

/** Nobody looked at the draft: what the limits say of its period is told with the answer. */
const answerBegun = async (strapi: Core.Strapi, ctx: Context, draft: BulkOrder): Promise<void> => {
  const bulk = getService(strapi, 'bulk');
  const { periodProblem } = await bulk.view(draft);
  const view = await bulk.view(await begin(strapi, ctx, draft));
  ctx.body = { data: { ...view, periodProblem } };
};

const begin = async (strapi: Core.Strapi, ctx: Context, draft: BulkOrder): Promise<BulkOrder> => {
  const after = await getService(strapi, 'bulk').start(draft, draft.needsApproval);
  await recordOrder(strapi, ctx, { action: 'bulk.start', before: draft, after });
  return after;
};

const isTimed = ({ kind }: BulkTimes, items: readonly BulkItem[]): boolean =>
  kind !== 'soon' || items.some(({ when }) => when !== undefined && when.kind !== 'now');

export default bulkDispatch;
