import type { Core } from '@strapi/types';

import { getConfig, publicUrlOf } from '../../config/get-config';
import { createVault, type Vault } from '../../crypto/vault';
import { PlatformFailure, type OAuthDescriptor, type PlatformId } from '../../platforms/contract';
import { APP_GONE, createAuthorizeUrl, exchangeCode } from '../../platforms/oauth';
import { systemRandom } from '../environment';
import type { AuditOrigin } from '../audit/audit-record';
import { getService } from '../get-service';
import { acceptGrant, type GrantPlace } from './accept-grant';
import { refused, type ConnectOutcome } from './connect-outcome';
import { mayConnect } from './may-connect';
import { OAuthStateRepository, sha256, type OpenState } from './oauth-state-repository';
import { ensureRegisteredApp, forgetRegisteredApp } from './registered-app';

export interface CallbackInput {
  state: string | null;
  code: string | null;
  error: string | null;
  errorDescription: string | null;
  cookie: string | null;
  /** Where the browser came back from, for the audit log. */
  origin: AuditOrigin | null;
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

  /**
   * Begins a flow; the cookie value goes to the browser, nothing of it into the URL.
   *
   * @throws {PlatformFailure} when no app is configured, or a server does not take ours
   */
  async start(place: GrantPlace): Promise<{ authorizeUrl: string; cookie: string }> {
    const oauth = this.#oauthOf(place);
    if (!oauth) throw new Error(`${place.platform} is not connected by OAuth.`);
    const redirectUri = this.callbackUrlOf(place.platform);
    await ensureRegisteredApp(this.strapi, place, redirectUri);
    const state = Buffer.from(systemRandom.bytes(STATE_BYTES)).toString('base64url');
    const cookie = Buffer.from(systemRandom.bytes(STATE_BYTES)).toString('base64url');
    const deps = await this.#adapters.depsFor(place);
    const { url, codeVerifier } = createAuthorizeUrl({ oauth, deps, redirectUri, state });
    const verifier = codeVerifier && this.#vault.seal(codeVerifier, verifierContext(state));
    const { platform, method, siteId, serviceUrl, adminUserId, connectionId } = place;
    const flow = { platform, method, siteId, serviceUrl, adminUserId, connectionId };
    await this.#states.remember({ ...flow, state, cookie, verifier, redirectUri });
    return { authorizeUrl: url, cookie };
  }

  /** Ends a flow. Nothing is stored unless everything is right. */
  async complete(platform: PlatformId, input: CallbackInput): Promise<ConnectOutcome> {
    if (!input.state) return refused('state_unknown');
    const { state, cookie } = { state: input.state, cookie: input.cookie };
    const consumed = await this.#states.consume(platform, { state, cookie });
    if (!consumed.ok) return refused(consumed.problem);
    const { flow } = consumed;
    const oauth = this.#oauthOf(flow);
    if (!oauth) return refused('state_unknown');
    if (input.error) {
      const denied = oauth.deniedErrors.includes(input.error);
      return refused(denied ? 'denied' : 'platform_error', input.errorDescription ?? input.error);
    }
    if (!(await mayConnect(this.strapi, flow))) return refused('permission_lost');
    if (!input.code) return refused('platform_error');
    try {
      return await this.#finish({ ...flow, origin: input.origin }, { code: input.code, state });
    } catch (error) {
      if (!(error instanceof PlatformFailure)) throw error;
      if (error.code === APP_GONE) await forgetRegisteredApp(this.strapi, flow);
      const expired = error.family === 'auth_expired';
      return refused(expired ? 'exchange_refused' : 'platform_error', error.message);
    }
  }

  async #finish(
    flow: OpenState & Pick<GrantPlace, 'origin'>,
    { code, state }: { code: string; state: string }
  ): Promise<ConnectOutcome> {
    const oauth = this.#oauthOf(flow);
    if (!oauth) return refused('platform_error');
    const credentials = await exchangeCode({
      oauth,
      deps: await this.#adapters.depsFor(flow),
      redirectUri: flow.redirectUri,
      code,
      registersApp: this.#registersApp(flow),
      codeVerifier: flow.verifier && this.#vault.open(flow.verifier, verifierContext(state)),
    });
    const { serviceUrl } = flow;
    const placed = serviceUrl ? { ...credentials, serviceUrl } : credentials;
    return acceptGrant(this.strapi, flow, placed);
  }

  #registersApp(place: Pick<GrantPlace, 'platform' | 'method'>): boolean {
    const method = this.#adapters.methodOf(place);
    return method.kind === 'oauth2' && method.registersApp;
  }

  #oauthOf(place: Pick<GrantPlace, 'platform' | 'method'>): OAuthDescriptor | null {
    const method = this.#adapters.methodOf(place);
    return method.kind === 'oauth2' ? method.oauth : null;
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
