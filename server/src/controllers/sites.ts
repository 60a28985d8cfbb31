import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { SiteHabits } from '../../../contracts/site-habits';
import {
  createSiteRequestSchema,
  updateSiteRequestSchema,
  type SiteDetails,
} from '../../../contracts/sites';
import { ACTIONS, DEFAULT_SITE_SLUG } from '../constants';
import { assertBudgets } from '../services/budgets/check-budgets';
import { getService } from '../services/get-service';
import { assertSiteLimits } from '../services/quota-limits/check-limits';
import type { Site } from '../services/sites/site';
import { actorOf } from './audit-actor';
import { bodyOf, pathParam } from './context';
import { parse, parseId } from './parse';
import { assertAllSites, assertSite, mayActOn } from './site-access';

const sites = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context) {
    const all = await getService(strapi, 'sites').list();
    const readable = all.filter((site) => mayActOn(ctx, ACTIONS.read, site));
    ctx.body = { data: readable.map((site) => detailsOf(ctx, site)) };
  },

  async find(ctx: Context) {
    const site = await getService(strapi, 'sites').demand(parseId(pathParam(ctx, 'id')));
    await assertSite(strapi, ctx, { action: ACTIONS.read, siteId: site.id });
    ctx.body = { data: detailsOf(ctx, site) };
  },

  async create(ctx: Context) {
    assertAllSites(ctx, ACTIONS.settings);
    const input = parse(createSiteRequestSchema, bodyOf(ctx));
    assertPossible(input);
    const site = await getService(strapi, 'sites').create(input);
    await recordSite(strapi, ctx, { action: 'site.create', before: null, after: site });
    ctx.status = 201;
    ctx.body = { data: detailsOf(ctx, site) };
  },

  async update(ctx: Context) {
    const changes = parse(updateSiteRequestSchema, bodyOf(ctx));
    const before = await getService(strapi, 'sites').demand(parseId(pathParam(ctx, 'id')));
    await assertSite(strapi, ctx, { action: ACTIONS.settings, siteId: before.id });
    // Who belongs to a site is what limits people; they do not move that limit themselves.
    if (changes.memberUsers || changes.memberRoles) assertAllSites(ctx, ACTIONS.settings);
    assertPossible(changes);
    const site = await getService(strapi, 'sites').update(before.id, changes);
    await lookAgain(strapi, changes, site);
    await recordSite(strapi, ctx, { action: 'site.update', before, after: site });
    ctx.body = { data: detailsOf(ctx, site) };
  },

  async remove(ctx: Context) {
    const { id } = await getService(strapi, 'sites').demand(parseId(pathParam(ctx, 'id')));
    assertAllSites(ctx, ACTIONS.settings);
    const site = await getService(strapi, 'sites').remove(id);
    await recordSite(strapi, ctx, { action: 'site.delete', before: site, after: null });
    ctx.body = { data: detailsOf(ctx, site) };
  },
});

/** What only the platforms know. @throws 400 */
const assertPossible = ({ quotaLimits, budgets }: Partial<SiteHabits>): void => {
  if (quotaLimits) assertSiteLimits(quotaLimits);
  if (budgets) assertBudgets(budgets);
};

/** What waits for a limit may have room now. The days of budgets are those of the zone. */
const lookAgain = async (
  strapi: Core.Strapi,
  { quotaLimits, budgets, timezone }: Partial<Site>,
  { id: siteId }: Site
): Promise<void> => {
  if (!quotaLimits && !budgets && !timezone) return;
  await getService(strapi, 'quotas').limitsChanged({ siteId });
};

interface SiteChange {
  action: 'site.create' | 'site.update' | 'site.delete';
  before: Site | null;
  after: Site | null;
}

const recordSite = async (
  strapi: Core.Strapi,
  ctx: Context,
  { action, before, after }: SiteChange
): Promise<void> => {
  const site = after ?? before;
  await getService(strapi, 'audit').record({
    ...actorOf(ctx),
    action,
    siteId: site?.id ?? null,
    subject: { kind: 'site', id: site?.id ?? null, name: site?.name ?? null },
    before: before && settingsOf(before),
    after: after && settingsOf(after),
  });
};

const settingsOf = ({ id: _id, paused: _paused, edited: _edited, ...settings }: Site) => settings;

const detailsOf = (ctx: Context, site: Site): SiteDetails => {
  const { id, slug, name, timezone, linkBaseUrl, paused, stage, utm, altTexts } = site;
  const maySeeMembers = mayActOn(ctx, ACTIONS.settings, site);
  return {
    id,
    slug,
    name,
    timezone,
    linkBaseUrl,
    paused,
    stage,
    utm,
    altTexts,
    ...habitsOf(site),
    isDefault: slug === DEFAULT_SITE_SLUG,
    memberUsers: maySeeMembers ? site.memberUsers : null,
    memberRoles: maySeeMembers ? site.memberRoles : null,
  };
};

const habitsOf = (site: Site): SiteHabits => ({
  quotaLimits: site.quotaLimits,
  budgets: site.budgets,
  postingSlots: site.postingSlots,
  approval: site.approval,
  onUnpublish: site.onUnpublish,
  ai: site.ai,
});

export default sites;
