import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { draftQuerySchema, saveDraftRequestSchema } from '../../../contracts/compositions';
import { ACTIONS } from '../constants';
import type { DraftKey } from '../services/drafts/drafts';
import { getService } from '../services/get-service';
import type { EntryRef } from '../services/mappings/entry-loader';
import type { Site } from '../services/sites/site';
import { adminUserOf, bodyOf } from './context';
import { assertMayReadEntry } from './entry-access';
import { parse } from './parse';
import { queryBesideSite } from './query-beside-site';
import { siteOf } from './site-access';

/** Everybody meets their own drafts only. */
const drafts = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.compose);
    const key = await keyOf({ strapi, ctx, site }, parse(draftQuerySchema, queryBesideSite(ctx)));
    ctx.body = { data: await getService(strapi, 'drafts').find(key) };
  },

  async save(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.compose);
    const { composition, basedOn, ...asked } = parse(saveDraftRequestSchema, bodyOf(ctx));
    const key = await keyOf({ strapi, ctx, site }, asked);
    ctx.body = { data: await getService(strapi, 'drafts').save(key, composition, basedOn) };
  },

  async remove(ctx: Context) {
    const site = await siteOf(strapi, ctx, ACTIONS.compose);
    const key = await keyOf({ strapi, ctx, site }, parse(draftQuerySchema, queryBesideSite(ctx)));
    await getService(strapi, 'drafts').remove(key);
    ctx.body = { data: null };
  },
});

interface Asking {
  strapi: Core.Strapi;
  ctx: Context;
  site: Site;
}

interface Asked {
  contentType: string;
  documentId: string;
  locale: string;
}

const keyOf = async (
  { strapi, ctx, site }: Asking,
  { contentType, documentId, locale }: Asked
): Promise<DraftKey> => {
  const entry: EntryRef = { uid: contentType, documentId, locale };
  await assertMayReadEntry(strapi, ctx, entry);
  return { userId: adminUserOf(ctx).id, siteId: site.id, entry };
};

export default drafts;
