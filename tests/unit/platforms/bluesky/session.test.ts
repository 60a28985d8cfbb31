import {
  aJwt,
  anAccount,
  anAdapter,
  DID,
  failureOf,
  NOW,
  PASSWORD,
  PDS,
  someCredentials,
} from './builders';
import { broken, html, json, jsonBodyOf, scriptedHttp, xrpcError } from './fake-http';

const CREATE = 'com.atproto.server.createSession';
const REFRESH = 'com.atproto.server.refreshSession';
const GET = 'com.atproto.server.getSession';
const DELETE = 'com.atproto.server.deleteSession';
const RECORD = 'com.atproto.repo.getRecord';

const GIVEN = 'https://bsky.social';
const accessJwt = aJwt({ sub: DID, exp: NOW / 1000 + 7200 });
const refreshJwt = aJwt({ sub: DID, exp: NOW / 1000 + 7_776_000 });

const didDoc = (endpoint: string) => ({
  service: [
    { id: '#other', type: 'Labeler', serviceEndpoint: 'https://labels.test' },
    { id: '#atproto_pds', type: 'AtprotoPersonalDataServer', serviceEndpoint: endpoint },
  ],
});

const aSession = (over: Record<string, unknown> = {}) =>
  json(200, { did: DID, handle: 'weekly.test', accessJwt, refreshJwt, active: true, ...over });

const whoAmI = json(200, { did: DID, handle: 'weekly.test', active: true });

const connectorOf = (http: Parameters<typeof anAdapter>[0]) => anAdapter(http).connector;

const signIn = (http: Parameters<typeof anAdapter>[0]) =>
  connectorOf(http).signIn({
    identifier: ' @weekly.test ',
    password: ` ${PASSWORD}\n`,
    serviceUrl: `${GIVEN}/`,
  });

describe('signing in', () => {
  it('keeps both tokens, their ends, the app password and the server of the DID document', async () => {
    const { http, callsOf } = scriptedHttp({
      [CREATE]: [aSession({ didDoc: didDoc(`${PDS}/`) })],
      [GET]: [whoAmI],
    });
    await expect(signIn(http)).resolves.toEqual({
      accessToken: accessJwt,
      refreshToken: refreshJwt,
      expiresAt: '2026-11-22T14:00:00.000Z',
      refreshExpiresAt: '2027-02-20T12:00:00.000Z',
      scopes: [],
      password: PASSWORD,
      serviceUrl: PDS,
    });
    const [create] = callsOf(CREATE);
    expect(create?.url).toBe(`${GIVEN}/xrpc/${CREATE}`);
    expect(jsonBodyOf(create)).toEqual({ identifier: 'weekly.test', password: PASSWORD });
    expect(callsOf(GET)[0]?.url).toBe(`${PDS}/xrpc/${GET}`);
  });

  it.each([
    ['is absent', undefined, whoAmI],
    ['is not a document', 'nonsense', whoAmI],
    ['names an address that is no URL', didDoc('pds'), whoAmI],
    ['names an unreachable server', didDoc(PDS), broken('unreachable')],
    ['names a server that knows nothing of the session', didDoc(PDS), html(404)],
    ['names the server of somebody else', didDoc(PDS), json(200, { did: 'did:plc:else' })],
    ['would send the token unprotected', didDoc('http://pds.test'), whoAmI],
  ])('keeps the given address when the DID document %s', async (_, document, answer) => {
    const { http } = scriptedHttp({ [CREATE]: [aSession({ didDoc: document })], [GET]: [answer] });
    expect((await signIn(http)).serviceUrl).toBe(GIVEN);
  });

  it('does not ask again when the DID document names the given address', async () => {
    const { http, calls } = scriptedHttp({ [CREATE]: [aSession({ didDoc: didDoc(GIVEN) })] });
    expect((await signIn(http)).serviceUrl).toBe(GIVEN);
    expect(calls).toHaveLength(1);
  });

  it.each([
    [xrpcError(401, 'AuthenticationRequired'), 'auth_expired'],
    [xrpcError(401, 'AuthFactorTokenRequired'), 'auth_expired'],
    [xrpcError(429, 'RateLimitExceeded'), 'retryable'],
    [aSession({ active: false, status: 'deactivated' }), 'account_problem'],
    [json(200, { did: DID }), 'retryable'],
    [broken('unreachable'), 'retryable'],
    [broken('timeout'), 'retryable'],
  ])('asks once, whatever goes wrong (case %#)', async (answer, family) => {
    const { http, calls } = scriptedHttp({ [CREATE]: [answer] });
    expect((await failureOf(signIn(http))).family).toBe(family);
    expect(calls).toHaveLength(1);
  });
});

