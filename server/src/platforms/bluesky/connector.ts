import { PlatformConnector } from '../contract';
import type { CredentialCheck, Credentials, Grant, PasswordSignIn } from '../contract';

import type { Client } from './client';
import { blueskyConnectorDescriptor, DEFAULT_SERVICE_URL, DEFAULT_WEB_URL } from './descriptor';
import { refresh, signIn, signOut, validate } from './session';
import { createXrpc } from './xrpc';

/** Connects accounts on Bluesky, or any other AT Protocol server, by app password. */
export class BlueskyConnector extends PlatformConnector {
  override readonly descriptor = blueskyConnectorDescriptor;

  readonly #client: Client = { clock: this.deps.clock, xrpc: createXrpc(this.deps.http) };

  override async readGrant(credentials: Credentials): Promise<Grant> {
    const { account } = await this.validateCredentials(credentials);
    return { scopes: [], accounts: [{ account, credentials, problem: null }] };
  }

  override validateCredentials(credentials: Credentials): Promise<CredentialCheck> {
    const webUrl = this.deps.baseUrls.web ?? DEFAULT_WEB_URL;
    return validate(this.#client, {
      credentials,
      serviceUrl: this.#serviceUrlOf(credentials),
      webUrl,
    });
  }

  override refreshToken(credentials: Credentials): Promise<Credentials> {
    return refresh(this.#client, { credentials, serviceUrl: this.#serviceUrlOf(credentials) });
  }

  override signIn(input: PasswordSignIn): Promise<Credentials> {
    return signIn(this.#client, input);
  }

  override async revoke(credentials: Credentials): Promise<void> {
    const { refreshToken } = credentials;
    if (!refreshToken) return;
    const serviceUrl = this.#serviceUrlOf(credentials);
    await signOut(this.#client, { serviceUrl, refreshToken });
  }

  #serviceUrlOf({ serviceUrl }: Credentials): string {
    return serviceUrl ?? this.deps.baseUrls.service ?? DEFAULT_SERVICE_URL;
  }
}
