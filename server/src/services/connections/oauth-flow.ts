import type { Core } from '@strapi/types';

import { getConfig, publicUrlOf } from '../../config/get-config';
import { ACTIONS } from '../../constants';
import { createVault } from '../../crypto/vault';
import { PlatformFailure, type PlatformId } from '../../platforms/contract';
import { createAuthorizeUrl, exchangeCode } from '../../platforms/oauth';
import { systemRandom } from '../environment';
import { getService } from '../get-service';
import type { Connection } from './connection';
import { createOAuthStateRepository, sha256, type OpenState } from './oauth-state-repository';

/** Why a connection was not made; the Connections page has a sentence for each. */
export type ConnectProblem =
  | 'denied'
  | 'state_unknown'
  | 'other_browser'
  | 'permission_lost'
  | 'exchange_refused'
  | 'missing_scopes'
  | 'platform_error';

export type ConnectOutcome =
  | { ok: true; connection: Connection }
  | { ok: false; problem: ConnectProblem; detail: string | null };

export interface CallbackInput {
  state: string | null;
  code: string | null;
  error: string | null;
  errorDescription: string | null;
  cookie: string | null;
}

const STATE_BYTES = 32;

/** The redirect dance of every OAuth platform. */
export const createOAuthFlow = ({ strapi }: { strapi: Core.Strapi }) => {
  const states = createOAuthStateRepository({ strapi });
  const vault = createVault(getConfig(strapi).encryption);
  const adapters = () => getService(strapi, 'adapters');

  const verifierContext = (state: string) => ({
    table: 'distribution_oauth_states',
    rowId: sha256(state),
    purpose: 'verifier',
  });

  const oauthOf = (platform: PlatformId) => {
    const { connect } = adapters().descriptorOf(platform);
    return connect.kind === 'oauth2' ? connect.oauth : null;
  };

  const finish = async (
    flow: OpenState,
    { code, state }: { code: string; state: string }
  ): Promise<ConnectOutcome> => {
    const oauth = oauthOf(flow.platform);
    if (!oauth) return refused('platform_error');
    const credentials = await exchangeCode({
      oauth,
      deps: adapters().depsOf(flow.platform),
      redirectUri: flow.redirectUri,
      code,
      codeVerifier: flow.verifier && vault.open(flow.verifier, verifierContext(state)),
    });
    return getService(strapi, 'connections').add({
      platform: flow.platform,
      siteId: flow.siteId,
      credentials,
      connectedBy: String(flow.adminUserId),
    });
  };

  return {
    callbackUrlOf: (platform: PlatformId): string => callbackUrl(strapi, platform),

    /** Begins a flow; the cookie value goes to the browser, nothing of it into the URL. */
    async start(input: { platform: PlatformId; siteId: number; adminUserId: number }) {
      const oauth = oauthOf(input.platform);
      if (!oauth) throw new Error(`${input.platform} is not connected by OAuth.`);
      const state = Buffer.from(systemRandom.bytes(STATE_BYTES)).toString('base64url');
      const cookie = Buffer.from(systemRandom.bytes(STATE_BYTES)).toString('base64url');
      const redirectUri = callbackUrl(strapi, input.platform);
      const deps = adapters().depsOf(input.platform);
      const { url, codeVerifier } = createAuthorizeUrl({ oauth, deps, redirectUri, state });
      const verifier = codeVerifier && vault.seal(codeVerifier, verifierContext(state));
      await states.remember({ ...input, state, cookie, verifier, redirectUri });
      return { authorizeUrl: url, cookie };
    },

    /** Ends a flow. Nothing is stored unless everything is right. */
    async complete(platform: PlatformId, input: CallbackInput): Promise<ConnectOutcome> {
      const oauth = oauthOf(platform);
      if (!oauth || !input.state) return refused('state_unknown');
      const { state, cookie } = { state: input.state, cookie: input.cookie };
      const consumed = await states.consume(platform, { state, cookie });
      if (!consumed.ok) return refused(consumed.problem);
      if (input.error) {
        const denied = oauth.deniedErrors.includes(input.error);
        return refused(denied ? 'denied' : 'platform_error', input.errorDescription ?? input.error);
      }
      if (!(await mayConnect(strapi, consumed.flow.adminUserId))) return refused('permission_lost');
      if (!input.code) return refused('platform_error');
      try {
        return await finish(consumed.flow, { code: input.code, state });
      } catch (error) {
        if (!(error instanceof PlatformFailure)) throw error;
        const expired = error.family === 'auth_expired';
        return refused(expired ? 'exchange_refused' : 'platform_error', error.message);
      }
    },
  };
};

const refused = (problem: ConnectProblem, detail: string | null = null): ConnectOutcome => ({
  ok: false,
  problem,
  detail,
});

const callbackUrl = (strapi: Core.Strapi, platform: PlatformId): string => {
  const prefix = strapi.config.get<string>('api.rest.prefix', '/api');
  return `${publicUrlOf(strapi)}${prefix}/admin/distribution/platforms/${platform}/callback`;
};

interface AdminUser {
  id: number;
  isActive: boolean;
  blocked: boolean;
}

/** The person may have lost the right, or the account, between the click and the return. */
const mayConnect = async (strapi: Core.Strapi, adminUserId: number): Promise<boolean> => {
  const user = (await strapi.db.query('admin::user').findOne({
    where: { id: adminUserId },
    populate: ['roles'],
  })) as AdminUser | null;
  if (!user?.isActive || user.blocked) return false;
  const permissions = strapi.service('admin::permission') as unknown as {
    engine: {
      generateUserAbility(user: AdminUser): Promise<{ can(action: string): boolean }>;
    };
  };
  const ability = await permissions.engine.generateUserAbility(user);
  return ability.can(ACTIONS.connect);
};
