import type {
  Credentials,
  HttpRequest,
  HttpResponse,
  OAuthDescriptor,
} from '../../../../server/src/platforms/contract';

export const NOW = Date.parse('2026-11-22T10:00:00.000Z');

export const anOAuth = (changes: Partial<OAuthDescriptor> = {}): OAuthDescriptor => ({
  authorize: { base: 'web', path: '/authorize' },
  token: { base: 'api', path: '/token' },
  revoke: { base: 'api', path: '/revoke' },
  scopes: ['post.read', 'post.write'],
  scopeSeparator: ' ',
  grantedScopePattern: /[ ,]+/,
  pkce: 'S256',
  clientAuth: 'basic',
  codeLifetimeS: 30,
  refresh: 'rotating',
  extraAuthorizeParams: {},
  deniedErrors: ['access_denied'],
  refusedRedirectHosts: [],
  ...changes,
});

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
