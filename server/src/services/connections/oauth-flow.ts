import type { Core } from '@strapi/types';

import { getConfig, publicUrlOf } from '../../config/get-config';
import { createVault, type Vault } from '../../crypto/vault';
import { PlatformFailure, type PlatformId } from '../../platforms/contract';
import { createAuthorizeUrl, exchangeCode } from '../../platforms/oauth';
import { systemRandom } from '../environment';
import { getService } from '../get-service';
import type { Connection } from './connection';
import { mayConnect } from './may-connect';
import { OAuthStateRepository, sha256, type OpenState } from './oauth-state-repository';

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
export class OAuthFlow {
  readonly #states: OAuthStateRepository;
  readonly #vault: Vault;

  constructor(private readonly strapi: Core.Strapi) {
    this.#states = new OAuthStateRepository(strapi);
    this.#vault = createVault(getConfig(strapi).encryption);
  }

  callbackUrlOf(platform: PlatformId): string {
    const prefix = this.strapi.config.get<string>('api.rest.prefix', '/api');
    return `${publicUrlOf(this.strapi)}${prefix}/admin/distribution/platforms/${platform}/callback`;
  }

  /** Begins a flow; the cookie value goes to the browser, nothing of it into the URL. */
  async start(input: { platform: PlatformId; siteId: number; adminUserId: number }) {
    const oauth = this.#oauthOf(input.platform);
    if (!oauth) throw new Error(`${input.platform} is not connected by OAuth.`);
    const state = Buffer.from(systemRandom.bytes(STATE_BYTES)).toString('base64url');
    const cookie = Buffer.from(systemRandom.bytes(STATE_BYTES)).toString('base64url');
    const redirectUri = this.callbackUrlOf(input.platform);
    const deps = this.#adapters.depsOf(input.platform);
    const { url, codeVerifier } = createAuthorizeUrl({ oauth, deps, redirectUri, state });
    const verifier = codeVerifier && this.#vault.seal(codeVerifier, verifierContext(state));
    await this.#states.remember({ ...input, state, cookie, verifier, redirectUri });
    return { authorizeUrl: url, cookie };
  }

  /** Ends a flow. Nothing is stored unless everything is right. */
  async complete(platform: PlatformId, input: CallbackInput): Promise<ConnectOutcome> {
    const oauth = this.#oauthOf(platform);
    if (!oauth || !input.state) return refused('state_unknown');
    const { state, cookie } = { state: input.state, cookie: input.cookie };
    const consumed = await this.#states.consume(platform, { state, cookie });
    if (!consumed.ok) return refused(consumed.problem);
    const { flow } = consumed;
    if (input.error) {
      const denied = oauth.deniedErrors.includes(input.error);
      return refused(denied ? 'denied' : 'platform_error', input.errorDescription ?? input.error);
    }
    if (!(await mayConnect(this.strapi, flow.adminUserId))) return refused('permission_lost');
    if (!input.code) return refused('platform_error');
    try {
      return await this.#finish(flow, { code: input.code, state });
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      const expired = error.family === 'auth_expired';
      return refused(expired ? 'exchange_refused' : 'platform_error', error.message);
    }
  }

  async #finish(
    flow: OpenState,
    { code, state }: { code: string; state: string }
  ): Promise<ConnectOutcome> {
    const oauth = this.#oauthOf(flow.platform);
    if (!oauth) return refused('platform_error');
    const credentials = await exchangeCode({
      oauth,
      deps: this.#adapters.depsOf(flow.platform),
      redirectUri: flow.redirectUri,
      code,
      codeVerifier: flow.verifier && this.#vault.open(flow.verifier, verifierContext(state)),
    });
    return getService(this.strapi, 'connections').add({
      platform: flow.platform,
      siteId: flow.siteId,
      credentials,
      connectedBy: String(flow.adminUserId),
    });
  }

  #oauthOf(platform: PlatformId) {
    const { connect } = this.#adapters.descriptorOf(platform);
    return connect.kind === 'oauth2' ? connect.oauth : null;
  }

  get #adapters() {
    return getService(this.strapi, 'adapters');
  }
}

export const createOAuthFlow = ({ strapi }: { strapi: Core.Strapi }): OAuthFlow =>
  new OAuthFlow(strapi);

const verifierContext = (state: string) => ({
  table: 'distribution_oauth_states',
  rowId: sha256(state),
  purpose: 'verifier',
});

const refused = (problem: ConnectProblem, detail: string | null = null): ConnectOutcome => ({
  ok: false,
  problem,
  detail,
});
