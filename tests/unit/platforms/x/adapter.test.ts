import { createAuthorizeUrl } from '../../../../server/src/platforms/oauth';
import { xDescriptor, xOptionsSchema } from '../../../../server/src/platforms/x';
import { X_OAUTH } from '../../../../server/src/platforms/x/descriptor';

import { aDoubt, aRequest } from './builders';
import { FakeX, answer, created } from './fake-x';

const ME = 'GET /2/users/me';
const { credentials, account } = aRequest();
const me = answer(200, {
  data: {
    id: '1402887341',
    name: 'Harbour Light Weekly',
    username: 'harbourlight',
    profile_image_url: 'https://img.example/a.jpg',
    verified_type: 'none',
  },
});

describe('validateCredentials', () => {
  it('answers who the account is', async () => {
    const x = new FakeX().on(ME, me);
    expect(await x.adapter.validateCredentials(credentials, account)).toEqual({
      account: {
        id: '1402887341',
        handle: 'harbourlight',
        name: 'Harbour Light Weekly',
        avatarUrl: 'https://img.example/a.jpg',
        kind: 'person',
        profileUrl: 'https://web.example/harbourlight',
        traits: { verifiedType: 'none' },
      },
      missingScopes: [],
    });
  });

  it('names the permissions that were unticked on the consent screen', async () => {
    const x = new FakeX().on(ME, me);
    const scopes = ['tweet.read', 'users.read', 'tweet.write'];
    const check = await x.adapter.validateCredentials({ ...credentials, scopes }, account);
    expect(check.missingScopes).toEqual(['media.write', 'offline.access']);
  });

  it('passes on that the token is not accepted', async () => {
    const x = new FakeX().on(ME, answer(401, { title: 'Unauthorized', status: 401 }));
    await expect(x.adapter.validateCredentials(credentials, account)).rejects.toMatchObject({
      family: 'auth_expired',
    });
  });
});

describe('what a consent gives', () => {
  it('is the one account that the token belongs to, with the scopes that were granted', async () => {
    const x = new FakeX().on(ME, me);
    const granted = { ...credentials, scopes: ['tweet.read', 'users.read'] };
    expect(await x.adapter.connector.readGrant(granted)).toEqual({
      scopes: ['tweet.read', 'users.read'],
      accounts: [
        {
          account: expect.objectContaining({ id: '1402887341', handle: 'harbourlight' }) as unknown,
          credentials: granted,
          problem: null,
        },
      ],
    });
  });

  it('is nothing when X does not accept the token', async () => {
    const x = new FakeX().on(ME, answer(401, { title: 'Unauthorized', status: 401 }));
    await expect(x.adapter.connector.readGrant(credentials)).rejects.toMatchObject({
      family: 'auth_expired',
    });
  });
});

describe('tokens', () => {
  it('are refreshed at X with a Basic header, and rotated', async () => {
    const x = new FakeX().on(
      'POST /2/oauth2/token',
      answer(200, {
        token_type: 'bearer',
        expires_in: 7200,
        access_token: 'bmV3',
        refresh_token: 'cm90',
        scope: 'tweet.read tweet.write users.read media.write offline.access',
      })
    );
    expect(await x.adapter.refreshToken(credentials)).toEqual({
      accessToken: 'bmV3',
      refreshToken: 'cm90',
      expiresAt: '2026-11-22T12:00:00.000Z',
      refreshExpiresAt: null,
      issuedAt: '2026-11-22T10:00:00.000Z',
      scopes: X_OAUTH.scopes.map(({ name }) => name),
    });
    expect(x.requests[0]?.headers?.authorization).toBe(`Basic ${btoa('client:secret')}`);
  });

  it('need a person when X says that the refresh token is dead', async () => {
    const x = new FakeX().on(
      'POST /2/oauth2/token',
      answer(400, {
        error: 'invalid_request',
        error_description: 'Value passed for the token was invalid.',
      })
    );
    await expect(x.adapter.refreshToken(credentials)).rejects.toMatchObject({
      family: 'auth_expired',
    });
  });

  it('are given back without complaint', async () => {
    const x = new FakeX().on('POST /2/oauth2/revoke', answer(500, ''));
    await expect(x.adapter.connector.revoke(credentials)).resolves.toBeUndefined();
    expect(x.sent('POST /2/oauth2/revoke')).toHaveLength(2);
  });
});

