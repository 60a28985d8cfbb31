import { missingScopesOf, PlatformConnector, PlatformFailure } from '../contract';
import type { Account, CredentialCheck, Credentials, Grant } from '../contract';
import { refreshCredentials, revokeCredentials } from '../oauth';

import { fetchGrantedScopes, fetchProfile } from './profile';
import type { ThreadsApi } from './client';
import { THREADS_BASE_URLS, THREADS_OAUTH, threadsConnectorDescriptor } from './descriptor';
import { classifyAnswer } from './errors';

/** Connects profiles on Threads: a long-lived token that is renewed by itself. */
export class ThreadsConnector extends PlatformConnector {
  override readonly descriptor = threadsConnectorDescriptor;

  override async readGrant(credentials: Credentials): Promise<Grant> {
    const api = this.#api(credentials);
    const account = await this.#account(api);
    const scopes = await grantedScopes(api, credentials);
    const own: Credentials = { ...credentials, scopes };
    return { scopes, accounts: [{ account, credentials: own, problem: null }] };
  }

  override async validateCredentials(credentials: Credentials): Promise<CredentialCheck> {
    const api = this.#api(credentials);
    const account = await this.#account(api);
    const missing = missingScopesOf(this.method, await grantedScopes(api, credentials));
    return {
      account,
      missingScopes: missing.filter(({ isNeeded }) => isNeeded).map(({ name }) => name),
    };
  }

  override refreshToken(credentials: Credentials): Promise<Credentials> {
    const { deps } = this;
    const secrets = [credentials.accessToken, deps.app?.clientSecret ?? ''];
    const now = deps.clock.now();
    return refreshCredentials({
      oauth: THREADS_OAUTH,
      deps,
      credentials,
      deadToken: (response) => classifyAnswer({ response, secrets, now, isCommit: false }),
    });
  }

  override revoke(credentials: Credentials): Promise<void> {
    return revokeCredentials({ oauth: THREADS_OAUTH, deps: this.deps, credentials });
  }

  async #account(api: ThreadsApi): Promise<Account> {
    const { id, username, name, threads_profile_picture_url } = await fetchProfile(api);
    return {
      id,
      handle: username,
      name: name || username,
      avatarUrl: threads_profile_picture_url ?? null,
      kind: 'person',
      profileUrl: `${this.deps.baseUrls.web ?? THREADS_BASE_URLS.web}/@${encodeURIComponent(username)}`,
    };
  }

  #api({ accessToken }: Credentials): ThreadsApi {
    return { deps: this.deps, accessToken };
  }
}

/** What Threads says, else what we know from before: at first, what was asked for. */
const grantedScopes = async (api: ThreadsApi, { scopes }: Credentials): Promise<string[]> => {
  try {
    return await fetchGrantedScopes(api);
  } catch (error) {
    if (error instanceof PlatformFailure) return scopes;
    throw error;
  }
};
