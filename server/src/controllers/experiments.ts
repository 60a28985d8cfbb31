import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { adoptVariantRequestSchema, experimentRequestSchema } from '../../../contracts/experiments';
import { ACTIONS, type ActionId } from '../constants';
import type { Experiment } from '../services/experiments/experiment';
import { getService } from '../services/get-service';
import { adminUserOf, bodyOf, pathParam } from './context';
import { parse, parseId } from './parse';
import { recordChange, type RowChange } from './record-change';
import { assertSite, scopeOf, siteOf } from './site-access';

type Step = 'start' | 'stop' | 'archive';

const experiments = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.analytics);
    ctx.body = { data: await serviceOf(strapi).list(scope) };
  },

  async find(ctx: Context) {
    const experiment = await openExperiment(strapi, ctx, ACTIONS.analytics);
    ctx.body = { data: await serviceOf(strapi).result(experiment) };
  },

  async create(ctx: Context) {
    const input = parse(experimentRequestSchema, bodyOf(ctx));
    const { id: siteId } = await siteOf(strapi, ctx, ACTIONS.templates);
    const after = await serviceOf(strapi).create({ ...input, siteId });
    await record({ strapi, ctx, action: 'experiment.create', before: null, after });
    ctx.status = 201;
    ctx.body = { data: await serviceOf(strapi).view(after) };
  },

  async update(ctx: Context) {
    const { siteId, ...input } = parse(experimentRequestSchema, bodyOf(ctx));
    const before = await openExperiment(strapi, ctx, ACTIONS.templates);
    if (siteId !== undefined && siteId !== before.siteId) throw new errors.ValidationError(STAYS);
    const after = await serviceOf(strapi).update(before.id, input);
    await record({ strapi, ctx, action: 'experiment.update', before, after });
    ctx.body = { data: await serviceOf(strapi).view(after) };
  },

  start: (ctx: Context) => step(strapi, ctx, 'start'),
  stop: (ctx: Context) => step(strapi, ctx, 'stop'),
  archive: (ctx: Context) => step(strapi, ctx, 'archive'),

  async adopt(ctx: Context) {
    const { variant } = parse(adoptVariantRequestSchema, bodyOf(ctx));
    const before = await openExperiment(strapi, ctx, ACTIONS.templates);
    const { id: author } = adminUserOf(ctx);
    const after = await serviceOf(strapi).adopt(before.id, variant, author);
    await record({ strapi, ctx, action: 'experiment.adopt', before, after });
    ctx.body = { data: await serviceOf(strapi).view(after) };
  },
});

const serviceOf = (strapi: Core.Strapi) => getService(strapi, 'experiments');

const step = async (strapi: Core.Strapi, ctx: Context, name: Step): Promise<void> => {
  const before = await openExperiment(strapi, ctx, ACTIONS.templates);
  const after = await serviceOf(strapi)[name](before.id);
  await record({ strapi, ctx, action: `experiment.${name}`, before, after });
  ctx.body = { data: await serviceOf(strapi).view(after) };
};

/** The experiment of the path's `:id`; it needs the permission on its site. @throws 403, 404 */
const openExperiment = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: ActionId
): Promise<Experiment> => {
  const experiment = await getService(strapi, 'experiments').demand(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action, siteId: experiment.siteId });
  return experiment;
};

type Changed = Pick<RowChange<Experiment>, 'strapi' | 'ctx' | 'action' | 'before' | 'after'>;

const record = (change: Changed): Promise<void> =>
  recordChange({ ...change, kind: 'experiment', factsOf });

const factsOf = ({ id: _id, siteId: _siteId, ...facts }: Experiment) => ({
  name: facts.name,
  templateId: facts.templateId,
  wordings: facts.wordings,
  metric: facts.metric,
  targetIds: facts.targetIds,
  minimumPosts: facts.minimumPosts,
  lift: facts.lift,
  windowHours: facts.windowHours,
  stopAfterDays: facts.stopAfterDays,
  status: facts.status,
  adopted: facts.adopted,
});

const STAYS = 'siteId: an experiment stays on its site; make a new one on the other site.';

export default experiments;
