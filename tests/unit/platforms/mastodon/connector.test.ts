import {
  createAuthorizeUrl,
  exchangeCode,
  redirectProblem,
} from '../../../../server/src/platforms/oauth';
import { MASTODON_OAUTH } from '../../../../server/src/platforms/mastodon/descriptor';
import { aConnector, answer, failureOf, someCredentials } from './builders';

const SCOPES = 'read:accounts read:statuses write:statuses write:media';

const ana = (changes: Record<string, unknown> = {}) =>
  answer(200, {
    id: '14715',
    username: 'ana',
    acct: 'ana',
    display_name: 'Ana of the harbour',
    url: 'https://mastodon.example/@ana',
    avatar: 'https://media.example/p.png',
    ...changes,
  });

const VERIFY = '/api/v1/accounts/verify_credentials';

describe('readGrant', () => {
  it('knows the account by its server, and keeps the server with the token', async () => {
    const { http, connector } = aConnector();
    http.on('GET', `https://mastodon.example${VERIFY}`, ana());
    const credentials = someCredentials();
    expect(await connector.readGrant(credentials)).toEqual({
      scopes: credentials.scopes,
      accounts: [
        {
          account: {
            id: '14715@mastodon.example',
            handle: 'ana@mastodon.example',
            name: 'Ana of the harbour',
            avatarUrl: 'https://media.example/p.png',
            kind: 'person',
            profileUrl: 'https://mastodon.example/@ana',
          },
          credentials: { ...credentials, serviceUrl: 'https://mastodon.example' },
          problem: null,
        },
      ],
    });
    expect(http.requests[0]?.headers).toMatchObject({ authorization: 'Bearer the-access-token' });
  });

  it('tells accounts of the same number on two servers apart', async () => {
    const ids = await Promise.all(
      ['https://one.example', 'https://two.example:8443'].map(async (service) => {
        const { http, connector } = aConnector({ baseUrls: { service } });
        http.on('GET', VERIFY, ana());
        return (await connector.readGrant(someCredentials())).accounts[0]?.account.id;
      })
    );
    expect(ids).toEqual(['14715@one.example', '14715@two.example:8443']);
  });

  it.each([
    ['nothing but a name', { display_name: '  ', url: null, avatar: undefined }],
    ['addresses that would run a script', { display_name: 7, url: 'javascript:1', avatar: 'x' }],
  ])('survives an account with %s', async (_name, changes) => {
    const { http, connector } = aConnector();
    http.on('GET', VERIFY, ana(changes));
    const { accounts } = await connector.readGrant(someCredentials());
    expect(accounts[0]?.account).toMatchObject({
      name: 'ana',
      avatarUrl: null,
      profileUrl: 'https://mastodon.example/@ana',
    });
  });

  it('understands a server that grants the broad scopes, whatever was asked for', async () => {
    const { http, connector } = aConnector();
    http.on('GET', VERIFY, ana());
    const { scopes } = await connector.readGrant(someCredentials({ scopes: ['read', 'write'] }));
    expect(scopes).toEqual(expect.arrayContaining(SCOPES.split(' ')));
  });
});

describe('validateCredentials', () => {
  it('asks the server of the connection, not the usual one', async () => {
    const { http, connector } = aConnector();
    http.on('GET', `https://small.example${VERIFY}`, ana());
    const check = await connector.validateCredentials(
      someCredentials({ serviceUrl: 'https://small.example/' })
    );
    expect(check).toMatchObject({
      account: { handle: 'ana@small.example' },
      missingScopes: [],
    });
  });

  it.each([
    [
      ['read:accounts', 'write:statuses'],
      ['read:statuses', 'write:media'],
    ],
    [['read', 'write:statuses'], ['write:media']],
    [['read', 'write'], []],
  ])('of %j misses %j', async (scopes, missing) => {
    const { http, connector } = aConnector();
    http.on('GET', VERIFY, ana());
    const check = await connector.validateCredentials(someCredentials({ scopes }));
    expect(check.missingScopes).toEqual(missing);
  });
});

describe('refreshToken', () => {
  it('needs a person: tokens have no end, so this one was revoked', async () => {
    const { http, connector } = aConnector();
    const failure = await failureOf(
      connector.refreshToken(someCredentials({ serviceUrl: 'https://small.example' }))
    );
    expect(failure.family).toBe('auth_expired');
    expect(failure.message).toMatch(/small\.example .* connect the account again/);
    expect(http.requests).toHaveLength(0);
  });
});

