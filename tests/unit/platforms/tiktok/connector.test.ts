import { createHash } from 'node:crypto';

import { TransportError } from '../../../../server/src/platforms/contract';
import {
  createAuthorizeUrl,
  exchangeCode,
  redirectProblem,
} from '../../../../server/src/platforms/oauth';
import { TIKTOK_OAUTH } from '../../../../server/src/platforms/tiktok/descriptor';
import { aConnector, anAccount, answer, failureOf, inDays, NOW, someCredentials } from './builders';

const user = (changes: Record<string, unknown> = {}) =>
  answer(200, {
    data: {
      user: {
        open_id: '723f24d7-e717-40f8-a2b6-cb8464cd23b4',
        display_name: 'Harbour Light',
        avatar_url: 'https://media.example/p.jpg',
        ...changes,
      },
    },
    error: { code: 'ok', message: '', log_id: '2026' },
  });

const token = {
  access_token: 'act.new',
  expires_in: 7200,
  refresh_token: 'rft.new',
  refresh_expires_in: 15_552_000,
  open_id: '723f24d7',
  scope: 'user.info.basic,video.publish',
  token_type: 'Bearer',
};

const exchange = (setup: ReturnType<typeof aConnector>) =>
  exchangeCode({
    oauth: TIKTOK_OAUTH,
    deps: setup.deps,
    redirectUri: 'https://cms.example/cb',
    code: 'the-code',
    codeVerifier: null,
  });

describe('readGrant', () => {
  it('finds the account by its open id', async () => {
    const { http, connector } = aConnector();
    http.on('GET', 'https://api.example/v2/user/info/?', user());
    const credentials = someCredentials();
    expect(await connector.readGrant(credentials)).toEqual({
      scopes: credentials.scopes,
      accounts: [
        {
          account: {
            id: '723f24d7-e717-40f8-a2b6-cb8464cd23b4',
            handle: 'Harbour Light',
            name: 'Harbour Light',
            avatarUrl: 'https://media.example/p.jpg',
            kind: 'person',
            profileUrl: 'https://web.example/@harbourlight',
            traits: anAccount().traits,
          },
          credentials,
          problem: null,
        },
      ],
    });
    expect(http.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer act.the-access-token',
    });
  });

  it('asks for fields of the basic scope only: another one would fail the call', async () => {
    const { http, connector } = aConnector();
    http.on('GET', '/v2/user/info/', user());
    await connector.readGrant(someCredentials());
    const fields = new URL(http.requests[0]?.url ?? '').searchParams.get('fields')?.split(',');
    expect(['open_id', 'union_id', 'avatar_url', 'display_name']).toEqual(
      expect.arrayContaining(fields ?? ['none'])
    );
  });

  it.each([[{ display_name: '', avatar_url: '' }], [{ display_name: 7, avatar_url: null }]])(
    'gets by with an open id alone: %j',
    async (changes) => {
      const { http, connector } = aConnector();
      http.on('GET', '/v2/user/info/', user({ ...changes, open_id: 'abc' }));
      const { accounts } = await connector.readGrant(someCredentials());
      expect(accounts[0]?.account).toMatchObject({ id: 'abc', name: 'abc', avatarUrl: null });
    }
  );
});

describe('validateCredentials', () => {
  it('misses nothing when only the extras were unticked', async () => {
    const { http, connector } = aConnector();
    http.on('GET', '/v2/user/info/', user());
    const scopes = ['user.info.basic', 'video.publish'];
    const check = await connector.validateCredentials(someCredentials({ scopes }), anAccount());
    expect(check).toMatchObject({ account: { name: 'Harbour Light' }, missingScopes: [] });
  });

  it('misses the permission to post', async () => {
    const { http, connector } = aConnector();
    http.on('GET', '/v2/user/info/', user());
    const scopes = ['user.info.basic', 'video.list'];
    const { missingScopes } = await connector.validateCredentials(
      someCredentials({ scopes }),
      anAccount()
    );
    expect(missingScopes).toEqual(['video.publish']);
  });
});

describe('the code exchange', () => {
  it('proves itself with the client key in a form, and keeps what was granted', async () => {
    const setup = aConnector();
    setup.http.on('POST', 'https://api.example/v2/oauth/token/', answer(200, token));
    expect(await exchange(setup)).toEqual({
      accessToken: 'act.new',
      refreshToken: 'rft.new',
      expiresAt: new Date(NOW + 7_200_000).toISOString(),
      refreshExpiresAt: inDays(180),
      issuedAt: inDays(0),
      scopes: ['user.info.basic', 'video.publish'],
    });
    expect(setup.http.requests[0]?.body).toEqual({
      kind: 'form',
      fields: {
        client_key: 'the-client',
        client_secret: 'the-secret',
        code: 'the-code',
        grant_type: 'authorization_code',
        redirect_uri: 'https://cms.example/cb',
      },
    });
  });

  it.each([
    [200, 'invalid_grant', 'auth_expired'],
    [400, 'invalid_grant', 'auth_expired'],
    [200, 'invalid_request', 'auth_expired'],
    [200, 'invalid_client', 'operator_problem'],
    [401, 'invalid_client', 'operator_problem'],
  ])('sees a refusal with status %i: %s', async (status, error, family) => {
    const setup = aConnector();
    const body = { error, error_description: 'words of TikTok', log_id: '2026' };
    setup.http.on('POST', '/v2/oauth/token/', answer(status, body));
    const failure = await failureOf(exchange(setup));
    expect(failure.family).toBe(family);
    expect(failure.message).toContain('words of TikTok');
  });
});

