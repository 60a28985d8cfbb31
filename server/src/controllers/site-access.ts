import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { DEFAULT_SITE_SLUG, type ActionId } from '../constants';
import { getService } from '../services/get-service';
import type { Site } from '../services/sites/site';
import { coversAllSites, coversSite, type Ability } from '../services/sites/site-rights';
import type { SiteScope } from '../services/sites/site-scope';
import { bodyOf } from './context';
import { forbidden } from './forbidden';
import { parseId } from './parse';

/** Whether the person holds the permission for this site. */
export const mayActOn = (ctx: Context, action: ActionId, site: Site): boolean =>
  coversSite(abilityOf(ctx), action, site);

/** Whether the person holds the permission for every site there is and will be. */
export const mayActOnAllSites = (ctx: Context, action: ActionId): boolean =>
  coversAllSites(abilityOf(ctx), action);

/**
 * The site that the request is about: `?site=` (id or slug) or `siteId` in the body. When it names
 * none: the default site if the person may act there, else the first one they may act on.
 * @throws 400, 403 or 404
 */
export const siteOf = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: ActionId
): Promise<Site> => {
  const sites = await getService(strapi, 'sites').list();
  const asked = askedSite(ctx);
  if (asked === null) {
    const allowed = sites.filter((site) => mayActOn(ctx, action, site));
    const site = allowed.find(({ slug }) => slug === DEFAULT_SITE_SLUG) ?? allowed[0];
    if (!site) throw forbidden(NO_SITE);
    return site;
  }
  const site = sites.find(({ id, slug }) => id === asked || slug === asked);
  if (!site) throw new errors.NotFoundError(`There is no site "${asked}".`);
  // Named as the person named it: the name of a site is not for everybody.
  if (!mayActOn(ctx, action, site)) {
    throw forbidden(
      `Your permission does not cover the site "${asked}". Ask an administrator to make you a member of it.`
    );
  }
  return site;
};

/** The sites that the person may act on, for lists; `all` when nothing limits them. */
export const allowedSiteIds = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: ActionId
): Promise<number[] | 'all'> => {
  if (mayActOnAllSites(ctx, action)) return 'all';
  const sites = await getService(strapi, 'sites').list();
  return sites.filter((site) => mayActOn(ctx, action, site)).map(({ id }) => id);
};

/** What a list shows: the site that the request names, else all that the person may act on. */
export const scopeOf = async (
  strapi: Core.Strapi,
  ctx: Context,
  action: ActionId
): Promise<SiteScope> =>
  askedSite(ctx) === null
    ? allowedSiteIds(strapi, ctx, action)
    : [(await siteOf(strapi, ctx, action)).id];

/** Whether a row is within what the person may act on. A row of no site needs the right for all. */
export const isWithin = (scope: SiteScope, siteId: number | null): boolean =>
  scope === 'all' || (siteId !== null && scope.includes(siteId));

/**
 * Refuses a single row of a site that the person may not act on. Always 403, as for entries: ids
 * are counted up, so that a row exists is no secret. @throws 403
 */
export const assertSite = async (
  strapi: Core.Strapi,
  ctx: Context,
  { action, siteId }: { action: ActionId; siteId: number | null }
): Promise<void> => {
  if (isWithin(await allowedSiteIds(strapi, ctx, action), siteId)) return;
  throw forbidden(
    'This belongs to a site that your permission does not cover. Ask an administrator to make you a member of it.'
  );
};

/** Refuses people who are limited to sites what would touch other sites, too. @throws 403 */
export const assertAllSites = (ctx: Context, action: ActionId): void => {
  if (mayActOnAllSites(ctx, action)) return;
  throw forbidden(
    'This concerns every site, and your permission is limited to some. Ask somebody who is not limited to sites.'
  );
};

/** An id, a slug, or null when the request names no site. @throws 400 */
const askedSite = (ctx: Context): number | string | null => {
  const site: unknown = ctx.query['site'];
  const { siteId } = bodyOf(ctx) as { siteId?: unknown };
  const isInBody = siteId !== undefined && siteId !== null;
  if (Array.isArray(site) || (site && isInBody)) {
    throw new errors.ValidationError('site: name one site, once.');
  }
  if (typeof site === 'string' && site)
    return /^\d+$/.test(site) ? parseId(site) : site.slice(0, 60);
  return isInBody ? parseId(siteId) : null;
};

const abilityOf = (ctx: Context): Ability => {
  const { userAbility } = ctx.state as { userAbility?: Ability };
  if (!userAbility) throw new Error('The route lets people in who are not logged in.');
  return userAbility;
};

const NO_SITE =
  'Your permission is limited to sites, and you belong to none. Ask an administrator to make you a member of one.';
