import { missingScopesOf, PlatformConnector, PlatformFailure } from '../contract';
import type { Account, CredentialCheck, Credentials, Grant } from '../contract';
import { refreshCredentials, revokeCredentials } from '../oauth';

import { TIKTOK_BASE_URLS } from './base-urls';
import { fetchCreator, fetchUser } from './client';
import { TIKTOK_OAUTH, tiktokConnectorDescriptor } from './descriptor';
import { deadRefreshToken } from './errors';
import { traitsOf, traitsRecord } from './traits';
import type { CreatorTraits } from './traits';

/** Connects profiles on TikTok: short access tokens and a refresh token that rotates. */
export class TikTokConnector extends PlatformConnector {
  override readonly descriptor = tiktokConnectorDescriptor;

  override async readGrant(credentials: Credentials): Promise<Grant> {
    const account = await this.#account(credentials, null);
    return { scopes: credentials.scopes, accounts: [{ account, credentials, problem: null }] };
  }

  override async validateCredentials(
    credentials: Credentials,
    known: Account
  ): Promise<CredentialCheck> {
    const missing = missingScopesOf(this.method, credentials.scopes);
    return {
      account: await this.#account(credentials, known),
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

  async #account(credentials: Credentials, known: Account | null): Promise<Account> {
    const user = await fetchUser({ deps: this.deps, accessToken: credentials.accessToken });
    const name = user.display_name || user.open_id;
    const traits = (await this.#traits(credentials)) ?? (known?.traits ? traitsOf(known) : null);
    return {
      id: user.open_id,
      handle: name,
      name,
      avatarUrl: user.avatar_url || null,
      kind: 'person',
      profileUrl: this.#profileUrl(traits),
      ...(traits ? { traits: traitsRecord(traits) } : {}),
    };
  }

  /**
   * What the account may post. TikTok does not say while it may post nothing (CREATOR): a cap that
   * is over tomorrow is no reason not to connect, or to call the account broken.
   */
  async #traits({ accessToken, scopes }: Credentials): Promise<CreatorTraits | null> {
    if (!scopes.includes('video.publish')) return null;
    try {
      return await fetchCreator({ deps: this.deps, accessToken });
    } catch (error) {
      const isPassing =
        error instanceof PlatformFailure &&
        (error.family === 'rate_limited' || error.family === 'retryable');
      if (isPassing) return null;
      throw error;
    }
  }

  /** Stands under the user name, which only what the account may post tells us. */
  #profileUrl(traits: CreatorTraits | null): string | null {
    if (!traits?.username) return null;
    return `${this.deps.baseUrls.web ?? TIKTOK_BASE_URLS.web}/@${traits.username}`;
  }
}
