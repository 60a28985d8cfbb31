import { missingScopesOf, PlatformConnector, PlatformFailure } from '../contract';
import type { Account, CredentialCheck, Credentials, Grant, OAuthDescriptor } from '../contract';
import { refreshCredentials, revokeCredentials } from '../oauth';
import type { LinkedInApi } from './client';
import {
  linkedInConnectorDescriptor,
  linkedInMemberOAuth,
  linkedInOrganizationOAuth,
  ORGANIZATION_METHOD,
} from './descriptor';
import { fetchMember } from './identity';
import { fetchOrganizations } from './organizations';

/** Connects members' own profiles, and organizations through an app of its own. */
export class LinkedInConnector extends PlatformConnector {
  override readonly descriptor = linkedInConnectorDescriptor;

  override async readGrant(credentials: Credentials): Promise<Grant> {
    const { scopes } = credentials;
    if (!this.#isOrganization) {
      const account = await fetchMember(this.deps, credentials);
      return { scopes, accounts: [{ account, credentials, problem: null }] };
    }
    const organizations = await fetchOrganizations(this.#api(credentials));
    const accounts = organizations.map(({ account, mayPost }) => ({
      account,
      credentials,
      problem: mayPost ? null : roleMissing(account.name),
    }));
    return { scopes, accounts };
  }

  override async validateCredentials(
    credentials: Credentials,
    account: Account
  ): Promise<CredentialCheck> {
    const missingScopes = missingScopesOf(this.method, credentials.scopes)
      .filter(({ isNeeded }) => isNeeded)
      .map(({ name }) => name);
    if (!this.#isOrganization) {
      return { account: await fetchMember(this.deps, credentials), missingScopes };
    }
    const organizations = await fetchOrganizations(this.#api(credentials));
    const found = organizations.find((one) => one.account.id === account.id);
    if (found?.mayPost) return { account: found.account, missingScopes };
    throw new PlatformFailure(
      { family: 'account_problem' },
      { code: 'ROLE_LOST', message: roleMissing(account.name) }
    );
  }

  /** Only partner apps get refresh tokens; for all others a person has to connect again. */
  override async refreshToken(credentials: Credentials): Promise<Credentials> {
    if (credentials.refreshToken) {
      return refreshCredentials({ oauth: this.#oauth, deps: this.deps, credentials });
    }
    throw new PlatformFailure(
      { family: 'auth_expired' },
      {
        code: 'NO_REFRESH_TOKEN',
        message: 'LinkedIn gives this app no way to renew a sign-in: connect the account again.',
      }
    );
  }

  override revoke(credentials: Credentials): Promise<void> {
    return revokeCredentials({ oauth: this.#oauth, deps: this.deps, credentials });
  }

  #api({ accessToken }: Credentials): LinkedInApi {
    return { deps: this.deps, accessToken };
  }

  get #isOrganization(): boolean {
    return this.deps.method === ORGANIZATION_METHOD;
  }

  get #oauth(): OAuthDescriptor {
    return this.#isOrganization ? linkedInOrganizationOAuth : linkedInMemberOAuth;
  }
}

const roleMissing = (page: string): string =>
  `You may not post for ${page}: ask one of its super admins for the role "Content admin".`;
