/** Name of a base URL and a path, e.g. `{ base: 'web', path: '/i/oauth2/authorize' }`. */
export interface Endpoint {
  base: string;
  path: string;
}

/** One permission that we ask a person for. */
export interface ScopeRule {
  name: string;
  /** Without a needed one the account is not connected; others are only reported as missing. */
  isNeeded: boolean;
  /**
   * What does not work without it, for "Without it …": "posts cannot have pictures". Null: nothing,
   * it is asked for only because the platform wants the full set.
   */
  without: string | null;
}

/** A GET that turns one token into another, as Meta's platforms do. */
export interface TokenExchange {
  endpoint: Endpoint;
  grantType: string;
  /** Name of the query parameter that carries the token. */
  tokenParam: string;
  /** Which of the app's credentials go along. */
  sends: readonly ('client_id' | 'client_secret')[];
}

/** How credentials are renewed before they end. */
export type RefreshRule =
  /** Not at all: people connect again when they end (if they ever do). */
  | { kind: 'none' }
  /**
   * With a refresh token. `rotating`: each is good for one refresh only.
   *
   * `aheadS`: seconds before the end at which a renewal is due.
   */
  | { kind: 'refresh_token'; rotating: boolean; aheadS: number }
  /** The access token itself, once it is `minAgeS` seconds old and while it is alive. */
  | { kind: 'self'; exchange: TokenExchange; minAgeS: number; aheadS: number };

/** OAuth 2.0 authorization code flow, as data for one generic client. */
export interface OAuthDescriptor {
  authorize: Endpoint;
  /** GET: the parameters travel in the query, as Facebook wants them. */
  token: Endpoint & { method: 'POST' | 'GET' };
  /** `tokens`: which are given back. */
  revoke: (Endpoint & { tokens: readonly ('access' | 'refresh')[] }) | null;
  /** What the platform calls the client id. */
  clientIdParam: 'client_id' | 'client_key';
  /** How the client proves itself at the token endpoint. */
  clientAuth: 'basic' | 'body';
  scopes: readonly ScopeRule[];
  /** Between scopes in the authorize URL. */
  scopeSeparator: ' ' | ',';
  /** Splits the scopes of a token answer. */
  grantedScopePattern: RegExp;
  /** `S256`: RFC 7636. `S256-hex-loopback`: for loopback redirects only, with the hash in hex (TikTok). */
  pkce: 'S256' | 'S256-hex-loopback' | 'none';
  /** Seconds an authorization code lives; the exchange happens in the callback anyway. */
  codeLifetimeS: number;
  /** Turns the short token of the code into a long one; before anything else is done with it. */
  longLived: TokenExchange | null;
  refresh: RefreshRule;
  /** Seconds an access token lives where the answer does not say; null: it has no end. */
  defaultLifetimeS: number | null;
  /** Fixed query parameters of the authorize URL. */
  extraAuthorizeParams: Readonly<Record<string, string>>;
  /** `error` values of the redirect that mean "the person said no". */
  deniedErrors: readonly string[];
  redirect: RedirectRules;
}

/** What a platform accepts as a redirect URI; "Check my set-up" and the start of a flow look here. */
export interface RedirectRules {
  /** Plain http: never, for loopback addresses only, or anywhere. */
  http: 'never' | 'loopback' | 'always';
  /** Hosts that are refused in spite of that, e.g. `localhost` for X. */
  refusedHosts: readonly string[];
}
