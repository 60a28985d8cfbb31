import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { hashtagSetRequestSchema } from '../../../contracts/templates';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { HashtagSet } from '../services/hashtag-sets/hashtag-sets';
import { bodyOf, pathParam } from './context';
import { parse, parseId } from './parse';
import { recordChange, type RowChange } from './record-change';
import { assertSite, scopeOf, siteOf } from './site-access';

const hashtagSets = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    ctx.body = { data: await getService(strapi, 'hashtagSets').list(scope) };
  },

  async create(ctx: Context) {
    const input = parse(hashtagSetRequestSchema, bodyOf(ctx));
    const { id: siteId } = await siteOf(strapi, ctx, ACTIONS.templates);
    const set = await getService(strapi, 'hashtagSets').create({ ...input, siteId });
    await record({ strapi, ctx, action: 'hashtag-set.create', before: null, after: set });
    ctx.status = 201;
    ctx.body = { data: set };
  },

  async update(ctx: Context) {
    const { siteId, ...input } = parse(hashtagSetRequestSchema, bodyOf(ctx));
    const before = await openSet(strapi, ctx);
    if (siteId !== undefined && siteId !== before.siteId) throw new errors.ValidationError(STAYS);
    const set = await getService(strapi, 'hashtagSets').update(before.id, input);
    await record({ strapi, ctx, action: 'hashtag-set.update', before, after: set });
    ctx.body = { data: set };
  },

  async remove(ctx: Context) {
    const before = await openSet(strapi, ctx);
    await getService(strapi, 'hashtagSets').remove(before.id);
    await record({ strapi, ctx, action: 'hashtag-set.delete', before, after: null });
    ctx.body = { data: { id: before.id } };
  },
});

/** The set of the path's `:id`; it needs the right to edit templates on its site. @throws 403, 404 */
const openSet = async (strapi: Core.Strapi, ctx: Context): Promise<HashtagSet> => {
  const set = await getService(strapi, 'hashtagSets').demand(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action: ACTIONS.templates, siteId: set.siteId });
  return set;
};

type Changed = Pick<RowChange<HashtagSet>, 'strapi' | 'ctx' | 'action' | 'before' | 'after'>;

const record = (change: Changed): Promise<void> =>
  recordChange({ ...change, kind: 'hashtag-set', factsOf });

const factsOf = ({ slug, name, tags }: HashtagSet) => ({ slug, name, tags });

const STAYS = 'siteId: a hashtag set stays on its site; make a new one on the other site.';

export default hashtagSets;
