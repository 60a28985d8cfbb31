import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { createTargetRequestSchema, updateTargetRequestSchema } from '../../../contracts/targets';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { Target } from '../services/targets/targets';
import { bodyOf, pathParam } from './context';
import { parse, parseId } from './parse';
import { recordChange, type RowChange } from './record-change';
import { assertSite, siteOf } from './site-access';

const targets = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** `?all=true`: also those that are switched off. */
  async list(ctx: Context) {
    const { id } = await siteOf(strapi, ctx, ACTIONS.read);
    const service = getService(strapi, 'targets');
    ctx.body = { data: await (ctx.query.all === 'true' ? service.listAll(id) : service.list(id)) };
  },

  async create(ctx: Context) {
    const { connectionId, ...settings } = parse(createTargetRequestSchema, bodyOf(ctx));
    const connection = await getService(strapi, 'connections').find(connectionId);
    if (!connection) throw new errors.NotFoundError('This connection does not exist any more.');
    await assertSite(strapi, ctx, { action: ACTIONS.connect, siteId: connection.siteId });
    const target = await getService(strapi, 'targets').create(connection, settings);
    await record({ strapi, ctx, action: 'target.create', before: null, after: target });
    ctx.status = 201;
    ctx.body = { data: target };
  },

  async update(ctx: Context) {
    const settings = parse(updateTargetRequestSchema, bodyOf(ctx));
    const before = await openTarget(strapi, ctx);
    const target = await getService(strapi, 'targets').update(before.id, settings);
    await record({ strapi, ctx, action: 'target.update', before, after: target });
    ctx.body = { data: target };
  },

  async remove(ctx: Context) {
    const before = await openTarget(strapi, ctx);
    await getService(strapi, 'targets').remove(before.id);
    await record({ strapi, ctx, action: 'target.delete', before, after: null });
    ctx.body = { data: { id: before.id } };
  },
});

/** The target of the path's `:id`; it needs the right to connect accounts on its site. @throws 403, 404 */
const openTarget = async (strapi: Core.Strapi, ctx: Context): Promise<Target> => {
  const target = await getService(strapi, 'targets').demand(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action: ACTIONS.connect, siteId: target.siteId });
  return target;
};

type Changed = Pick<RowChange<Target>, 'strapi' | 'ctx' | 'action' | 'before' | 'after'>;

const record = (change: Changed): Promise<void> =>
  recordChange({ ...change, kind: 'target', factsOf });

const factsOf = (target: Target) => ({
  name: target.name,
  format: target.format,
  enabled: target.enabled,
  options: target.options,
  locales: target.locales,
  overflow: target.overflow,
  numbering: target.numbering,
  hashtags: target.hashtags,
  voice: target.voice,
});

export default targets;
