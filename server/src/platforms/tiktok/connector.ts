import { missingScopesOf, PlatformConnector } from '../contract';
import type { Account, CredentialCheck, Credentials, Grant } from '../contract';
import { refreshCredentials, revokeCredentials } from '../oauth';

import { fetchUser } from './client';
import { TIKTOK_OAUTH, tiktokConnectorDescriptor } from './descriptor';
import { deadRefreshToken } from './errors';

/** Connects profiles on TikTok: short access tokens and a refresh token that rotates. */
export class TikTokConnector extends PlatformConnector {
  override readonly descriptor = tiktokConnectorDescriptor;

  override async readGrant(credentials: Credentials): Promise<Grant> {
    const account = await this.#account(credentials);
    return { scopes: credentials.scopes, accounts: [{ account, credentials, problem: null }] };
  }

  override async validateCredentials(credentials: Credentials): Promise<CredentialCheck> {
    const missing = missingScopesOf(this.method, credentials.scopes);
    return {
      account: await this.#account(credentials),
      missingScopes: missing.filter(({ isNeeded }) => isNeeded).map(({ name }) => name),
    };
  }

  override refreshToken(credentials: Credentials): Promise<Credentials> {
    const { deps } = this;
    const { accessToken, refreshToken, refreshExpiresAt } = credentials;
    const secrets = [accessToken, refreshToken ?? '', deps.app?.clientSecret ?? ''];
    return refreshCredentials({
      oauth: TIKTOK_OAUTH,
      deps,
      credentials,
      deadToken: (response) =>
        deadRefreshToken({ response, secrets, now: deps.clock.now(), refreshExpiresAt }),
    });
  }

  override revoke(credentials: Credentials): Promise<void> {
    return revokeCredentials({ oauth: TIKTOK_OAUTH, deps: this.deps, credentials });
  }

  async #account({ accessToken }: Credentials): Promise<Account> {
    const user = await fetchUser({ deps: this.deps, accessToken });
    const name = user.display_name || user.open_id;
    return {
      id: user.open_id,
      handle: name,
      name,
      avatarUrl: user.avatar_url || null,
      kind: 'person',
      // The page stands under the user name, which we may not read.
      profileUrl: null,
    };
  }
}
