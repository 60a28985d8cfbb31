import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  mappingPreviewRequestSchema,
  mappingRequestSchema,
  type MappingView,
} from '../../../contracts/mappings';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import { actorOf } from './audit-actor';
import { bodyOf, pathParam } from './context';
import { parse } from './parse';
import { readableEntry } from './readable-entry';
import { assertAllSites } from './site-access';

/** A mapping is for every site, so it needs the right for all of them. */
const mappings = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    assertAllSites(ctx, ACTIONS.settings);
    ctx.body = { data: await getService(strapi, 'mappings').list() };
  },

  async find(ctx: Context) {
    assertAllSites(ctx, ACTIONS.settings);
    ctx.body = { data: await getService(strapi, 'mappings').find(contentTypeOf(ctx)) };
  },

  async save(ctx: Context) {
    assertAllSites(ctx, ACTIONS.settings);
    const input = parse(mappingRequestSchema, bodyOf(ctx));
    const uid = contentTypeOf(ctx);
    const before = await getService(strapi, 'mappings').find(uid);
    const after = await getService(strapi, 'mappings').save(uid, input);
    await recordMapping(strapi, ctx, { action: 'mapping.save', before, after });
    ctx.body = { data: after };
  },

  async remove(ctx: Context) {
    assertAllSites(ctx, ACTIONS.settings);
    const uid = contentTypeOf(ctx);
    const before = await getService(strapi, 'mappings').find(uid);
    const after = await getService(strapi, 'mappings').remove(uid);
    await recordMapping(strapi, ctx, { action: 'mapping.remove', before, after });
    ctx.body = { data: after };
  },

  async preview(ctx: Context) {
    assertAllSites(ctx, ACTIONS.settings);
    const request = parse(mappingPreviewRequestSchema, bodyOf(ctx));
    const { contentType: uid } = await getService(strapi, 'mappings').find(contentTypeOf(ctx));
    const ref = await readableEntry(strapi, ctx, { ...request, uid });
    ctx.body = { data: await getService(strapi, 'mappings').preview(ref, request) };
  },
});

const contentTypeOf = (ctx: Context): string => String(pathParam(ctx, 'contentType'));

interface MappingChange {
  action: 'mapping.save' | 'mapping.remove';
  before: MappingView;
  after: MappingView;
}

const recordMapping = async (
  strapi: Core.Strapi,
  ctx: Context,
  { action, before, after }: MappingChange
): Promise<void> => {
  await getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action,
    siteId: null,
    subject: { kind: 'mapping', id: after.contentType, name: after.displayName },
    before: factsOf(before),
    after: factsOf(after),
  });
};

/** What was only guessed nobody decided. */
const factsOf = ({ source, isDistributed, fields }: MappingView) => ({
  ...{ source, isDistributed },
  ...(source === 'none' ? {} : fields),
});

export default mappings;
