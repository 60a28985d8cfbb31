import { MEDIA_KINDS, PlatformFailure } from '../../../../server/src/platforms/contract';
import { answer } from '../../../platform-kit/scripted-http';
import { aSetup, failureOf, NOW, someCredentials } from './builders';

const userinfo = {
  sub: 'Xk3pQ9_ab1',
  name: 'Harbour Light',
  given_name: 'Harbour',
  family_name: 'Light',
  picture: 'https://media.example/p.jpg',
  locale: { country: 'BR', language: 'pt' },
};
const revoked = answer(401, {
  code: 'REVOKED_ACCESS_TOKEN',
  message: 'The token used in the request has been revoked by the user',
});

describe('validateCredentials', () => {
  it('knows the member by the author URN', async () => {
    const { adapter, http, request } = aSetup();
    http.on('GET', '/v2/userinfo', answer(200, userinfo));
    expect(await adapter.validateCredentials(someCredentials(), request.account)).toEqual({
      account: {
        id: 'urn:li:person:Xk3pQ9_ab1',
        handle: 'Harbour Light',
        name: 'Harbour Light',
        avatarUrl: 'https://media.example/p.jpg',
        kind: 'person',
        profileUrl: null,
      },
      missingScopes: [],
    });
    expect(http.requests[0]?.headers).toEqual({ Authorization: 'Bearer access-token' });
  });

  it('gets by with a sub alone', async () => {
    const { adapter, http, request } = aSetup();
    http.on('GET', '/v2/userinfo', answer(200, { sub: 'abc', name: 7, locale: 'pt_BR' }));
    const { account } = await adapter.validateCredentials(someCredentials(), request.account);
    expect(account).toMatchObject({ id: 'urn:li:person:abc', name: 'abc', avatarUrl: null });
  });

  it('names the scopes that posting needs, not the e-mail address', async () => {
    const { adapter, http, request } = aSetup();
    http.on('GET', '/v2/userinfo', answer(200, userinfo));
    const check = await adapter.validateCredentials(
      someCredentials({ scopes: ['openid', 'profile'] }),
      request.account
    );
    expect(check.missingScopes).toEqual(['w_member_social']);
  });

  it('asks again after 5 s when a fresh token is called revoked', async () => {
    const { adapter, http, clock, request } = aSetup();
    http.on('GET', '/v2/userinfo', revoked, answer(200, userinfo));
    const { account } = await adapter.validateCredentials(someCredentials(), request.account);
    expect(account.id).toBe('urn:li:person:Xk3pQ9_ab1');
    expect(clock.slept).toEqual([5_000]);
  });

  it('believes it the second time', async () => {
    const { adapter, http, request } = aSetup();
    http.on('GET', '/v2/userinfo', revoked);
    const failure = await failureOf(
      adapter.validateCredentials(someCredentials(), request.account)
    );
    expect(failure).toMatchObject({ family: 'auth_expired', code: 'REVOKED_ACCESS_TOKEN' });
    expect(http.requests).toHaveLength(2);
  });

  it.each([
    [answer(401, { code: 'EXPIRED_ACCESS_TOKEN' }), 'auth_expired'],
    [answer(403, { code: 'ACCESS_DENIED' }), 'account_problem'],
    [answer(429, {}), 'retryable'],
    [answer(503), 'retryable'],
    [answer(200, '<html>'), 'retryable'],
    [answer(200, { name: 'no sub' }), 'retryable'],
  ])('turns %j into %s', async (given, family) => {
    const { adapter, http, request } = aSetup();
    http.on('GET', '/v2/userinfo', given);
    expect(
      (await failureOf(adapter.validateCredentials(someCredentials(), request.account))).family
    ).toBe(family);
    expect(http.requests).toHaveLength(1);
  });
});

describe('what a consent gives', () => {
  it('is the member, with the scopes that were granted', async () => {
    const { adapter, http } = aSetup();
    http.on('GET', '/v2/userinfo', answer(200, userinfo));
    const credentials = someCredentials({ scopes: ['openid', 'profile'] });
    const grant = await adapter.connector.readGrant(credentials);
    expect(grant.scopes).toEqual(['openid', 'profile']);
    expect(grant.accounts).toHaveLength(1);
    expect(grant.accounts[0]).toMatchObject({
      account: { id: 'urn:li:person:Xk3pQ9_ab1' },
      credentials,
      problem: null,
    });
  });
});

describe('refreshToken', () => {
  it('tells to connect again when there is no refresh token, without asking LinkedIn', async () => {
    const { adapter, http } = aSetup();
    const failure = await failureOf(adapter.refreshToken(someCredentials()));
    expect(failure).toBeInstanceOf(PlatformFailure);
    expect(failure.family).toBe('auth_expired');
    expect(failure.message).toMatch(/connect the account again/);
    expect(http.requests).toHaveLength(0);
  });

  it('renews a partner token and keeps the refresh token that LinkedIn does not repeat', async () => {
    const { adapter, http } = aSetup();
    http.on(
      'POST',
      'https://web.example/oauth/v2/accessToken',
      answer(200, { access_token: 'new', expires_in: 5184000, scope: 'openid,w_member_social' })
    );
    const renewed = await adapter.refreshToken(someCredentials({ refreshToken: 'keep' }));
    expect(renewed).toMatchObject({
      accessToken: 'new',
      refreshToken: 'keep',
      expiresAt: new Date(NOW + 5184000_000).toISOString(),
      scopes: ['openid', 'w_member_social'],
    });
    expect(http.requests[0]?.body).toEqual({
      kind: 'form',
      fields: {
        grant_type: 'refresh_token',
        refresh_token: 'keep',
        client_id: 'client',
        client_secret: 'secret',
      },
    });
  });
});

describe('revoke', () => {
  it('gives the token back', async () => {
    const { adapter, http } = aSetup();
    http.on('POST', 'https://web.example/oauth/v2/revoke', answer(200));
    await adapter.connector.revoke(someCredentials());
    expect(http.requests[0]?.body).toMatchObject({ fields: { token: 'access-token' } });
  });
});

describe('the descriptor', () => {
  it('is what the engine is told', () => {
    const { adapter, request } = aSetup();
    expect(adapter.descriptor).toMatchObject({
      id: 'linkedin',
      apiVersion: { default: '202609', sunsetAt: '2027-09-15' },
      baseUrls: { web: 'https://www.linkedin.com', api: 'https://api.linkedin.com' },
      linkStyle: 'card',
    });
    expect(adapter.getCharacterLimit(request.account)).toBe(3000);
    for (const kind of MEDIA_KINDS) expect(adapter.supportsMedia(kind, request.account)).toBe(true);
    expect(adapter.getRateLimitStatus()).toEqual([]);
  });
});
