import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Context } from 'koa';

import {
  connectRequestSchema,
  type ConnectRequest,
  type Platform,
} from '../../../contracts/platforms';
import {
  PLATFORM_IDS,
  PlatformFailure,
  type Endpoint,
  type PlatformId,
} from '../platforms/contract';
import type { ConnectOutcome } from '../services/connections/oauth-flow';
import { getService } from '../services/get-service';
import { adminUserOf, bodyOf, queryText } from './context';
import { parse, parsePlatform } from './parse';

const COOKIE_LIFETIME_MS = 10 * 60_000;

const platforms = ({ strapi }: { strapi: Core.Strapi }) => {
  const viewOf = (id: PlatformId): Platform => {
    const adapters = getService(strapi, 'adapters');
    const { label, connect } = adapters.descriptorOf(id);
    const byPassword = connect.kind === 'app_password' ? connect : null;
    const { baseUrls } = adapters.depsOf(id);
    const pageUrl = ({ base, path }: Endpoint) => `${baseUrls[base] ?? ''}${path}`;
    return {
      id,
      label,
      connectBy: connect.kind,
      isConfigured: adapters.isConfigured(id),
      callbackUrl: byPassword ? null : getService(strapi, 'oauth').callbackUrlOf(id),
      passwordPageUrl: byPassword && pageUrl(byPassword.passwordPage),
      defaultServiceUrl: byPassword ? (baseUrls[byPassword.serviceBase] ?? null) : null,
    };
  };

  const signIn = async (ctx: Context, platform: PlatformId, request: ConnectRequest) => {
    const { identifier, password } = request;
    const serviceUrl = request.serviceUrl ?? viewOf(platform).defaultServiceUrl;
    if (!identifier || !password || !serviceUrl) {
      throw new errors.ValidationError('Handle and app password are needed.');
    }
    const site = await getService(strapi, 'sites').getDefault();
    const outcome = await getService(strapi, 'connections').signIn({
      platform,
      siteId: site.id,
      connectedBy: String(adminUserOf(ctx).id),
      signIn: {
        identifier: identifier.replace(/^@/, ''),
        password,
        serviceUrl: serviceUrl.replace(/\/+$/, ''),
      },
    });
    if (!outcome.ok) throw new errors.ApplicationError(`Not connected: ${outcome.problem}.`);
    ctx.body = { data: { connectionId: outcome.connection.id } };
  };

  const startOAuth = async (ctx: Context, platform: PlatformId) => {
    if (!getService(strapi, 'adapters').isConfigured(platform)) {
      throw new errors.ApplicationError(
        `Set the client id and secret of ${viewOf(platform).label} in config/plugins first.`
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
    ctx.body = { data: { authorizeUrl } };
  };

  return {
    list(ctx: Context) {
      ctx.body = { data: PLATFORM_IDS.map(viewOf) };
    },

    async connect(ctx: Context) {
      const platform = parsePlatform(ctx.params['platform']);
      const request = parse(connectRequestSchema, bodyOf(ctx));
      if (viewOf(platform).connectBy === 'oauth2') return startOAuth(ctx, platform);
      try {
        await signIn(ctx, platform, request);
      } catch (error) {
        if (!(error instanceof PlatformFailure)) throw error;
        // Never 401: the admin panel would log the person out.
        throw new errors.ApplicationError(whyNotConnected(error, viewOf(platform).label, request));
      }
    },

    /** The browser comes back from the platform; always ends on the Connections page. */
    async callback(ctx: Context) {
      const platform = parsePlatform(ctx.params['platform']);
      const outcome = await getService(strapi, 'oauth').complete(platform, {
        state: queryText(ctx, 'state'),
        code: queryText(ctx, 'code'),
        error: queryText(ctx, 'error'),
        errorDescription: queryText(ctx, 'error_description'),
        cookie: ctx.cookies.get(cookieName(platform), { signed: false }) ?? null,
      });
      ctx.redirect(connectionsPage(strapi, platform, outcome));
    },
  };
};

/** Names the account and the next step. */
const whyNotConnected = (
  error: PlatformFailure,
  platform: string,
  { identifier }: ConnectRequest
): string => {
  if (error.family !== 'auth_expired') return `Not connected: ${error.message}`;
  return `${platform} did not accept this handle and app password for ${identifier ?? 'the account'}. Check both, or make a new app password on ${platform}.`;
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

export default platforms;
