import type {
  Credentials,
  HttpRequest,
  HttpResponse,
  OAuthDescriptor,
  RefreshRule,
  ScopeRule,
  TokenExchange,
} from '../../../../server/src/platforms/contract';

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');

export const aScope = (name: string, changes: Partial<ScopeRule> = {}): ScopeRule => ({
  name,
  isNeeded: true,
  without: 'nothing works',
  ...changes,
});

export const anOAuth = (changes: Partial<OAuthDescriptor> = {}): OAuthDescriptor => ({
  authorize: { base: 'web', path: '/authorize' },
  token: { base: 'api', path: '/token', method: 'POST' },
  revoke: { base: 'api', path: '/revoke', tokens: ['refresh', 'access'] },
  clientIdParam: 'client_id',
  clientAuth: 'basic',
  scopes: [aScope('post.read'), aScope('post.write')],
  scopeSeparator: ' ',
  grantedScopePattern: /[ ,]+/,
  pkce: 'S256',
  codeLifetimeS: 30,
  longLived: null,
  refresh: { kind: 'refresh_token', rotating: true, aheadS: 600 },
  defaultLifetimeS: null,
  extraAuthorizeParams: {},
  deniedErrors: ['access_denied'],
  redirect: { http: 'loopback', refusedHosts: [] },
  ...changes,
});

/** A token that becomes another one by GET. */
export const anExchange = (changes: Partial<TokenExchange> = {}): TokenExchange => ({
  endpoint: { base: 'api', path: '/exchange' },
  grantType: 'long_token',
  tokenParam: 'exchange_token',
  sends: ['client_id', 'client_secret'],
  ...changes,
});

const DAY_S = 86_400;

/** Tokens that renew themselves, as Instagram's. */
export const renewingItself: RefreshRule = {
  kind: 'self',
  exchange: anExchange({ grantType: 'renewal', tokenParam: 'access_token', sends: [] }),
  minAgeS: DAY_S,
  aheadS: 10 * DAY_S,
};

export const someCredentials = (changes: Partial<Credentials> = {}): Credentials => ({
  accessToken: 'old-access',
  refreshToken: 'old-refresh',
  expiresAt: '2026-11-22T10:04:00.000Z',
  refreshExpiresAt: '2027-11-22T00:00:00.000Z',
  scopes: ['post.read'],
  ...changes,
});

export const answer = (status: number, body: unknown): HttpResponse => {
  const isText = typeof body === 'string';
  return {
    status,
    headers: {},
    text: isText ? body : JSON.stringify(body),
    json: isText ? undefined : body,
  };
};

/** Deps whose http answers from a script, in order; an Error in the script is thrown. */
export const scripted = (...script: (HttpResponse | Error)[]) => {
  const requests: HttpRequest[] = [];
  const deps = {
    http: (request: HttpRequest): Promise<HttpResponse> => {
      requests.push(request);
      const next = script.shift();
      if (!next) throw new Error(`Unexpected request: ${request.url}`);
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    clock: { now: () => NOW, sleep: () => Promise.resolve() },
    random: { float: () => 0, bytes: (length: number) => new Uint8Array(length).fill(7) },
    baseUrls: { web: 'https://web.example', api: 'https://api.example' } as Record<string, string>,
    apiVersion: 'v9.1' as string | null,
    app: { clientId: 'the-client', clientSecret: 'the-secret' } as {
      clientId: string;
      clientSecret: string | null;
    } | null,
  };
  return { deps, requests };
};

export const formOf = (request: HttpRequest | undefined): Readonly<Record<string, string>> => {
  if (request?.body?.kind !== 'form') throw new Error('Not a form request.');
  return request.body.fields;
};

/** The query of a GET. */
export const queryOf = (request: HttpRequest | undefined): Record<string, string> => {
  if (request?.method !== 'GET' || request.body) throw new Error('Not a plain GET.');
  return Object.fromEntries(new URL(request.url).searchParams);
};
