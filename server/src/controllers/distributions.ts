import { randomUUID } from 'node:crypto';

import type { Core, Schema, UID } from '@strapi/types';
import type { Context } from 'koa';

import {
  countRequestSchema,
  dispatchRequestSchema,
  previewRequestSchema,
  type CountResponse,
  type DistributableType,
} from '../../../contracts/dispatch';
import type { EntryRef } from '../services/adaptation/entry-loader';
import { getService } from '../services/get-service';
import { adminUserOf, bodyOf } from './context';
import { assertMayReadEntry } from './entry-access';
import { parse, parsePlatform } from './parse';

const distributions = ({ strapi }: { strapi: Core.Strapi }) => ({
  contentTypes(ctx: Context) {
    ctx.body = { data: distributableTypes(strapi) };
  },

  async preview(ctx: Context) {
    const request = parse(previewRequestSchema, bodyOf(ctx));
    const entry = entryOf(request);
    await assertMayReadEntry(strapi, ctx, entry);
    const { targetIds = null } = request;
    ctx.body = { data: await getService(strapi, 'distributions').preview(entry, targetIds) };
  },

  count(ctx: Context) {
    const request = parse(countRequestSchema, bodyOf(ctx));
    const platform = parsePlatform(request.platform);
    const { text } = getService(strapi, 'adapters').descriptorOf(platform);
    const data: CountResponse = { count: text.count(request.text), limit: text.limit };
    ctx.body = { data };
  },

  async dispatch(ctx: Context) {
    const request = parse(dispatchRequestSchema, bodyOf(ctx));
    const entry = entryOf(request);
    await assertMayReadEntry(strapi, ctx, entry);
    const { id } = adminUserOf(ctx);
    const result = await getService(strapi, 'distributions').dispatch({
      entry,
      targetIds: request.targetIds ?? null,
      texts: request.texts,
      again: request.again,
      source: 'manual',
      requestedBy: String(id),
      idempotencyKey: `manual:${id}:${request.idempotencyKey ?? randomUUID()}`,
      firstTimeOnly: false,
      dueAt: null,
    });
    ctx.body = { data: result };
  },
});

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
