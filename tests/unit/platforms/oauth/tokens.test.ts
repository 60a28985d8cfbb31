import { inspect } from 'node:util';

import { TransportError } from '../../../../server/src/platforms/contract';
import {
  exchangeCode,
  refreshCredentials,
  revokeCredentials,
} from '../../../../server/src/platforms/oauth';

import { anOAuth, answer, formOf, scripted, someCredentials } from './builders';

const TOKEN = {
  access_token: 'new-access',
  refresh_token: 'new-refresh',
  expires_in: 7200,
  scope: 'post.read,post.write',
};

const exchange = (script: ReturnType<typeof scripted>, changes = {}) =>
  exchangeCode({
    oauth: anOAuth(changes),
    deps: script.deps,
    redirectUri: 'https://cms.example/cb/',
    code: 'the-code',
    codeVerifier: 'the-verifier',
  });

const refresh = (script: ReturnType<typeof scripted>, credentials = someCredentials()) =>
  refreshCredentials({ oauth: anOAuth(), deps: script.deps, credentials });

describe('exchangeCode', () => {
  it('sends the form with a Basic header and reads the answer', async () => {
    const script = scripted(answer(200, TOKEN));
    expect(await exchange(script)).toEqual({
      accessToken: 'new-access',
      refreshToken: 'new-refresh',
      issuedAt: '2026-11-22T10:00:00.000Z',
      expiresAt: '2026-11-22T12:00:00.000Z',
      refreshExpiresAt: null,
      scopes: ['post.read', 'post.write'],
    });
    const [request] = script.requests;
    expect(request).toMatchObject({ method: 'POST', url: 'https://api.example/token' });
    expect(request?.headers?.authorization).toBe(`Basic ${btoa('the-client:the-secret')}`);
    expect(formOf(request)).toEqual({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: 'https://cms.example/cb/',
      code_verifier: 'the-verifier',
    });
  });

  it('puts id and secret into the body, and no header, where the platform wants that', async () => {
    const script = scripted(answer(200, TOKEN));
    await exchange(script, { clientAuth: 'body' });
    expect(script.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(formOf(script.requests[0])).toMatchObject({
      client_id: 'the-client',
      client_secret: 'the-secret',
    });
  });

  it('sends only the client id for a public client', async () => {
    const script = scripted(answer(200, TOKEN));
    script.deps.app = { clientId: 'public', clientSecret: null };
    await exchange(script);
    expect(script.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(formOf(script.requests[0])).toMatchObject({ client_id: 'public' });
    expect(formOf(script.requests[0])).not.toHaveProperty('client_secret');
  });

  it('takes an answer without scope for all that was asked', async () => {
    const script = scripted(answer(200, { access_token: 'a', refresh_token_expires_in: '3600' }));
    expect(await exchange(script)).toEqual({
      accessToken: 'a',
      refreshToken: null,
      issuedAt: '2026-11-22T10:00:00.000Z',
      expiresAt: null,
      refreshExpiresAt: '2026-11-22T11:00:00.000Z',
      scopes: ['post.read', 'post.write'],
    });
  });

  it.each([{ expires_in: 1e300 }, { expires_in: 'soon' }, { expires_in: -5 }])(
    'does not stumble over a nonsensical lifetime: %j',
    async (lifetime) => {
      const script = scripted(answer(200, { access_token: 'a', ...lifetime }));
      expect((await exchange(script)).expiresAt).toBeNull();
    }
  );

  it.each([
    [400, { error: 'invalid_grant' }, 'auth_expired'],
    [
      400,
      {
        error: 'invalid_request',
        error_description: 'code verifier did not match the code challenge',
      },
      'auth_expired',
    ],
    [401, { error: 'invalid_client' }, 'operator_problem'],
    [
      400,
      {
        error: 'invalid_request',
        error_description: 'A required parameter "client_secret" is missing',
      },
      'operator_problem',
    ],
    [503, '<html>', 'retryable'],
  ])('answers %s %j with %s', async (status, body, family) => {
    await expect(exchange(scripted(answer(status, body)))).rejects.toMatchObject({ family });
  });

  it('is an operator problem without an app, and sends nothing', async () => {
    const script = scripted();
    script.deps.app = null;
    await expect(exchange(script)).rejects.toMatchObject({ family: 'operator_problem' });
    expect(script.requests).toHaveLength(0);
  });
});

describe('refreshCredentials', () => {
  it('takes over the rotated refresh token', async () => {
    const script = scripted(answer(200, TOKEN));
    const fresh = await refresh(script);
    expect(fresh.refreshToken).toBe('new-refresh');
    expect(fresh.refreshExpiresAt).toBeNull();
    expect(formOf(script.requests[0])).toEqual({
      grant_type: 'refresh_token',
      refresh_token: 'old-refresh',
    });
  });

  it('keeps what the answer leaves unsaid', async () => {
    const script = scripted(answer(200, { access_token: 'new-access', expires_in: 60 }));
    expect(await refresh(script, someCredentials({ serviceUrl: 'https://s.example' }))).toEqual({
      accessToken: 'new-access',
      refreshToken: 'old-refresh',
      issuedAt: '2026-11-22T10:00:00.000Z',
      expiresAt: '2026-11-22T10:01:00.000Z',
      refreshExpiresAt: '2027-11-22T00:00:00.000Z',
      scopes: ['post.read'],
      serviceUrl: 'https://s.example',
    });
  });

  it.each([
    [400, { error: 'invalid_grant' }, 'auth_expired'],
    [
      400,
      {
        error: 'invalid_request',
        error_description: 'Value passed for the token was invalid.',
      },
      'auth_expired',
    ],
    [
      400,
      {
        error: 'invalid_request',
        error_description:
          'The provided authorization grant or refresh token is invalid, expired or revoked.',
      },
      'auth_expired',
    ],
    [400, { error: 'invalid_client' }, 'operator_problem'],
    [
      401,
      {
        error: 'unauthorized_client',
        error_description: 'Missing valid authorization header',
      },
      'operator_problem',
    ],
    [400, { error: 'invalid_request', error_description: 'Something new' }, 'retryable'],
    [403, '<html>blocked</html>', 'retryable'],
    [429, { error: 'rate_limited' }, 'retryable'],
    [400, { error: 'temporarily_unavailable' }, 'retryable'],
    [503, { error: 'invalid_grant' }, 'retryable'],
    [200, 'not json', 'retryable'],
    [200, { token_type: 'bearer' }, 'retryable'],
    [302, '', 'retryable'],
  ])('answers %s %j with %s', async (status, body, family) => {
    await expect(refresh(scripted(answer(status, body)))).rejects.toMatchObject({ family });
  });

  it.each(['unreachable', 'timeout', 'reset', 'cut', 'aborted'] as const)(
    'never disconnects for a transport error (%s)',
    async (kind) => {
      const script = scripted(new TransportError(kind, 'broken'));
      await expect(refresh(script)).rejects.toMatchObject({ family: 'retryable' });
    }
  );

  it.each([429, 503])('is tried again when an answer %i says so', async (status) => {
    const busy = { ...answer(status, ''), headers: { 'retry-after': '90' } };
    await expect(refresh(scripted(busy))).rejects.toMatchObject({
      failure: { family: 'retryable', retryAfterMs: 90_000 },
    });
  });

  it('needs a person when there is no refresh token, and asks nothing', async () => {
    const script = scripted();
    const credentials = someCredentials({ refreshToken: null });
    await expect(refresh(script, credentials)).rejects.toMatchObject({ family: 'auth_expired' });
    expect(script.requests).toHaveLength(0);
  });

  it('keeps secrets out of the message even if the platform echoes them', async () => {
    const echo = { error: 'x', error_description: 'bad old-refresh for the-secret' };
    const failure = await refresh(scripted(answer(400, echo))).catch((error: Error) => error);
    expect(failure).toHaveProperty('message', expect.stringContaining('bad [redacted] for'));
    expect(inspect(failure, { depth: 9 })).not.toMatch(/old-refresh|the-secret/);
  });
});

describe('revokeCredentials', () => {
  const revoke = (script: ReturnType<typeof scripted>, oauth = anOAuth()) =>
    revokeCredentials({ oauth, deps: script.deps, credentials: someCredentials() });

  it('gives both tokens back', async () => {
    const script = scripted(answer(200, { revoked: true }), answer(200, {}));
    await revoke(script);
    expect(script.requests.map((request) => formOf(request).token)).toEqual([
      'old-refresh',
      'old-access',
    ]);
    expect(script.requests[0]?.url).toBe('https://api.example/revoke');
  });

  it('goes on to the second token when the first call fails, and never throws', async () => {
    const script = scripted(new TransportError('timeout', 'slow'), answer(500, 'oops'));
    await expect(revoke(script)).resolves.toBeUndefined();
    expect(script.requests).toHaveLength(2);
  });

  it('gives back those tokens only that the platform takes', async () => {
    const script = scripted(answer(200, {}));
    const revoke = { base: 'api', path: '/revoke', tokens: ['access'] } as const;
    await revokeCredentials({
      oauth: anOAuth({ revoke }),
      deps: script.deps,
      credentials: someCredentials(),
    });
    expect(script.requests.map((request) => formOf(request).token)).toEqual(['old-access']);
  });

  it('lets people disconnect when no app is configured any more', async () => {
    const script = scripted();
    script.deps.app = null;
    await expect(revoke(script)).resolves.toBeUndefined();
  });

  it('does nothing where the platform has no revocation', async () => {
    const script = scripted();
    await revoke(script, anOAuth({ revoke: null }));
    expect(script.requests).toHaveLength(0);
  });
});
