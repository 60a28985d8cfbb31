import { missingScopesOf, PlatformConnector } from '../contract';
import type { Account, CredentialCheck, Credentials, Grant } from '../contract';
import { refreshCredentials, revokeCredentials } from '../oauth';

import { fetchMe } from './client';
import { X_BASE_URLS, X_OAUTH, xConnectorDescriptor } from './descriptor';

/** Connects profiles on X by OAuth 2.0 with PKCE. */
export class XConnector extends PlatformConnector {
  override readonly descriptor = xConnectorDescriptor;

  override async readGrant(credentials: Credentials): Promise<Grant> {
    const account = await this.#account(credentials);
    return { scopes: credentials.scopes, accounts: [{ account, credentials, problem: null }] };
  }

  override async validateCredentials(credentials: Credentials): Promise<CredentialCheck> {
    return {
      account: await this.#account(credentials),
      missingScopes: missingScopesOf(this.method, credentials.scopes).map(({ name }) => name),
    };
  }

  override refreshToken(credentials: Credentials): Promise<Credentials> {
    return refreshCredentials({ oauth: X_OAUTH, deps: this.deps, credentials });
  }

  override revoke(credentials: Credentials): Promise<void> {
    return revokeCredentials({ oauth: X_OAUTH, deps: this.deps, credentials });
  }

  async #account(credentials: Credentials): Promise<Account> {
    const { http, clock, baseUrls } = this.deps;
    const user = await fetchMe({
      http,
      apiUrl: baseUrls.api ?? X_BASE_URLS.api,
      accessToken: credentials.accessToken,
      now: () => clock.now(),
      observe: () => undefined,
    });
    return {
      id: user.id,
      handle: user.username,
      name: user.name === '' ? user.username : user.name,
      avatarUrl: user.profile_image_url ?? null,
      kind: 'person',
      profileUrl: `${baseUrls.web ?? X_BASE_URLS.web}/${user.username}`,
    };
  }
}