describe('refreshToken', () => {
  it('takes over the rotated refresh token', async () => {
    const { http, connector } = aConnector();
    http.on('POST', 'https://api.example/v2/oauth/token/', answer(200, token));
    expect(await connector.refreshToken(someCredentials())).toMatchObject({
      accessToken: 'act.new',
      refreshToken: 'rft.new',
      refreshExpiresAt: inDays(180),
    });
    expect(http.requests[0]?.body).toEqual({
      kind: 'form',
      fields: {
        client_key: 'the-client',
        client_secret: 'the-secret',
        grant_type: 'refresh_token',
        refresh_token: 'rft.the-refresh-token',
      },
    });
  });

  it.each([200, 400])('says that the refresh token is dead (status %i)', async (status) => {
    const { http, connector } = aConnector();
    const body = { error: 'invalid_grant', error_description: 'Refresh token is invalid.' };
    http.on('POST', '/v2/oauth/token/', answer(status, body));
    const failure = await failureOf(connector.refreshToken(someCredentials()));
    expect(failure).toMatchObject({ family: 'auth_expired', code: 'REFRESH_TOKEN_REFUSED' });
    expect(failure.message).toMatch(/app was removed.*Connect the account again.*is invalid/);
  });

  it('says that the refresh token is over, when it is', async () => {
    const { http, connector } = aConnector();
    http.on('POST', '/v2/oauth/token/', answer(400, { error: 'invalid_grant' }));
    const over = someCredentials({ refreshExpiresAt: inDays(-1) });
    const failure = await failureOf(connector.refreshToken(over));
    expect(failure).toMatchObject({ family: 'auth_expired', code: 'REFRESH_TOKEN_OVER' });
    expect(failure.message).toMatch(/end of its life; connect the account again/);
  });

  it.each([
    ['a wrong app', answer(200, { error: 'invalid_client' }), 'operator_problem'],
    ['a refusal for another reason', answer(200, { error: 'invalid_request' }), 'retryable'],
    ['a server in trouble', answer(503, { error: 'invalid_grant' }), 'retryable'],
    ['a page', answer(200, '<html>'), 'retryable'],
    ['a broken line', new TransportError('reset', 'broken'), 'retryable'],
  ])('does not disconnect for %s', async (_name, given, family) => {
    const { http, connector } = aConnector();
    http.on('POST', '/v2/oauth/token/', given);
    expect((await failureOf(connector.refreshToken(someCredentials()))).family).toBe(family);
  });

  it('needs a person when there is no refresh token', async () => {
    const { http, connector } = aConnector();
    const failure = await failureOf(
      connector.refreshToken(someCredentials({ refreshToken: null }))
    );
    expect(failure.family).toBe('auth_expired');
    expect(http.requests).toHaveLength(0);
  });

  it('keeps every secret out of the message, though TikTok repeats them', async () => {
    const { http, connector } = aConnector();
    const description = 'no rft.the-refresh-token, no act.the-access-token, no the-secret';
    const body = { error: 'invalid_grant', error_description: description };
    http.on('POST', '/v2/oauth/token/', answer(400, body));
    const { message } = await failureOf(connector.refreshToken(someCredentials()));
    expect(message).toContain('no [redacted], no [redacted], no [redacted]');
  });
});

describe('revoke', () => {
  it('gives the access token back', async () => {
    const { http, connector } = aConnector();
    http.on('POST', 'https://api.example/v2/oauth/revoke/', answer(200));
    await connector.revoke(someCredentials());
    expect(http.requests.map(({ body }) => body)).toEqual([
      {
        kind: 'form',
        fields: {
          client_key: 'the-client',
          client_secret: 'the-secret',
          token: 'act.the-access-token',
        },
      },
    ]);
  });
});

describe('the consent', () => {
  const consentAt = (redirectUri: string) => {
    const { deps } = aConnector();
    const { url, codeVerifier } = createAuthorizeUrl({
      oauth: TIKTOK_OAUTH,
      deps,
      redirectUri,
      state: 's',
    });
    return { query: new URL(url).searchParams, codeVerifier, url };
  };

  it('is asked for with the client key and commas, on the web without PKCE', () => {
    const { query, codeVerifier, url } = consentAt('https://cms.example/cb');
    expect(url).toMatch(/^https:\/\/web\.example\/v2\/auth\/authorize\/\?/);
    expect(query.get('client_key')).toBe('the-client');
    expect(query.has('client_id')).toBe(false);
    expect(query.get('scope')).toBe('user.info.basic,video.publish,video.upload,video.list');
    expect(query.get('disable_auto_auth')).toBe('1');
    expect(query.has('code_challenge')).toBe(false);
    expect(codeVerifier).toBeNull();
  });

  it('has the challenge in hex on the own machine', () => {
    const { query, codeVerifier } = consentAt('http://127.0.0.1:1337/cb');
    const hash = createHash('sha256').update(codeVerifier ?? '');
    expect(query.get('code_challenge')).toBe(hash.digest('hex'));
  });

  it.each([
    ['https://cms.example/cb', null],
    ['http://localhost:1337/cb', null],
    ['http://cms.example/cb', 'https_required'],
  ])('finds in %s: %s', (uri, problem) => {
    expect(redirectProblem(TIKTOK_OAUTH, uri)).toBe(problem);
  });
});