describe('revoke', () => {
  it('gives the token back to the server of the connection', async () => {
    const { http, connector } = aConnector();
    http.on('POST', 'https://small.example/oauth/revoke', answer(200, {}));
    await connector.revoke(someCredentials({ serviceUrl: 'https://small.example' }));
    expect(http.requests[0]?.body).toEqual({
      kind: 'form',
      fields: {
        client_id: 'the-client',
        client_secret: 'the-secret',
        token: 'the-access-token',
      },
    });
  });

  it('never keeps anyone from disconnecting', async () => {
    const { http, connector } = aConnector();
    http.on('POST', '/oauth/revoke', answer(403, { error: 'unauthorized_client' }));
    await expect(connector.revoke(someCredentials())).resolves.toBeUndefined();
  });
});

describe('the consent', () => {
  it('is asked for at the account’s own server, with PKCE and one space between scopes', () => {
    const { deps } = aConnector();
    const { url } = createAuthorizeUrl({
      oauth: MASTODON_OAUTH,
      deps,
      redirectUri: 'http://localhost:1337/cb',
      state: 's',
    });
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe('https://mastodon.example/oauth/authorize');
    expect(searchParams.get('scope')).toBe(SCOPES);
    expect(searchParams.get('code_challenge_method')).toBe('S256');
  });

  it.each(['http://localhost:1337/cb', 'http://cms.example/cb', 'https://cms.example/cb'])(
    'may come back to %s',
    (uri) => expect(redirectProblem(MASTODON_OAUTH, uri)).toBeNull()
  );
});

describe('the code exchange', () => {
  const exchange = (setup: ReturnType<typeof aConnector>, registersApp = true) =>
    exchangeCode({
      oauth: MASTODON_OAUTH,
      deps: setup.deps,
      redirectUri: 'https://cms.example/cb',
      code: 'the-code',
      codeVerifier: 'the-verifier',
      registersApp,
    });

  const refusedWith = async (given: ReturnType<typeof answer>, registersApp?: boolean) => {
    const setup = aConnector();
    setup.http.on('POST', 'https://mastodon.example/oauth/token', given);
    return failureOf(exchange(setup, registersApp));
  };

  it('gives credentials without an end', async () => {
    const setup = aConnector();
    const body = { access_token: 'fresh', token_type: 'Bearer', scope: SCOPES, created_at: 1 };
    setup.http.on('POST', '/oauth/token', answer(200, body));
    expect(await exchange(setup)).toMatchObject({
      accessToken: 'fresh',
      refreshToken: null,
      expiresAt: null,
      refreshExpiresAt: null,
      scopes: SCOPES.split(' '),
    });
    expect(setup.http.requests[0]?.body).toEqual({
      kind: 'form',
      fields: {
        grant_type: 'authorization_code',
        code: 'the-code',
        redirect_uri: 'https://cms.example/cb',
        code_verifier: 'the-verifier',
        client_id: 'the-client',
        client_secret: 'the-secret',
      },
    });
  });

  it('takes an answer without scope, as snac2 gives it, for all that was asked', async () => {
    const setup = aConnector();
    const body = { access_token: 'fresh', token_type: 'Bearer', created_at: 1 };
    setup.http.on('POST', '/oauth/token', answer(200, body));
    expect((await exchange(setup)).scopes).toEqual(SCOPES.split(' '));
  });

  it.each([
    ['in JSON', answer(401, { error: 'invalid_client' })],
    ['with another status', answer(400, { error: 'invalid_client' })],
    ['as a page', answer(401, '<html>')],
  ])('says that the server forgot our app (%s)', async (_name, given) => {
    const failure = await refusedWith(given);
    expect(failure).toMatchObject({ family: 'auth_expired', code: 'APP_GONE' });
    expect(failure.message).toMatch(/^mastodon\.example does not know our app any more/);
  });

  it('blames the app only where we registered it', async () => {
    const failure = await refusedWith(answer(401, { error: 'invalid_client' }), false);
    expect(failure).toMatchObject({ family: 'operator_problem', code: 'INVALID_CLIENT' });
  });

  it.each([
    ['a code that was used', answer(400, { error: 'invalid_grant' }), 'auth_expired'],
    ['a scope that is unknown', answer(400, { error: 'invalid_scope' }), 'operator_problem'],
    ['a server in trouble', answer(503), 'retryable'],
  ])('does not register again for %s', async (_name, given, family) => {
    const failure = await refusedWith(given);
    expect(failure.family).toBe(family);
    expect(failure.code).not.toBe('APP_GONE');
  });
});
