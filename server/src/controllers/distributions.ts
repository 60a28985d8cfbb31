import { randomUUID } from 'node:crypto';

import type { Core, Schema, UID } from '@strapi/types';
import type { Context } from 'koa';
import type { z } from 'zod';

import {
  countRequestSchema,
  dispatchRequestSchema,
  previewRequestSchema,
  type CountRequest,
  type CountResponse,
  type DistributableType,
} from '../../../contracts/dispatch';
import { ACTIONS } from '../constants';
import type { EntryRef } from '../services/adaptation/entry-loader';
import { systemClock } from '../services/environment';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { adminUserOf, bodyOf } from './context';
import { recordDispatch } from './dispatch-audit';
import { assertMayReadEntry } from './entry-access';
import { forbidden } from './forbidden';
import { parse, parsePlatform } from './parse';
import { mayActOn, siteOf } from './site-access';

const distributions = ({ strapi }: { strapi: Core.Strapi }) => ({
  contentTypes(ctx: Context) {
    ctx.body = { data: distributableTypes(strapi) };
  },

  async preview(ctx: Context) {
    const request = parse(previewRequestSchema, bodyOf(ctx));
    const entry = entryOf(request);
    await assertMayReadEntry(strapi, ctx, entry);
    const site = await siteOf(strapi, ctx, ACTIONS.compose);
    const choice = { site, targetIds: request.targetIds ?? null };
    ctx.body = { data: await getService(strapi, 'distributions').preview(entry, choice) };
  },

  count(ctx: Context) {
    ctx.body = { data: countText(strapi, parse(countRequestSchema, bodyOf(ctx))) };
  },

  async dispatch(ctx: Context) {
    const request = parse(dispatchRequestSchema, bodyOf(ctx));
    const entry = entryOf(request);
    await assertMayReadEntry(strapi, ctx, entry);
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
  targetIds: request.targetIds ?? null,
  texts: request.texts,
  firstComments: request.firstComments,
  options: request.options,
  again: request.again,
  source: 'manual' as const,
  requestedBy: String(userId),
  idempotencyKey: `manual:${userId}:${request.idempotencyKey ?? randomUUID()}`,
  firstTimeOnly: false,
});

/** By the platform's own counting. @throws 400 or 404 for a platform that takes no posts of ours */
const countText = (strapi: Core.Strapi, { platform: id, text }: CountRequest): CountResponse => {
  const platform = parsePlatform(id);
  const adapters = getService(strapi, 'adapters');
  const rules = adapters.descriptorOf(platform).text;
  return { count: rules.count(text), limit: rules.limit };
};

/** A time that is past means: at once. */
const laterOf = (dueAt: string | undefined): Date | null =>
  dueAt !== undefined && Date.parse(dueAt) > systemClock.now() ? new Date(dueAt) : null;

const assertMaySchedule = (ctx: Context, site: Site): void => {
  if (mayActOn(ctx, ACTIONS.schedule, site)) return;
  throw forbidden(
    'To distribute later you need the permission “Distribute at a later time”. Ask an administrator for it, or distribute now.'
  );
};

const distributableTypes = (strapi: Core.Strapi): DistributableType[] =>
  getService(strapi, 'entries')
    .distributableTypes()
    .flatMap((uid) => {
      const type: Schema.ContentType | undefined = strapi.contentTypes[uid as UID.ContentType];
      return type ? [{ uid, displayName: type.info.displayName }] : [];
    });

const entryOf = (request: {
  contentType: string;
  documentId: string;
  locale: string;
}): EntryRef => ({
  uid: request.contentType,
  documentId: request.documentId,
  locale: request.locale,
});

export default distributions;
