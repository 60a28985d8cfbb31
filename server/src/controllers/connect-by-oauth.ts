import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import { PlatformFailure, type PlatformId } from '../platforms/contract';
import type { GrantPlace } from '../services/connections/accept-grant';
import type { ConnectOutcome, ConnectProblem } from '../services/connections/connect-outcome';
import { getService } from '../services/get-service';
import { originOf } from './audit-actor';
import { queryText } from './context';

const COOKIE_LIFETIME_MS = 10 * 60_000;

/** Binds a new flow to the browser; gives the address where the browser goes next. @throws 400 */
export const startOAuth = async (
  strapi: Core.Strapi,
  ctx: Context,
  place: GrantPlace
): Promise<string> => {
  const { platform } = place;
  const oauth = getService(strapi, 'oauth');
  try {
    const { authorizeUrl, cookie } = await oauth.start(place);
    ctx.cookies.set(cookieName(platform), cookie, {
      httpOnly: true,
      sameSite: 'lax',
      signed: false,
      secure: ctx.secure,
      path: new URL(oauth.callbackUrlOf(platform)).pathname,
      maxAge: COOKIE_LIFETIME_MS,
    });
    return authorizeUrl;
  } catch (error) {
    if (!(error instanceof PlatformFailure)) throw error;
    const { label } = getService(strapi, 'adapters').descriptorOf(platform);
    throw new errors.ApplicationError(`${label} cannot be connected: ${error.message}`);
  }
};

/** The browser is back; gives the page that says how it went. */
export const finishOAuth = async (
  strapi: Core.Strapi,
  ctx: Context,
  platform: PlatformId
): Promise<{ outcome: ConnectOutcome; page: string }> => {
  const outcome = await getService(strapi, 'oauth').complete(platform, {
    state: queryText(ctx, 'state'),
    code: queryText(ctx, 'code'),
    error: queryText(ctx, 'error'),
    errorDescription: queryText(ctx, 'error_description'),
    cookie: ctx.cookies.get(cookieName(platform), { signed: false }) ?? null,
    origin: originOf(ctx),
  });
  getService(strapi, 'monitoring').counts.signIn(platform, signInOf(outcome));
  return { outcome, page: pageAfter(strapi, platform, outcome) };
};

const NO_FAULTS: ReadonlySet<ConnectProblem> = new Set([
  'denied',
  'permission_lost',
  'state_unknown',
  'other_browser',
]);

/**
 * Who says no at the platform, comes too late or has no right any more met no fault. Nor did a
 * stranger who opens the public address: they must not make a service look bad.
 */
const signInOf = (outcome: ConnectOutcome): 'connected' | 'cancelled' | 'failed' => {
  if (outcome.ok) return 'connected';
  return NO_FAULTS.has(outcome.problem) ? 'cancelled' : 'failed';
};

const cookieName = (platform: PlatformId): string => `social_distribution_oauth_${platform}`;

const MAX_DETAIL_LENGTH = 500;

/** Built from the config, never from the request. */
const pageAfter = (strapi: Core.Strapi, platform: PlatformId, outcome: ConnectOutcome): string => {
  const admin = String(strapi.config.get('admin.absoluteUrl')).replace(/\/+$/, '');
  const page = `${admin}/plugins/social-distribution/connections`;
  if (outcome.ok && 'choice' in outcome) return `${page}/choose/${outcome.choice}`;
  const query = new URLSearchParams({ platform });
  if (outcome.ok) {
    query.set('connected', outcome.connections.map(({ account }) => account.handle).join(', '));
    const [first] = outcome.connections;
    if (first) query.set('site', String(first.siteId));
  } else {
    query.set('problem', outcome.problem);
    if (outcome.detail) query.set('detail', outcome.detail.slice(0, MAX_DETAIL_LENGTH));
  }
  return `${page}?${query.toString()}`;
};