describe('refreshing', () => {
  it('sends the refresh token as Bearer, without a body', async () => {
    const next = aJwt({ sub: DID, exp: NOW / 1000 + 9000 });
    const { http, calls } = scriptedHttp({ [REFRESH]: [aSession({ accessJwt: next })] });
    const renewed = await anAdapter(http).refreshToken(someCredentials());
    expect(renewed).toMatchObject({
      accessToken: next,
      refreshToken: refreshJwt,
      expiresAt: '2026-11-22T14:30:00.000Z',
      password: PASSWORD,
      serviceUrl: PDS,
    });
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe(`${PDS}/xrpc/${REFRESH}`);
    expect(calls[0]?.headers?.Authorization).toBe(`Bearer ${someCredentials().refreshToken ?? ''}`);
    expect(calls[0]?.body).toBeUndefined();
  });

  it.each([
    ['ExpiredToken', someCredentials()],
    ['InvalidToken', someCredentials({ refreshToken: 'garbage' })],
    ['AuthMissing', someCredentials({ refreshToken: null })],
  ])('makes a new session with the app password after %s', async (name, credentials) => {
    const { http, callsOf } = scriptedHttp({
      [REFRESH]: [xrpcError(400, name)],
      [CREATE]: [aSession()],
    });
    const renewed = await anAdapter(http).refreshToken(credentials);
    expect(renewed.accessToken).toBe(accessJwt);
    expect(callsOf(CREATE).map(jsonBodyOf)).toEqual([{ identifier: DID, password: PASSWORD }]);
  });

  it('needs a person when the app password is refused too, and asks only once', async () => {
    const { http, callsOf } = scriptedHttp({
      [REFRESH]: [xrpcError(400, 'ExpiredToken', 'Token has been revoked')],
      [CREATE]: [xrpcError(401, 'AuthenticationRequired')],
    });
    const failure = await failureOf(anAdapter(http).refreshToken(someCredentials()));
    expect(failure.family).toBe('auth_expired');
    expect(callsOf(CREATE)).toHaveLength(1);
  });

  it.each([
    ['there is no password', someCredentials({ password: undefined })],
    [
      'no token tells the account',
      someCredentials({ accessToken: 'garbage', refreshToken: 'garbage' }),
    ],
  ])('needs a person when the token is dead and %s', async (_, credentials) => {
    const { http, callsOf } = scriptedHttp({ [REFRESH]: [xrpcError(400, 'InvalidToken')] });
    const failure = await failureOf(anAdapter(http).refreshToken(credentials));
    expect(failure.family).toBe('auth_expired');
    expect(callsOf(CREATE)).toHaveLength(0);
  });

  it.each([
    [html(502), 'retryable'],
    [broken('timeout'), 'retryable'],
    [xrpcError(400, 'AccountTakedown'), 'account_problem'],
    [aSession({ active: false }), 'account_problem'],
  ])(
    'does not touch the app password for trouble that is not the token (case %#)',
    async (answer, family) => {
      const { http, callsOf } = scriptedHttp({ [REFRESH]: [answer] });
      const failure = await failureOf(anAdapter(http).refreshToken(someCredentials()));
      expect(failure.family).toBe(family);
      expect(callsOf(CREATE)).toHaveLength(0);
    }
  );
});

describe('checking credentials', () => {
  it('names the account with the profile of its own repository', async () => {
    const avatar = { $type: 'blob', ref: { $link: 'bafkreia' }, mimeType: 'image/png', size: 9 };
    const value = { displayName: 'Harbour Light Weekly', avatar };
    const { http, callsOf } = scriptedHttp({
      [GET]: [whoAmI],
      [RECORD]: [json(200, { uri: `at://${DID}/app.bsky.actor.profile/self`, cid: 'c', value })],
    });
    await expect(
      anAdapter(http).validateCredentials(someCredentials(), anAccount())
    ).resolves.toEqual({
      account: {
        id: DID,
        handle: 'weekly.test',
        name: 'Harbour Light Weekly',
        avatarUrl: `${PDS}/xrpc/com.atproto.sync.getBlob?did=${encodeURIComponent(DID)}&cid=bafkreia`,
        kind: 'person',
        profileUrl: `https://bsky.app/profile/${DID}`,
      },
      missingScopes: [],
    });
    expect(callsOf(GET)[0]?.headers?.Authorization).toBe(`Bearer ${someCredentials().accessToken}`);
  });

  it.each([
    ['is missing', xrpcError(400, 'RecordNotFound')],
    ['cannot be read', html(502)],
    ['is unreadable', json(200, { uri: `at://${DID}/x/self`, cid: 'c', value: { avatar: 3 } })],
  ])('calls the account by its handle when the profile %s', async (_, answer) => {
    const { http } = scriptedHttp({ [GET]: [whoAmI], [RECORD]: [answer] });
    const { account } = await anAdapter(http).validateCredentials(someCredentials(), anAccount());
    expect(account).toMatchObject({ name: 'weekly.test', avatarUrl: null });
  });

  it('sees an expired token and an inactive account', async () => {
    const expired = scriptedHttp({ [GET]: [xrpcError(400, 'ExpiredToken')] });
    const gone = scriptedHttp({ [GET]: [json(200, { did: DID, active: false })] });
    const check = (http: typeof gone.http) =>
      failureOf(anAdapter(http).validateCredentials(someCredentials(), anAccount()));
    expect((await check(expired.http)).family).toBe('auth_expired');
    expect((await check(gone.http)).family).toBe('account_problem');
  });
});

describe('what a sign-in gives', () => {
  it('is the one account of the session', async () => {
    const { http } = scriptedHttp({
      [GET]: [whoAmI],
      [RECORD]: [xrpcError(400, 'RecordNotFound')],
    });
    const credentials = someCredentials();
    const grant = await connectorOf(http).readGrant(credentials);
    expect(grant.scopes).toEqual([]);
    expect(grant.accounts).toHaveLength(1);
    expect(grant.accounts[0]).toMatchObject({ account: { id: DID }, credentials, problem: null });
  });
});

describe('revoking', () => {
  it('ends the session with the refresh token', async () => {
    const { http, calls } = scriptedHttp({
      [DELETE]: [{ status: 200, headers: {}, text: '', json: undefined }],
    });
    await connectorOf(http).revoke(someCredentials());
    expect(calls).toHaveLength(1);
    expect(calls[0]?.headers?.Authorization).toBe(`Bearer ${someCredentials().refreshToken ?? ''}`);
  });

  it.each([xrpcError(400, 'ExpiredToken'), html(500), broken('unreachable')])(
    'does not mind a server that will not (case %#)',
    async (answer) => {
      const { http } = scriptedHttp({ [DELETE]: [answer] });
      await expect(connectorOf(http).revoke(someCredentials())).resolves.toBeUndefined();
    }
  );
});
