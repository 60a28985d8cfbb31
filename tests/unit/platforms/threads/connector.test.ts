import { TransportError } from '../../../../server/src/platforms/contract';
import { createAuthorizeUrl, exchangeCode } from '../../../../server/src/platforms/oauth';
import { THREADS_OAUTH } from '../../../../server/src/platforms/threads/descriptor';
import { redirectProblem } from '../../../../server/src/platforms/oauth';
import { aConnector, answer, failureOf, inDays, NOW, someCredentials } from './builders';

const ALL_SCOPES = THREADS_OAUTH.scopes.map(({ name }) => name);

const me = answer(200, {
  id: '17841400000000001',
  username: 'harbourlight',
  name: 'Harbour Light',
  threads_profile_picture_url: 'https://media.example/p.jpg',
});

const debugged = (scopes: unknown) =>
  answer(200, { data: { type: 'USER', is_valid: true, scopes, user_id: '17841400000000001' } });

const graphError = (code: number, subcode?: number, message = 'words of Threads') =>
  answer(400, { error: { message, type: 'OAuthException', code, error_subcode: subcode } });

/** Scripted to know the account; what it granted is up to the test. */
const aKnownConnector = () => {
  const setup = aConnector();
  setup.http.on('GET', '/v1.0/me', me);
  return setup;
};

describe('readGrant', () => {
  it('finds the account by its own token, and the scopes that were really granted', async () => {
    const { http, connector } = aKnownConnector();
    const granted = ['threads_basic', 'threads_content_publish'];
    http.on('GET', '/v1.0/debug_token', debugged(granted));
    const credentials = someCredentials({ scopes: ALL_SCOPES });
    expect(await connector.readGrant(credentials)).toEqual({
      scopes: granted,
      accounts: [
        {
          account: {
            id: '17841400000000001',
            handle: 'harbourlight',
            name: 'Harbour Light',
            avatarUrl: 'https://media.example/p.jpg',
            kind: 'person',
            profileUrl: 'https://web.example/@harbourlight',
          },
          credentials: { ...credentials, scopes: granted },
          problem: null,
        },
      ],
    });
    const query = new URL(http.sent('GET', '/debug_token')[0]?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      input_token: 'the-access-token',
      access_token: 'the-access-token',
    });
  });

  it.each([
    ['is for testers only', graphError(10)],
    ['is broken', answer(503)],
    ['is no JSON', answer(200, '<html>')],
    ['names no scopes', debugged([])],
    ['cannot be reached', new TransportError('timeout', 'slow')],
  ])('takes what was asked for as granted when debug_token %s', async (_name, given) => {
    const { http, connector } = aKnownConnector();
    http.on('GET', '/v1.0/debug_token', given);
    const { scopes } = await connector.readGrant(someCredentials({ scopes: ALL_SCOPES }));
    expect(scopes).toEqual(ALL_SCOPES);
  });

  it('gets by with an account that has a handle only', async () => {
    const { http, connector } = aConnector();
    http.on('GET', '/me?', answer(200, { id: '1', username: 'ana', name: 7 }));
    http.on('GET', '/debug_token', debugged(ALL_SCOPES));
    const { accounts } = await connector.readGrant(someCredentials());
    expect(accounts[0]?.account).toMatchObject({ handle: 'ana', name: 'ana', avatarUrl: null });
  });

  it('keeps every digit of an id that came as a number', async () => {
    const { http, connector } = aConnector();
    const text = '{"id":17841400000000013,"username":"ana"}';
    http.on('GET', '/me?', { ...answer(200), text, json: JSON.parse(text) as unknown });
    http.on('GET', '/debug_token', debugged(ALL_SCOPES));
    const { accounts } = await connector.readGrant(someCredentials());
    expect(accounts[0]?.account.id).toBe('17841400000000013');
  });

  it('never takes an id whose last digits are lost', async () => {
    const { http, connector } = aConnector();
    http.on('GET', '/me?', { ...answer(200), json: { id: 17841400000000000, username: 'ana' } });
    const failure = await failureOf(connector.readGrant(someCredentials()));
    expect(failure).toMatchObject({ family: 'retryable', code: 'UNREADABLE_ANSWER' });
  });

  it('uses the configured version for what has one', async () => {
    const { http, connector } = aConnector({ apiVersion: 'v2.0' });
    http.on('GET', '/me?', me).on('GET', '/debug_token', debugged(ALL_SCOPES));
    await connector.readGrant(someCredentials());
    expect(http.requests[0]?.url).toMatch(/^https:\/\/api\.example\/v2\.0\/me\?/);
  });
});

describe('validateCredentials', () => {
  it('misses nothing when only the extras were not granted', async () => {
    const { http, connector } = aKnownConnector();
    http.on('GET', '/debug_token', debugged(['threads_basic', 'threads_content_publish']));
    const check = await connector.validateCredentials(someCredentials());
    expect(check).toMatchObject({ account: { id: '17841400000000001' }, missingScopes: [] });
  });

  it('sees that the permission to post was taken back, whatever was stored', async () => {
    const { http, connector } = aKnownConnector();
    http.on('GET', '/debug_token', debugged(['threads_basic']));
    const { missingScopes } = await connector.validateCredentials(
      someCredentials({ scopes: ALL_SCOPES })
    );
    expect(missingScopes).toEqual(['threads_content_publish']);
  });

  it('goes by the stored scopes while debug_token does not answer', async () => {
    const { http, connector } = aKnownConnector();
    http.on('GET', '/debug_token', answer(500));
    const { missingScopes } = await connector.validateCredentials(
      someCredentials({ scopes: ['threads_basic'] })
    );
    expect(missingScopes).toEqual(['threads_content_publish']);
  });
});

