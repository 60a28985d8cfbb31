import { aPost, BlueskyUnderTest, EMAIL, HANDLE, type Json } from './bluesky-under-test';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const claimsOf = (token: unknown): Json =>
  JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString()) as Json;

describe('Bluesky sandbox: sessions', () => {
  let bluesky: BlueskyUnderTest;
  let app: string;
  let main: string;

  beforeEach(async () => {
    bluesky = await BlueskyUnderTest.start();
    const passwords = await bluesky.passwordsOf(HANDLE);
    app = passwords.app[0] ?? '';
    main = passwords.main;
  });
  afterEach(() => bluesky.close());

  const refresh = (token: unknown) =>
    bluesky.procedure('com.atproto.server.refreshSession', { token: String(token) });
  const getSession = (token: unknown) =>
    bluesky.query('com.atproto.server.getSession', '', String(token));

  it.each([HANDLE, EMAIL, HANDLE.toUpperCase()])(
    'signs in %s with the app password',
    async (id) => {
      const { status, json } = await bluesky.createSession(id, app);
      expect(status).toBe(200);
      expect(json).toMatchObject({
        handle: HANDLE,
        active: true,
        didDoc: {
          service: [{ id: '#atproto_pds', serviceEndpoint: bluesky.url }],
        },
      });
      expect(json.did).toMatch(/^did:plc:[a-z2-7]{24}$/);
      const { scope, exp, iat } = claimsOf(json.accessJwt);
      expect(scope).toBe('com.atproto.appPass');
      expect(Number(exp) - Number(iat)).toBe(7200);
    }
  );

  it('gives full access to the main password', async () => {
    const { json } = await bluesky.createSession(HANDLE, main);
    expect(claimsOf(json.accessJwt).scope).toBe('com.atproto.access');
  });

  it.each([
    [HANDLE, 'wrong'],
    ['nobody.test', 'wrong'],
  ])('answers 401 AuthenticationRequired for %s with a wrong password', async (id, password) => {
    const { status, json } = await bluesky.createSession(id, password);
    expect(status).toBe(401);
    expect(json.error).toBe('AuthenticationRequired');
  });

  it('asks for the second factor with the main password but not with an app password', async () => {
    bluesky.act('set-account', { account: HANDLE, emailAuthFactor: true });
    const refused = await bluesky.createSession(HANDLE, main);
    expect(refused.status).toBe(401);
    expect(refused.json.error).toBe('AuthFactorTokenRequired');
    expect((await bluesky.createSession(HANDLE, app)).status).toBe(200);
  });

  it('answers 400 ExpiredToken, not 401, when the access token is two hours old', async () => {
    const { json } = await bluesky.createSession(HANDLE, app);
    bluesky.world.clock.advance(2 * HOUR_MS - 5000);
    expect((await getSession(json.accessJwt)).status).toBe(200);
    bluesky.world.clock.advance(5000);
    const expired = await getSession(json.accessJwt);
    expect(expired.status).toBe(400);
    expect(expired.json).toEqual({ error: 'ExpiredToken', message: 'Token has expired' });
  });

  it('answers the same next refresh token during the two hours of grace', async () => {
    const { json: first } = await bluesky.createSession(HANDLE, app);
    const { json: second } = await refresh(first.refreshJwt);
    expect(second.refreshJwt).not.toBe(first.refreshJwt);
    bluesky.world.clock.advance(HOUR_MS);
    const again = await refresh(first.refreshJwt);
    expect(again.status).toBe(200);
    expect(again.json.refreshJwt).toBe(second.refreshJwt);
    expect((await getSession(again.json.accessJwt)).json.handle).toBe(HANDLE);
    bluesky.world.clock.advance(HOUR_MS + 1000);
    const late = await refresh(first.refreshJwt);
    expect([late.status, late.json.error]).toEqual([400, 'ExpiredToken']);
    expect((await refresh(second.refreshJwt)).status).toBe(200);
  });

  it('lets a refresh token run out after 90 days', async () => {
    const { json } = await bluesky.createSession(HANDLE, app);
    bluesky.world.clock.advance(90 * DAY_MS);
    expect((await refresh(json.refreshJwt)).json).toEqual({
      error: 'ExpiredToken',
      message: 'Token has expired',
    });
  });

  it('refuses a body at refreshSession', async () => {
    const { json } = await bluesky.createSession(HANDLE, app);
    const { status, json: error } = await bluesky.procedure('com.atproto.server.refreshSession', {
      token: String(json.refreshJwt),
      json: {},
    });
    expect([status, error.error]).toEqual([400, 'InvalidRequest']);
  });

  it('keeps the two kinds of token apart', async () => {
    const { json } = await bluesky.createSession(HANDLE, app);
    for (const answer of [await refresh(json.accessJwt), await getSession(json.refreshJwt)])
      expect([answer.status, answer.json.error]).toEqual([400, 'InvalidToken']);
  });

  it('refuses a token with another signature, a foreign scheme and no token', async () => {
    const { json } = await bluesky.createSession(HANDLE, app);
    const [head, , signature] = String(json.accessJwt).split('.');
    const claims = { ...claimsOf(json.accessJwt), exp: 9_999_999_999 };
    const forged = `${head}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
    expect((await getSession(forged)).json.error).toBe('InvalidToken');
    const basic = await fetch(`${bluesky.url}/xrpc/com.atproto.server.getSession`, {
      headers: { authorization: 'Basic eDp5' },
    });
    expect(basic.status).toBe(400);
    const missing = await bluesky.query('com.atproto.server.getSession');
    expect([missing.status, missing.json.error]).toEqual([401, 'AuthMissing']);
  });

  it('ends a session at deleteSession while the access token runs on', async () => {
    const { json } = await bluesky.createSession(HANDLE, app);
    const gone = await bluesky.procedure('com.atproto.server.deleteSession', {
      token: String(json.refreshJwt),
    });
    expect([gone.status, gone.json]).toEqual([200, {}]);
    expect((await refresh(json.refreshJwt)).json).toEqual({
      error: 'ExpiredToken',
      message: 'Token has been revoked',
    });
    expect((await getSession(json.accessJwt)).status).toBe(200);
  });

  describe('app passwords', () => {
    const create = (token: unknown, name: string) =>
      bluesky.procedure('com.atproto.server.createAppPassword', {
        token: String(token),
        json: { name },
      });

    it('makes one that signs in', async () => {
      const { json } = await bluesky.createSession(HANDLE, main);
      const made = await create(json.accessJwt, 'newsroom');
      expect(made.json.password).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
      expect((await bluesky.createSession(HANDLE, String(made.json.password))).status).toBe(200);
      expect((await create(json.accessJwt, 'newsroom')).status).toBe(400);
    });

    it('refuses to make one from an app-password session', async () => {
      const { json } = await bluesky.createSession(HANDLE, app);
      expect(await create(json.accessJwt, 'x')).toMatchObject({
        status: 400,
        json: { error: 'InvalidToken', message: 'Bad token scope' },
      });
    });

    it('after its revocation refuses sign-in and refresh, while the access token runs on', async () => {
      const { json: full } = await bluesky.createSession(HANDLE, main);
      const { json: limited } = await bluesky.createSession(HANDLE, app);
      const call = { token: String(full.accessJwt), json: { name: 'cms' } };
      await bluesky.procedure('com.atproto.server.revokeAppPassword', call);
      expect((await bluesky.createSession(HANDLE, app)).status).toBe(401);
      expect((await refresh(limited.refreshJwt)).json).toEqual({
        error: 'ExpiredToken',
        message: 'Token has been revoked',
      });
      expect((await getSession(limited.accessJwt)).status).toBe(200);
      expect((await refresh(full.refreshJwt)).status).toBe(200);
    });
  });

  describe('accounts that may not post', () => {
    it('does not sign in an account that was taken down', async () => {
      bluesky.act('set-account', { account: HANDLE, status: 'takendown' });
      const { status, json } = await bluesky.createSession(HANDLE, app);
      expect([status, json.error]).toEqual([401, 'AccountTakedown']);
    });

    it.each([
      ['deactivated', 401, 'AccountDeactivated'],
      ['suspended', 400, 'AccountSuspended'],
    ])('signs in a %s account as inactive and refuses its posts', async (status, code, error) => {
      bluesky.act('set-account', { account: HANDLE, status });
      const session = await bluesky.signIn();
      expect(session).toMatchObject({ active: false, status });
      const refused = await bluesky.create(session, aPost());
      expect([refused.status, refused.json.error]).toEqual([code, error]);
    });
  });

  describe('control', () => {
    it('expire-tokens expires access tokens and leaves the refresh token', async () => {
      const { json } = await bluesky.createSession(HANDLE, app);
      bluesky.act('expire-tokens');
      expect((await getSession(json.accessJwt)).json.error).toBe('ExpiredToken');
      const { json: next } = await refresh(json.refreshJwt);
      expect((await getSession(next.accessJwt)).status).toBe(200);
    });

    it('expire-tokens with refresh leaves only the app password', async () => {
      const { json } = await bluesky.createSession(HANDLE, app);
      bluesky.act('expire-tokens', { refresh: true });
      expect((await refresh(json.refreshJwt)).json.error).toBe('ExpiredToken');
      expect((await bluesky.createSession(HANDLE, app)).status).toBe(200);
    });

    it('revoke-tokens leaves nothing that works', async () => {
      const { json } = await bluesky.createSession(HANDLE, app);
      bluesky.act('revoke-tokens');
      expect((await getSession(json.accessJwt)).json.error).toBe('ExpiredToken');
      expect((await refresh(json.refreshJwt)).json.error).toBe('ExpiredToken');
      expect((await bluesky.createSession(HANDLE, app)).status).toBe(401);
    });

    it('can leave the DID document out, which is optional', async () => {
      bluesky.act('configure', { withDidDoc: false });
      const { json } = await bluesky.createSession(HANDLE, app);
      expect(json).not.toHaveProperty('didDoc');
    });

    it('refuses knobs it does not have', () => {
      expect(() => bluesky.act('configure', { imageMaxByte: 1 })).toThrow(/imageMaxByte/);
    });
  });
});