describe('getRateLimitStatus', () => {
  const limits = (limit: number, remaining: number) => ({
    'x-rate-limit-limit': String(limit),
    'x-rate-limit-remaining': String(remaining),
    'x-rate-limit-reset': '1795342500',
  });

  it('is empty before the first call and without headers', async () => {
    const x = new FakeX().on('POST /2/tweets', created());
    expect(x.adapter.getRateLimitStatus()).toEqual([]);
    await x.adapter.publish(aRequest());
    expect(x.adapter.getRateLimitStatus()).toEqual([]);
  });

  it('tells what was said about posting, and nothing of windows for reading', async () => {
    const x = new FakeX()
      .on('POST /2/tweets', answer(201, { data: { id: '1' } }, limits(100, 99)))
      .on('GET /2/users/1402887341/tweets', answer(200, { data: [] }, limits(75, 0)));
    const look = () => x.adapter.reconcile(aRequest(), aDoubt({ text: 'Hello' }));
    await look();
    expect(x.adapter.getRateLimitStatus()).toEqual([]);
    await x.adapter.publish(aRequest());
    await look();
    expect(x.adapter.getRateLimitStatus()).toEqual([
      { ruleId: 'posts', limit: 100, remaining: 99, resetsAt: 1_795_342_500_000 },
    ]);
  });

  it('learns from refusals too', async () => {
    const x = new FakeX().on('POST /2/tweets', answer(429, '', limits(100, 0)));
    await expect(x.adapter.publish(aRequest())).rejects.toMatchObject({ family: 'rate_limited' });
    expect(x.adapter.getRateLimitStatus()).toMatchObject([{ ruleId: 'posts', remaining: 0 }]);
  });

  it('tells the day of the app and that of the user apart', async () => {
    const day = (whose: string, remaining: number) => ({
      [`x-${whose}-limit-24hour-limit`]: '10000',
      [`x-${whose}-limit-24hour-remaining`]: String(remaining),
      [`x-${whose}-limit-24hour-reset`]: '1795400000',
    });
    const headers = { ...limits(100, 99), ...day('app', 9_000), ...day('user', 0) };
    const x = new FakeX().on('POST /2/tweets', answer(201, { data: { id: '1' } }, headers));
    await x.adapter.publish(aRequest());
    expect(x.adapter.getRateLimitStatus()).toMatchObject([
      { ruleId: 'posts', remaining: 99 },
      { ruleId: 'app-posts', limit: 10_000, remaining: 9_000, resetsAt: 1_795_400_000_000 },
      { ruleId: null, remaining: 0 },
    ]);
  });
});

describe('descriptor', () => {
  it('makes a consent address that X accepts', () => {
    const { url } = createAuthorizeUrl({
      oauth: X_OAUTH,
      deps: {
        http: () => Promise.reject(new Error('unused')),
        clock: { now: () => 0, sleep: () => Promise.resolve() },
        random: { float: () => 0, bytes: (length) => new Uint8Array(length) },
        baseUrls: xDescriptor.baseUrls,
        apiVersion: null,
        app: { clientId: 'c', clientSecret: null },
      },
      redirectUri: 'http://127.0.0.1:1337/cb',
      state: 's',
    });
    expect(url.startsWith('https://x.com/i/oauth2/authorize?response_type=code&')).toBe(true);
    expect(url).toContain(
      'scope=tweet.read%20tweet.write%20users.read%20media.write%20offline.access'
    );
  });

  it('falls back to the real addresses when none are configured', async () => {
    const x = new FakeX({ baseUrls: {} }).on('POST /2/tweets', created('5'));
    const { url } = await x.adapter.publish(aRequest());
    expect(url).toBe('https://x.com/harbourlight/status/5');
    expect(x.requests[0]?.url).toBe('https://api.x.com/2/tweets');
  });

  it('looks for a doubtful post at about 5, 20 and 60 seconds', () => {
    let total = 0;
    expect(xDescriptor.settlingMs.map((wait) => (total += wait))).toEqual([5_000, 20_000, 60_000]);
  });

  it('accepts the options of the API and no others', () => {
    expect(xOptionsSchema.safeParse({ replySettings: 'subscribers' }).success).toBe(true);
    expect(xOptionsSchema.safeParse({ replySettings: 'everyone' }).success).toBe(false);
    expect(xOptionsSchema.safeParse({ madeWithAi: 'yes' }).success).toBe(false);
  });
});
