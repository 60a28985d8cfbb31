import { basicAuth, dataOf, X_APP, XSession } from './x-session';

let x: XSession;
beforeEach(async () => {
  x = await XSession.start();
});
afterEach(() => x.close());

describe('refresh', () => {
  const refresh = (token: string): ReturnType<XSession['token']> =>
    x.token({ grant_type: 'refresh_token', refresh_token: token });

  it('rotates: the new token works, the old one is dead', async () => {
    const { refreshToken } = await x.logIn();
    const first = await refresh(refreshToken);
    expect(first.status).toBe(200);
    expect(first.body.refresh_token).not.toBe(refreshToken);
    const again = await refresh(refreshToken);
    expect(again.status).toBe(400);
    expect(again.body).toEqual({
      error: 'invalid_request',
      error_description: 'Value passed for the token was invalid.',
    });
    expect((await refresh(String(first.body.refresh_token))).status).toBe(200);
  });

  it('rotates even when the answer is lost', async () => {
    const { refreshToken } = await x.logIn();
    x.world.faults.add({ platform: 'x', operation: 'token', kind: 'commit-then-drop' });
    await expect(refresh(refreshToken)).rejects.toThrow();
    expect((await refresh(refreshToken)).status).toBe(400);
  });

  it('answers invalid_grant and ends the old access token when configured so', async () => {
    x.configure({ deadRefreshTokenError: 'invalid_grant', refreshEndsAccessToken: true });
    const { accessToken, refreshToken } = await x.logIn();
    await refresh(refreshToken);
    expect((await refresh(refreshToken)).body.error).toBe('invalid_grant');
    expect((await x.api(accessToken, 'GET', '/2/users/me')).status).toBe(401);
  });

  it('expires after half a year', async () => {
    const { refreshToken } = await x.logIn();
    x.world.clock.advance(183 * 86_400_000);
    expect((await refresh(refreshToken)).status).toBe(400);
  });
});

describe('access tokens', () => {
  const me = (token: string): ReturnType<XSession['api']> => x.api(token, 'GET', '/2/users/me');

  it('live two hours', async () => {
    const { accessToken } = await x.logIn();
    x.world.clock.advance(7_199_000);
    expect((await me(accessToken)).status).toBe(200);
    x.world.clock.advance(2_000);
    const late = await me(accessToken);
    expect(late.status).toBe(401);
    expect(late.body).toEqual({
      title: 'Unauthorized',
      type: 'about:blank',
      status: 401,
      detail: 'Unauthorized',
    });
  });

  it('are not fooled by names of object members', async () => {
    expect((await me('__proto__')).status).toBe(401);
    expect((await me('constructor')).status).toBe(401);
  });

  it('end by revoking either token, again and again', async () => {
    const revoke = (token: string): ReturnType<XSession['request']> =>
      x.request('POST', '/2/oauth2/revoke', {
        headers: { authorization: basicAuth(X_APP) },
        body: new URLSearchParams({ token }),
      });
    const [one, two] = [await x.logIn(), await x.logIn()];
    expect((await revoke(one.accessToken)).body).toEqual({ revoked: true });
    expect((await me(one.accessToken)).status).toBe(401);
    await revoke(two.refreshToken);
    expect((await me(two.accessToken)).status).toBe(401);
    expect((await revoke(two.refreshToken)).status).toBe(200);
  });

  it('end by the expire-tokens and revoke-tokens actions of one person', async () => {
    const [one, two] = [await x.logIn(0), await x.logIn(1)];
    x.platform.actions['expire-tokens']?.({ username: 'HarbourLight' });
    expect((await me(one.accessToken)).status).toBe(401);
    expect((await me(two.accessToken)).status).toBe(200);
    const refreshed = await x.token({
      grant_type: 'refresh_token',
      refresh_token: one.refreshToken,
    });
    expect(refreshed.status).toBe(200);
    x.platform.actions['revoke-tokens']?.({});
    const body = { grant_type: 'refresh_token', refresh_token: two.refreshToken };
    expect((await x.token(body)).status).toBe(400);
  });
});

describe('who am I', () => {
  it('answers the fields that were asked for', async () => {
    const { accessToken } = await x.logIn(1);
    const answer = await x.api(
      accessToken,
      'GET',
      '/2/users/me?user.fields=profile_image_url,verified_type,subscription_type'
    );
    expect(dataOf(answer)).toEqual({
      id: '1511209473664122880',
      name: 'Moss & Kettle',
      username: 'mossandkettle',
      profile_image_url: `${x.url}/i/avatar/mossandkettle.svg`,
      verified_type: 'blue',
      subscription_type: 'Premium',
    });
    const avatar = await fetch(String(dataOf(answer).profile_image_url));
    expect(avatar.headers.get('content-type')).toContain('image/svg+xml');
  });

  it('refuses unknown fields and parameters', async () => {
    const { accessToken } = await x.logIn();
    const field = await x.api(accessToken, 'GET', '/2/users/me?user.fields=shoe_size');
    const parameter = await x.api(accessToken, 'GET', '/2/users/me?shoe=1');
    expect([field.status, parameter.status]).toEqual([400, 400]);
    expect(field.body.title).toBe('Invalid Request');
  });

  it('needs its scopes', async () => {
    const { accessToken } = await x.logIn(0, 'tweet.read offline.access');
    expect((await x.api(accessToken, 'GET', '/2/users/me')).status).toBe(403);
  });
});
