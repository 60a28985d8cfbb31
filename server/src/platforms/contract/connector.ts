import type { Account, Credentials } from './account';
import type { ConnectMethod, ConnectorDescriptor } from './descriptor';
import type { AdapterDeps, AppCredentials } from './environment';
import type { ScopeRule } from './oauth-descriptor';

export interface PasswordSignIn {
  /** Handle or e-mail address. */
  identifier: string;
  password: string;
  /** Base URL of the account's server, without trailing slash. */
  serviceUrl: string;
}

/** What a server is told about us when we register there. */
export interface AppRegistration {
  redirectUri: string;
  /** As people read it on the consent screen. */
  name: string;
  website: string;
}

/** An account that a consent gave us. */
export interface FoundAccount {
  account: Account;
  /** What to store for it: a Page has a token of its own. */
  credentials: Credentials;
  /** Why it cannot be used, with the next step; null when it can. */
  problem: string | null;
}

/** What fresh credentials are good for. */
export interface Grant {
  /** Granted scopes as far as the platform tells; what was asked for where it does not. */
  scopes: string[];
  accounts: FoundAccount[];
}

export interface CredentialCheck {
  account: Account;
  /** Scopes we need and were not granted. */
  missingScopes: string[];
}

/**
 * How accounts of one platform are connected and kept: nothing here posts. Pure, like adapters.
 * All methods throw {@link PlatformFailure} and nothing else.
 */
export abstract class PlatformConnector {
  abstract readonly descriptor: ConnectorDescriptor;

  constructor(protected readonly deps: AdapterDeps) {}

  /** The accounts that the credentials of a consent or a sign-in open, and the granted scopes. */
  abstract readGrant(credentials: Credentials): Promise<Grant>;

  /**
   * Whether stored credentials still open the account, and may still do what we need. Throws
   * `auth_expired` when they do not, `account_problem` when the account is gone or its role lost.
   */
  abstract validateCredentials(
    credentials: Credentials,
    account: Account
  ): Promise<CredentialCheck>;

  /** New credentials to store before use. Throws `auth_expired` when only a person can help. */
  abstract refreshToken(credentials: Credentials): Promise<Credentials>;

  /** Gives the credentials back to the platform; best effort. */
  abstract revoke(credentials: Credentials): Promise<void>;

  /**
   * Exchanges an app password for a session; only on platforms that connect without OAuth.
   * Throws `auth_expired` for a wrong handle or password.
   */
  signIn?(input: PasswordSignIn): Promise<Credentials>;

  /** Makes an app of ours at the account's own server; only where the method registers apps. */
  registerApp?(input: AppRegistration): Promise<AppCredentials>;

  /** The way these credentials were, or are to be, obtained. */
  protected get method(): ConnectMethod {
    return methodOf(this.descriptor, this.deps.method);
  }
}

/** The method by its id; the first one when a row names one that is gone. */
export const methodOf = (descriptor: ConnectorDescriptor, id: string): ConnectMethod =>
  descriptor.methods.find((method) => method.id === id) ?? descriptor.methods[0];

/** The scopes a method asks for that were not granted. */
export const missingScopesOf = (method: ConnectMethod, granted: readonly string[]): ScopeRule[] =>
  method.kind === 'oauth2' ? method.oauth.scopes.filter(({ name }) => !granted.includes(name)) : [];
