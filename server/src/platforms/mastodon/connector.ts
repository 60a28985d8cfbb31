import { missingScopesOf, PlatformConnector, PlatformFailure } from '../contract';
import type {
  Account,
  AppCredentials,
  AppRegistration,
  CredentialCheck,
  Credentials,
  Grant,
} from '../contract';
import { revokeCredentials } from '../oauth';

import { readTraits, registerApp, verifyCredentials } from './client';
import type { MastodonServer } from './client';
import { DEFAULT_SERVICE_URL, MASTODON_OAUTH, mastodonConnectorDescriptor } from './descriptor';

/** Connects accounts on any server that speaks Mastodon's API, by an app that we register there. */
export class MastodonConnector extends PlatformConnector {
  override readonly descriptor = mastodonConnectorDescriptor;

  override async readGrant(credentials: Credentials): Promise<Grant> {
    const { serviceUrl } = this.#server(credentials);
    const scopes = spellOut(credentials.scopes);
    const own: Credentials = { ...credentials, scopes, serviceUrl };
    const account = await this.#account(own);
    return { scopes, accounts: [{ account, credentials: own, problem: null }] };
  }

  override async validateCredentials(
    credentials: Credentials,
    known?: Account
  ): Promise<CredentialCheck> {
    const missing = missingScopesOf(this.method, spellOut(credentials.scopes));
    return {
      account: await this.#account(credentials, known?.traits),
      missingScopes: missing.filter(({ isNeeded }) => isNeeded).map(({ name }) => name),
    };
  }

  /** Tokens have no end: what a server does not accept any more was revoked there. */
  override refreshToken(credentials: Credentials): Promise<Credentials> {
    const { host } = new URL(this.#server(credentials).serviceUrl);
    return Promise.reject(
      new PlatformFailure(
        { family: 'auth_expired' },
        {
          code: 'NO_REFRESH_TOKEN',
          message: `A sign-in to ${host} cannot be renewed: connect the account again.`,
        }
      )
    );
  }

  override revoke(credentials: Credentials): Promise<void> {
    const { serviceUrl } = this.#server(credentials);
    const deps = { ...this.deps, baseUrls: { ...this.deps.baseUrls, service: serviceUrl } };
    return revokeCredentials({ oauth: MASTODON_OAUTH, deps, credentials });
  }

  /** At the server of `deps.baseUrls.service`. A later consent may ask for these scopes only. */
  override registerApp(input: AppRegistration): Promise<AppCredentials> {
    const scopes = MASTODON_OAUTH.scopes.map(({ name }) => name).join(' ');
    return registerApp(this.#server({}), { ...input, scopes });
  }

  /** `knownTraits`: kept when the server does not tell its limits today. */
  async #account(credentials: Credentials, knownTraits?: Account['traits']): Promise<Account> {
    const server = this.#server(credentials);
    const found = await verifyCredentials(server, credentials.accessToken);
    const traits = (await readTraits(server, credentials.accessToken)) ?? knownTraits;
    const { host } = new URL(server.serviceUrl);
    return {
      // An id counts on its own server only: 42 is somebody else on the next one.
      id: `${found.id}@${host}`,
      handle: `${found.username}@${host}`,
      name: found.display_name === '' ? found.username : found.display_name,
      avatarUrl: found.avatar ?? null,
      kind: 'person',
      profileUrl: found.url ?? `${server.serviceUrl}/@${encodeURIComponent(found.username)}`,
      ...(traits ? { traits } : {}),
    };
  }

  #server({ serviceUrl }: Pick<Credentials, 'serviceUrl'>): MastodonServer {
    const url = serviceUrl ?? this.deps.baseUrls.service ?? DEFAULT_SERVICE_URL;
    return { deps: this.deps, serviceUrl: url.replace(/\/+$/, '') };
  }
}

/** SCOPES: `read` holds every `read:…`. Some servers answer so, whatever was asked for. */
const spellOut = (granted: readonly string[]): string[] => {
  const covered = MASTODON_OAUTH.scopes
    .map(({ name }) => name)
    .filter((name) => granted.includes(name.slice(0, name.indexOf(':'))));
  return [...new Set([...granted, ...covered])];
};
