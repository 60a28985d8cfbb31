import {
  failureOf,
  onePart,
  realAdapter,
  requestFor,
  signedIn,
  signIn,
  type SignedIn,
} from './real-adapter';
import { readPost, REAL_PDS } from './real-pds';

/** A token of the right shape whose signature and time are wrong. */
const outdated = (token: string): string => {
  const [header = '', payload = ''] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as object;
  const past = Buffer.from(JSON.stringify({ ...claims, exp: 1 })).toString('base64url');
  return `${header}.${past}.c2lnbmF0dXJl`;
};

let who: SignedIn;

beforeAll(async () => {
  who = await signedIn();
});

describe('sessions on a real PDS', () => {
  it('begin with an app password and know their end, account and server', () => {
    const lifetimeMs = Date.parse(who.credentials.expiresAt ?? '') - Date.now();
    expect(lifetimeMs).toBeGreaterThan(100 * 60_000);
    expect(lifetimeMs).toBeLessThanOrEqual(121 * 60_000);
    expect(Date.parse(who.credentials.refreshExpiresAt ?? '')).toBeGreaterThan(Date.now());
    expect(who.credentials.serviceUrl).toBe(REAL_PDS.url);
    expect(who.account).toMatchObject({ handle: REAL_PDS.handle, kind: 'person' });
    expect(who.account.id).toMatch(/^did:plc:/);
  });

  it('are refused for a wrong password', async () => {
    const attempt = realAdapter().connector.signIn({
      identifier: REAL_PDS.handle,
      password: 'aaaa-bbbb-cccc-dddd',
      serviceUrl: REAL_PDS.url,
    });
    const failure = await failureOf(attempt);
    expect([failure.family, failure.code]).toEqual(['auth_expired', 'AuthenticationRequired']);
  });

  it.each([
    ['garbage', () => 'garbage'],
    ['outdated', outdated],
  ])(
    'with a %s access token stop a commit as auth_expired, and a refresh cures it',
    async (name, spoil) => {
      const adapter = realAdapter();
      const request = requestFor(who, onePart(`Sent with a ${name} token`));
      const [part] = await adapter.prepare(request);
      if (!part) throw new Error('Nothing was prepared');
      const spoilt = { ...who.credentials, accessToken: spoil(who.credentials.accessToken) };
      const failure = await failureOf(
        adapter.commit({ ...request, credentials: spoilt }, part, [])
      );
      expect(failure.family).toBe('auth_expired');
      expect(failure.httpStatus).toBe(400);

      const credentials = await adapter.refreshToken(spoilt);
      expect(credentials.accessToken).not.toBe(spoilt.accessToken);
      const posted = await adapter.commit({ ...request, credentials }, part, []);
      expect((await readPost(posted.id)).value.text).toBe(`Sent with a ${name} token`);
    }
  );

  it('survive a lost answer of a refresh: the old token answers again', async () => {
    const credentials = await signIn();
    const first = await realAdapter().refreshToken(credentials);
    const second = await realAdapter().refreshToken(credentials);
    expect(second.refreshExpiresAt).toBe(first.refreshExpiresAt);
    await realAdapter().connector.validateCredentials(second);
  });

  it('are made anew with the app password when the refresh token is dead', async () => {
    const ended = await signIn();
    await realAdapter().connector.revoke(ended);
    const renewed = await realAdapter().refreshToken(ended);
    expect(renewed.refreshToken).not.toBe(ended.refreshToken);
    const { account } = await realAdapter().connector.validateCredentials(renewed);
    expect(account.id).toBe(who.account.id);
  });

  it('need a person when the app password is dead too', async () => {
    const ended = await signIn();
    await realAdapter().connector.revoke(ended);
    const withoutHelp = { ...ended, password: 'aaaa-bbbb-cccc-dddd' };
    const failure = await failureOf(realAdapter().refreshToken(withoutHelp));
    expect(failure.family).toBe('auth_expired');
  });
});
