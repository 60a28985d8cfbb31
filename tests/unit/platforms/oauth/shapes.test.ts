import { TransportError } from '../../../../server/src/platforms/contract';
import type { OAuthDescriptor } from '../../../../server/src/platforms/contract';
import { exchangeCode, refreshCredentials } from '../../../../server/src/platforms/oauth';

import {
  anExchange,
  anOAuth,
  answer,
  formOf,
  queryOf,
  scripted,
  someCredentials,
} from './builders';

type Script = ReturnType<typeof scripted>;

const exchange = (script: Script, changes: Partial<OAuthDescriptor> = {}) =>
  exchangeCode({
    oauth: anOAuth({ clientAuth: 'body', ...changes }),
    deps: script.deps,
    redirectUri: 'https://cms.example/cb/',
    code: 'the-code',
    codeVerifier: null,
  });

const refresh = (script: Script) =>
  refreshCredentials({ oauth: anOAuth(), deps: script.deps, credentials: someCredentials() });

describe('answers with a token', () => {
  it.each([
    ['inside a list', { data: [{ access_token: 'a', user_id: '17841', permissions: 'x,y' }] }],
    ['flat', { access_token: 'a', user_id: 17841, permissions: 'x,y' }],
    ['with permissions as a list', { access_token: 'a', permissions: ['x', 'y'] }],
  ])('are read %s', async (_, body) => {
    const credentials = await exchange(scripted(answer(200, body)));
    expect(credentials).toMatchObject({ accessToken: 'a', scopes: ['x', 'y'] });
  });

  it.each([
    ['an empty list', { access_token: 'a', permissions: [] }],
    ['an empty text', { access_token: 'a', scope: '' }],
    ['something else', { access_token: 'a', scope: 7 }],
  ])('count as granting all that was asked when the scopes are %s', async (_, body) => {
    const { scopes } = await exchange(scripted(answer(200, body)));
    expect(scopes).toEqual(['post.read', 'post.write']);
  });

  it("name the refresh token's life in TikTok's way too", async () => {
    const body = { access_token: 'a', refresh_token: 'r', refresh_expires_in: 86400 };
    const { refreshExpiresAt } = await exchange(scripted(answer(200, body)));
    expect(refreshExpiresAt).toBe('2026-11-23T10:00:00.000Z');
  });

  it("last as long as the platform's tokens do when they do not say", async () => {
    const script = scripted(answer(200, { access_token: 'a' }));
    const { expiresAt } = await exchange(script, { defaultLifetimeS: 3600 });
    expect(expiresAt).toBe('2026-11-22T11:00:00.000Z');
  });

  it.each([{ data: [] }, { data: [{ user_id: '1' }] }, { data: 'a' }, { access_token: '' }, []])(
    'are not made up from %j',
    async (body) => {
      const call = exchange(scripted(answer(200, body)));
      await expect(call).rejects.toMatchObject({ code: 'UNREADABLE_TOKEN_ANSWER' });
    }
  );
});

describe('an exchange by GET', () => {
  it('carries everything in the query', async () => {
    const script = scripted(answer(200, { access_token: 'a' }));
    await exchange(script, {
      token: { base: 'api', path: '/{apiVersion}/token', method: 'GET' },
      clientIdParam: 'client_key',
    });
    expect(script.requests[0]?.url.startsWith('https://api.example/v9.1/token?')).toBe(true);
    expect(queryOf(script.requests[0])).toEqual({
      grant_type: 'authorization_code',
      code: 'the-code',
      redirect_uri: 'https://cms.example/cb/',
      client_key: 'the-client',
      client_secret: 'the-secret',
    });
  });

  it('names the client in the form as the platform wants it', async () => {
    const script = scripted(answer(200, { access_token: 'a' }));
    await exchange(script, { clientIdParam: 'client_key' });
    expect(formOf(script.requests[0])).toMatchObject({ client_key: 'the-client' });
    expect(formOf(script.requests[0])).not.toHaveProperty('client_id');
  });
});

