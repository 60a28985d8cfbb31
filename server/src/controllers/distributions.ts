import type { Core, Schema, UID } from '@strapi/types';
import type { Context } from 'koa';

import { dispatchRequestSchema, type DistributableType } from '../../../contracts/dispatch';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { bodyOf } from './context';
import { dispatchAnswer } from './dispatch-answer';
import { recordDispatch } from './dispatch-audit';
import { orderOf } from './dispatch-order';
import { parse } from './parse';
import { openEntry } from './post-choice';
import { recordSchedules } from './schedule-audit';
import { assertMayTime } from './schedule-rights';
import { siteOf } from './site-access';

const distributions = ({ strapi }: { strapi: Core.Strapi }) => ({
  async contentTypes(ctx: Context) {
    ctx.body = { data: await distributableTypes(strapi) };
  },

  async dispatch(ctx: Context) {
    const request = parse(dispatchRequestSchema, bodyOf(ctx));
    const entry = await openEntry(strapi, ctx, request);
    const site = await siteOf(strapi, ctx, ACTIONS.distribute);
    assertMayTime(ctx, site, request);
    const schedules = getService(strapi, 'schedules');
    const result = await schedules.place({ ...orderOf(ctx, { request, site }), entry });
    await recordDispatch(strapi, ctx, { request, result });
    const made =
      result.scheduleIds.length > 0 ? await schedules.repository.findAll(result.scheduleIds) : [];
    if (made.length > 0) await recordSchedules(strapi, ctx, made);
    ctx.body = { data: await dispatchAnswer(strapi, result, made) };
  },
});

const distributableTypes = async (strapi: Core.Strapi): Promise<DistributableType[]> => {
  const uids = await getService(strapi, 'entries').distributableTypes();
  return uids.flatMap((uid) => {
    const type: Schema.ContentType | undefined = strapi.contentTypes[uid as UID.ContentType];
    return type ? [{ uid, displayName: type.info.displayName }] : [];
  });
};

export default distributions;
