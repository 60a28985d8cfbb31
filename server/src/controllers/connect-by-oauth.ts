import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import type { PlatformId } from '../platforms/contract';
import type { ConnectOutcome } from '../services/connections/oauth-flow';
import { getService } from '../services/get-service';
import { adminUserOf, queryText } from './context';
import { platformView } from './platform-view';

interface PlatformVisit {
  ctx: Context;
  platform: PlatformId;
}

const COOKIE_LIFETIME_MS = 10 * 60_000;

/** Binds a new flow to the browser; gives the address where the browser goes next. */
export const startOAuth = async (
  strapi: Core.Strapi,
  { ctx, platform }: PlatformVisit
): Promise<string> => {
  if (!getService(strapi, 'adapters').isConfigured(platform)) {
    throw new errors.ApplicationError(
      `Set the client id and secret of ${platformView(strapi, platform).label} in config/plugins first.`
    );
  }
  const site = await getService(strapi, 'sites').getDefault();
  const { authorizeUrl, cookie } = await getService(strapi, 'oauth').start({
    platform,
    siteId: site.id,
    adminUserId: adminUserOf(ctx).id,
  });
  ctx.cookies.set(cookieName(platform), cookie, {
    httpOnly: true,
    sameSite: 'lax',
    signed: false,
    secure: ctx.secure,
    path: new URL(getService(strapi, 'oauth').callbackUrlOf(platform)).pathname,
    maxAge: COOKIE_LIFETIME_MS,
  });
  return authorizeUrl;
};

/** The browser is back; gives the page that says how it went. */
export const finishOAuth = async (
  strapi: Core.Strapi,
  { ctx, platform }: PlatformVisit
): Promise<string> => {
  const outcome = await getService(strapi, 'oauth').complete(platform, {
    state: queryText(ctx, 'state'),
    code: queryText(ctx, 'code'),
    error: queryText(ctx, 'error'),
    errorDescription: queryText(ctx, 'error_description'),
    cookie: ctx.cookies.get(cookieName(platform), { signed: false }) ?? null,
  });
  return connectionsPage(strapi, platform, outcome);
};

const cookieName = (platform: PlatformId): string => `social_distribution_oauth_${platform}`;

/** Built from the config, never from the request. */
const connectionsPage = (
  strapi: Core.Strapi,
  platform: PlatformId,
  outcome: ConnectOutcome
): string => {
  const admin = String(strapi.config.get('admin.absoluteUrl')).replace(/\/+$/, '');
  const query = new URLSearchParams({ platform });
  if (outcome.ok) {
    query.set('connected', outcome.connection.account.handle);
  } else {
    query.set('problem', outcome.problem);
    if (outcome.detail) query.set('detail', outcome.detail.slice(0, 300));
  }
  return `${admin}/plugins/social-distribution/connections?${query.toString()}`;
};