describe('the code exchange', () => {
  const exchange = (setup: ReturnType<typeof aConnector>) =>
    exchangeCode({
      oauth: THREADS_OAUTH,
      deps: setup.deps,
      redirectUri: 'https://cms.example/cb',
      code: 'the-code',
      codeVerifier: null,
    });

  it('ends with the long-lived token, and asks for nothing with the short one', async () => {
    const setup = aConnector();
    const shortToken = answer(200, { access_token: 'short', user_id: '17841400000000001' });
    const longToken = answer(200, { access_token: 'long', expires_in: 5_183_944 });
    setup.http.on('POST', 'https://api.example/oauth/access_token', shortToken);
    setup.http.on('GET', 'https://api.example/access_token', longToken);
    expect(await exchange(setup)).toMatchObject({
      accessToken: 'long',
      expiresAt: new Date(NOW + 5_183_944_000).toISOString(),
      scopes: ALL_SCOPES,
    });
    const query = new URL(setup.http.requests[1]?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      grant_type: 'th_exchange_token',
      access_token: 'short',
      client_secret: 'the-secret',
    });
  });

  const message = 'Matching code was not found or was already used';

  it.each([
    ['flat', { error_type: 'OAuthException', code: 400, error_message: message }],
    ['as everywhere else', { error: { message, type: 'OAuthException', code: 100 } }],
  ])('says why a code is refused when the error comes %s', async (_name, body) => {
    const setup = aConnector();
    setup.http.on('POST', '/oauth/access_token', answer(400, body));
    const failure = await failureOf(exchange(setup));
    expect(failure.family).toBe('auth_expired');
    expect(failure.message).toContain(message);
  });
});

describe('refreshToken', () => {
  it('renews the token by itself, without the secret', async () => {
    const { http, connector } = aConnector();
    const renewed = answer(200, { access_token: 'new', expires_in: 5_184_000 });
    http.on('GET', 'https://api.example/refresh_access_token', renewed);
    expect(await connector.refreshToken(someCredentials())).toEqual({
      ...someCredentials(),
      accessToken: 'new',
      expiresAt: inDays(60),
      issuedAt: inDays(0),
    });
    const query = new URL(http.requests[0]?.url ?? '').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      grant_type: 'th_refresh_token',
      access_token: 'the-access-token',
    });
  });

  it('does not ask while the token is younger than a day', async () => {
    const { http, connector } = aConnector();
    const young = someCredentials({ issuedAt: inDays(-0.99), expiresAt: inDays(59) });
    expect(await connector.refreshToken(young)).toEqual(young);
    expect(http.requests).toHaveLength(0);
  });

  it.each([
    [458, /removed in the settings/],
    [459, /confirm the account/],
    [460, /password/],
    [463, /has expired/],
    [464, /confirm the account/],
    [467, /ended or revoked/],
    [undefined, /does not accept the sign-in/],
  ])('says in its own words why the token is dead (190/%s)', async (subcode, words) => {
    const { http, connector } = aConnector();
    http.on('GET', '/refresh_access_token', graphError(190, subcode));
    const failure = await failureOf(connector.refreshToken(someCredentials()));
    expect(failure.family).toBe('auth_expired');
    expect(failure.message).toMatch(words);
    expect(failure.message).toMatch(/connect the account again/);
  });

  it.each([
    ['a permission that is missing', graphError(10), 'retryable'],
    ['a server in trouble', answer(503, { error: { code: 190 } }), 'retryable'],
    [
      'a wrong app',
      graphError(190, undefined, 'Error validating application.'),
      'operator_problem',
    ],
    ['a broken line', new TransportError('reset', 'broken'), 'retryable'],
  ])('does not disconnect for %s', async (_name, given, family) => {
    const { http, connector } = aConnector();
    http.on('GET', '/refresh_access_token', given);
    const failure = await failureOf(connector.refreshToken(someCredentials()));
    expect(failure.family).toBe(family);
  });

  it('keeps the token out of the message, though Threads repeats it', async () => {
    const { http, connector } = aConnector();
    const words = 'Malformed access token the-access-token of the-secret';
    http.on('GET', '/refresh_access_token', graphError(190, 467, words));
    const { message } = await failureOf(connector.refreshToken(someCredentials()));
    expect(message).toContain('Malformed access token [redacted] of [redacted]');
  });
});

describe('revoke', () => {
  it('asks nothing: Threads has no way to give a token back', async () => {
    const { http, connector } = aConnector();
    await connector.revoke(someCredentials());
    expect(http.requests).toHaveLength(0);
  });
});

describe('the consent', () => {
  it('asks for every scope with commas, without PKCE', () => {
    const { deps } = aConnector();
    const redirectUri = 'https://cms.example/cb';
    const { url, codeVerifier } = createAuthorizeUrl({
      oauth: THREADS_OAUTH,
      deps,
      redirectUri,
      state: 's',
    });
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe('https://web.example/oauth/authorize');
    expect(searchParams.get('scope')).toBe(ALL_SCOPES.join(','));
    expect(codeVerifier).toBeNull();
  });

  it.each([
    ['https://cms.example/cb', null],
    ['http://cms.example/cb', 'https_required'],
    ['http://localhost:1337/cb', 'https_required'],
    ['https://localhost:1337/cb', 'host_refused'],
  ])('finds in %s: %s', (uri, problem) => {
    expect(redirectProblem(THREADS_OAUTH, uri)).toBe(problem);
  });
});
