import { missingScopesOf, PlatformConnector } from '../contract';
import type { Account, CredentialCheck, Credentials, Grant } from '../contract';
import { refreshCredentials, revokeCredentials } from '../oauth';

import { fetchMe } from './client';
import type { XUser } from './client';
import { X_BASE_URLS, X_OAUTH, xConnectorDescriptor } from './descriptor';
import { SUBSCRIPTION_TRAIT, VERIFICATION_TRAIT } from './post-rules';

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
      traits: traitsOf(user),
    };
  }
}

/** What the length of texts and videos depends on; X may leave out either. */
const traitsOf = (user: XUser): Record<string, string> => ({
  ...(user.subscription_type ? { [SUBSCRIPTION_TRAIT]: user.subscription_type } : {}),
  ...(user.verified_type ? { [VERIFICATION_TRAIT]: user.verified_type } : {}),
});
