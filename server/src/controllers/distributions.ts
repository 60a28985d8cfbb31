import { randomUUID } from 'node:crypto';

import type { Core, Schema, UID } from '@strapi/types';
import type { Context } from 'koa';
import type { z } from 'zod';

import { dispatchRequestSchema, type DistributableType } from '../../../contracts/dispatch';
import { ACTIONS } from '../constants';
import { systemClock } from '../services/environment';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { adminUserOf, bodyOf } from './context';
import { recordDispatch } from './dispatch-audit';
import { forbidden } from './forbidden';
import { parse } from './parse';
import { choiceOf, openEntry } from './post-choice';
import { mayActOn, siteOf } from './site-access';

const distributions = ({ strapi }: { strapi: Core.Strapi }) => ({
  async contentTypes(ctx: Context) {
    ctx.body = { data: await distributableTypes(strapi) };
  },

  async dispatch(ctx: Context) {
    const request = parse(dispatchRequestSchema, bodyOf(ctx));
    const entry = await openEntry(strapi, ctx, request);
    const site = await siteOf(strapi, ctx, ACTIONS.distribute);
    const dueAt = laterOf(request.dueAt);
    if (dueAt) assertMaySchedule(ctx, site);
    const { id } = adminUserOf(ctx);
    const result = await getService(strapi, 'distributions').dispatch({
      ...orderOf(request, id),
      entry,
      siteId: site.id,
      dueAt,
    });
    await recordDispatch(strapi, ctx, { request, result });
    ctx.body = { data: result };
  },
});

/** What a person ordered. */
const orderOf = (request: z.output<typeof dispatchRequestSchema>, userId: number) => ({
  ...choiceOf(request),
  again: request.again,
  source: 'manual' as const,
  requestedBy: String(userId),
  idempotencyKey: `manual:${userId}:${request.idempotencyKey ?? randomUUID()}`,
  firstTimeOnly: false,
});

/** A time that is past means: at once. */
const laterOf = (dueAt: string | undefined): Date | null =>
  dueAt !== undefined && Date.parse(dueAt) > systemClock.now() ? new Date(dueAt) : null;

const assertMaySchedule = (ctx: Context, site: Site): void => {
  if (mayActOn(ctx, ACTIONS.schedule, site)) return;
  throw forbidden(
    'To distribute later you need the permission “Distribute at a later time”. Ask an administrator for it, or distribute now.'
  );
};

const distributableTypes = async (strapi: Core.Strapi): Promise<DistributableType[]> => {
  const uids = await getService(strapi, 'entries').distributableTypes();
  return uids.flatMap((uid) => {
    const type: Schema.ContentType | undefined = strapi.contentTypes[uid as UID.ContentType];
    return type ? [{ uid, displayName: type.info.displayName }] : [];
  });
};

export default distributions;