describe('long tokens', () => {
  const short = answer(200, { access_token: 'short', permissions: 'x,y' });
  const long = answer(200, { access_token: 'long', token_type: 'bearer', expires_in: 5_184_000 });

  it('replace the short one at once, and keep what only that answer told', async () => {
    const script = scripted(short, long);
    expect(await exchange(script, { longLived: anExchange() })).toEqual({
      accessToken: 'long',
      refreshToken: null,
      issuedAt: '2026-11-22T10:00:00.000Z',
      expiresAt: '2027-01-21T10:00:00.000Z',
      refreshExpiresAt: null,
      scopes: ['x', 'y'],
    });
    expect(queryOf(script.requests[1])).toEqual({
      grant_type: 'long_token',
      exchange_token: 'short',
      client_id: 'the-client',
      client_secret: 'the-secret',
    });
  });

  it('get only those credentials of the app that the platform wants', async () => {
    const script = scripted(short, long);
    await exchange(script, { longLived: anExchange({ sends: ['client_secret'] }) });
    expect(queryOf(script.requests[1])).not.toHaveProperty('client_id');
    expect(queryOf(script.requests[1])).toHaveProperty('client_secret', 'the-secret');
  });

  it('last 60 days when the answer leaves that out, not as long as the short one', async () => {
    const brief = answer(200, { access_token: 'short', expires_in: 3600 });
    const script = scripted(brief, answer(200, { access_token: 'long' }));
    const changes = { longLived: anExchange(), defaultLifetimeS: 60 * 86_400 };
    expect((await exchange(script, changes)).expiresAt).toBe('2027-01-21T10:00:00.000Z');
  });

  it.each([
    [answer(400, { error: { message: 'Session has expired', code: 190 } }), 'auth_expired'],
    [answer(500, { error: { message: 'unknown', code: 1 } }), 'retryable'],
    [new TransportError('timeout', 'slow'), 'retryable'],
  ])('leave nothing behind when they are refused (case %#)', async (step, family) => {
    const call = exchange(scripted(short, step), { longLived: anExchange() });
    await expect(call).rejects.toMatchObject({ family });
  });

  it('and their short ones stay out of messages', async () => {
    const echo = answer(400, { error: { message: 'Bad token short of the-secret', code: 190 } });
    const call = exchange(scripted(short, echo), { longLived: anExchange() });
    await expect(call).rejects.toThrow('Bad token [redacted] of [redacted]');
  });
});

describe('refusals', () => {
  const graph = (code: number, message = 'no') => ({ error: { message, type: 'X', code } });

  it.each([
    // TikTok refuses with status 200.
    [
      200,
      { error: 'invalid_grant', error_description: 'Authorization code is expired.' },
      'auth_expired',
    ],
    [
      200,
      { error: 'invalid_client', error_description: 'Client secret is wrong.' },
      'operator_problem',
    ],
    // Meta's Graph API.
    [400, graph(190, 'Error validating access token'), 'auth_expired'],
    [400, graph(102), 'auth_expired'],
    [400, graph(100, 'This authorization code has been used.'), 'auth_expired'],
    [400, graph(101, 'Error validating application.'), 'operator_problem'],
    [400, graph(1, 'Error validating client secret.'), 'operator_problem'],
    [400, graph(190, 'Error validating application. It has been deleted.'), 'operator_problem'],
    [400, graph(1), 'retryable'],
    [400, graph(2), 'retryable'],
    [400, graph(4), 'retryable'],
    [400, graph(17), 'retryable'],
    [400, graph(32), 'retryable'],
    [400, graph(341), 'retryable'],
    [400, graph(613), 'retryable'],
    // The code endpoint of Instagram Login.
    [
      400,
      { error_type: 'OAuthException', code: 400, error_message: 'Matching code was not found' },
      'auth_expired',
    ],
    [
      400,
      { error_type: 'OAuthException', code: 400, error_message: 'Invalid platform app' },
      'operator_problem',
    ],
  ])('of a code: %s %j is %s', async (status, body, family) => {
    await expect(exchange(scripted(answer(status, body)))).rejects.toMatchObject({ family });
  });

  it.each([
    [
      200,
      { error: 'invalid_grant', error_description: 'Refresh token is invalid.' },
      'auth_expired',
    ],
    [200, { error: 'server_error' }, 'retryable'],
    [400, graph(190), 'auth_expired'],
    [400, graph(10), 'retryable'],
    [400, graph(100, 'something new'), 'retryable'],
  ])('of a renewal: %s %j is %s', async (status, body, family) => {
    await expect(refresh(scripted(answer(status, body)))).rejects.toMatchObject({ family });
  });
});
