import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  ruleFieldQuerySchema,
  ruleForecastQuerySchema,
  ruleRequestSchema,
  type RuleForecast,
  type RuleView,
} from '../../../contracts/rules';
import { ACTIONS } from '../constants';
import { getService } from '../services/get-service';
import type { Rule } from '../services/rules/rules';
import { bodyOf, pathParam } from './context';
import { assertMayReadEntry } from './entry-access';
import { parse, parseId } from './parse';
import { queryBesideSite } from './query-beside-site';
import { recordChange, type RowChange } from './record-change';
import { assertSite, scopeOf, siteOf } from './site-access';

const rules = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const scope = await scopeOf(strapi, ctx, ACTIONS.read);
    const rules = getService(strapi, 'rules');
    ctx.body = { data: await rules.views(await rules.list(scope)) };
  },

  async fields(ctx: Context) {
    await siteOf(strapi, ctx, ACTIONS.rules);
    const { contentType } = parse(ruleFieldQuerySchema, queryBesideSite(ctx));
    ctx.body = { data: await getService(strapi, 'rules').fieldsOf(contentType) };
  },

  async forecast(ctx: Context) {
    ctx.body = { data: await forecastFor(strapi, ctx) };
  },

  async create(ctx: Context) {
    const input = parse(ruleRequestSchema, bodyOf(ctx));
    const { id: siteId } = await siteOf(strapi, ctx, ACTIONS.rules);
    const rule = await getService(strapi, 'rules').create({ ...input, siteId });
    await recordRule({ strapi, ctx, action: 'rule.create', before: null, after: rule });
    ctx.status = 201;
    ctx.body = { data: await viewOf(strapi, rule) };
  },

  async update(ctx: Context) {
    const { siteId, ...input } = parse(ruleRequestSchema, bodyOf(ctx));
    const before = await openRule(strapi, ctx);
    const { id } = before;
    if (siteId !== undefined && siteId !== before.siteId) throw new errors.ValidationError(STAYS);
    const rule = await getService(strapi, 'rules').update(id, input);
    await recordRule({ strapi, ctx, action: 'rule.update', before, after: rule });
    ctx.body = { data: await viewOf(strapi, rule) };
  },

  async remove(ctx: Context) {
    const before = await openRule(strapi, ctx);
    const { id } = before;
    await getService(strapi, 'rules').remove(id);
    await recordRule({ strapi, ctx, action: 'rule.delete', before, after: null });
    ctx.body = { data: { id } };
  },
});

/** About one entry, for those who may read it. @throws 400, 403 or 404 */
const forecastFor = async (strapi: Core.Strapi, ctx: Context): Promise<RuleForecast[]> => {
  const scope = await scopeOf(strapi, ctx, ACTIONS.read);
  const { contentType, ...ref } = parse(ruleForecastQuerySchema, queryBesideSite(ctx));
  const entry = { uid: contentType, ...ref };
  await assertMayReadEntry(strapi, ctx, entry);
  return getService(strapi, 'rules').forecast(entry, scope);
};

const viewOf = async (strapi: Core.Strapi, rule: Rule): Promise<RuleView> => {
  const [view] = await getService(strapi, 'rules').views([rule]);
  return view ?? { ...rule, problems: [] };
};

/** The rule of the path's `:id`; it needs the right to change rules on its site. @throws 403, 404 */
const openRule = async (strapi: Core.Strapi, ctx: Context): Promise<Rule> => {
  const rule = await getService(strapi, 'rules').demand(parseId(pathParam(ctx, 'id')));
  await assertSite(strapi, ctx, { action: ACTIONS.rules, siteId: rule.siteId });
  return rule;
};

type Changed = Pick<RowChange<Rule>, 'strapi' | 'ctx' | 'action' | 'before' | 'after'>;

const recordRule = (change: Changed): Promise<void> =>
  recordChange({ ...change, kind: 'rule', factsOf });

const factsOf = ({ id: _id, siteId: _siteId, ...facts }: Rule) => facts;

const STAYS = 'siteId: a rule stays on its site; make a new one on the other site.';

export default rules;
