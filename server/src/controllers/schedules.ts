import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { z } from 'zod';

import {
  createScheduleRequestSchema,
  scheduleQuerySchema,
  updateScheduleRequestSchema,
  type ChangeScheduleResponse,
  type CreateScheduleResponse,
} from '../../../contracts/schedules';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { entryOf, type Schedule } from '../services/schedules/schedule';
import type { ChangedSchedule } from '../services/schedules/schedule-changes';
import type { ScheduleFilter } from '../services/schedules/schedule-repository';
import type { TimedOrder } from '../services/schedules/timed-order';
import type { Site } from '../services/sites/site';
import { bodyOf, pathParam } from './context';
import { orderOf } from './dispatch-order';
import { recordDispatch } from './dispatch-audit';
import { assertMayReadHistory } from './entry-access';
import { needsApproval } from './needs-approval';
import { parse, parseId } from './parse';
import { openEntry } from './post-choice';
import { queryBesideSite } from './query-beside-site';
import { readableRows } from './readable-rows';
import { requesterOf } from './requester';
import { recordSchedule, recordSchedules } from './schedule-audit';
import { assertMayDistribute } from './schedule-rights';
import { scheduleViews } from './schedule-view';
import { assertSite, mayActOn, scopeOf, siteOf } from './site-access';

type CreateRequest = z.output<typeof createScheduleRequestSchema>;

const schedules = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    const asked = parse(scheduleQuerySchema, queryBesideSite(ctx));
    const filter = { scope, ...filterOf(asked) };
    const rows = await getService(strapi, 'schedules').repository.list(filter);
    const readable = await readableRows(strapi, ctx, rows);
    ctx.body = { data: await scheduleViews(strapi, readable) };
  },

  async create(ctx: Context) {
    const request = parse(createScheduleRequestSchema, bodyOf(ctx));
    const entry = await openEntry(strapi, ctx, request);
    const site = await siteOf(strapi, ctx, ACTIONS.schedule);
    assertMayDistribute(ctx, site);
    assertLater(request);
    const order = { ...orderOf(ctx, { request, site }), entry };
    ctx.body = { data: await create(strapi, ctx, { request, order }) };
    ctx.status = 201;
  },

  async update(ctx: Context) {
    const change = parse(updateScheduleRequestSchema, bodyOf(ctx));
    const { before, site } = await openSchedule(strapi, ctx);
    const by = {
      requestedBy: requesterOf(ctx).requestedBy,
      mayApprove: mayActOn(ctx, ACTIONS.approve, site),
      needsApproval: needsApproval(ctx, site),
    };
    const changed = await getService(strapi, 'schedules').change(before, change, by);
    const after = changed.schedule;
    await recordSchedule({ strapi, ctx, action: 'schedule.update', before, after });
    ctx.body = { data: await answerOf(strapi, changed) };
  },

  async cancel(ctx: Context) {
    const { before } = await openSchedule(strapi, ctx);
    const changed = await getService(strapi, 'schedules').cancel(before);
    const after = changed.schedule;
    await recordSchedule({ strapi, ctx, action: 'schedule.cancel', before, after });
    ctx.body = { data: await answerOf(strapi, changed) };
  },
});

const filterOf = (asked: z.output<typeof scheduleQuerySchema>): ScheduleFilter => {
  const { contentType, documentId, locale, state, from, to } = asked;
  return {
    ...(contentType === undefined ? {} : { entryUid: contentType }),
    ...(documentId === undefined ? {} : { entryDocumentId: documentId }),
    ...(locale === undefined ? {} : { entryLocale: locale }),
    ...(state === undefined ? {} : { state }),
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
};

const create = async (
  strapi: Core.Strapi,
  ctx: Context,
  { request, order }: { request: CreateRequest; order: TimedOrder }
): Promise<CreateScheduleResponse> => {
  const service = getService(strapi, 'schedules');
  const { recurrence } = request;
  if (recurrence) {
    const schedule = await service.repeat({ ...order, recurrence });
    await recordSchedules(strapi, ctx, [schedule]);
    return { schedules: await scheduleViews(strapi, [schedule]), deliveryIds: [], skipped: [] };
  }
  const { deliveryIds, skipped, scheduleIds, distributionId } = await service.place(order);
  const rows = await service.repository.findAll(scheduleIds);
  await recordDispatch(strapi, ctx, {
    request,
    result: { distributionId, deliveryIds, skipped },
  });
  await recordSchedules(strapi, ctx, rows);
  return { schedules: await scheduleViews(strapi, rows), deliveryIds, skipped };
};

interface OpenSchedule {
  before: Schedule;
  site: Site;
}

/**
 * The schedule of the path's `:id`, and its site; it needs the rights to make one there.
 * @throws 403, 404
 */
const openSchedule = async (strapi: Core.Strapi, ctx: Context): Promise<OpenSchedule> => {
  const { repository } = getService(strapi, 'schedules');
  const before = await repository.demand(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action: ACTIONS.schedule, siteId: before.siteId });
  const site = await getService(strapi, 'sites').demand(before.siteId);
  assertMayDistribute(ctx, site);
  await assertMayReadHistory(strapi, ctx, entryOf(before));
  return { before, site };
};

const answerOf = async (
  strapi: Core.Strapi,
  { schedule, ...posts }: ChangedSchedule
): Promise<ChangeScheduleResponse> => {
  const [view] = await scheduleViews(strapi, [schedule]);
  if (!view) throw new errors.NotFoundError('This schedule does not exist any more.');
  return { schedule: view, ...posts };
};

/** @throws 400 when something of it would go out at once */
const assertLater = ({ when, times }: CreateRequest): void => {
  if ([when, ...Object.values(times)].every(({ kind }) => kind !== 'now')) return;
  throw new errors.ValidationError(
    'when: a schedule needs a time, a slot or a publication. To distribute now, use Distribute.'
  );
};

export default schedules;
