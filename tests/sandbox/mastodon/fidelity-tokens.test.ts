import {
  CHALLENGE,
  REDIRECT_URI,
  SCOPES,
  startMastodon,
  VERIFIER,
  type Answer,
  type MastodonForTest,
} from './mastodon-for-test';

let mastodon: MastodonForTest;
beforeEach(async () => {
  mastodon = await startMastodon();
});
afterEach(() => mastodon.close());

const YEAR_MS = 31_536_000_000;

const revoke = (client: object, token: string): Promise<Answer> =>
  mastodon.post('/oauth/revoke', { ...client, token });

describe('tokens (checklist §2)', () => {
  it('answers token, scope and created_at, without lifetime and refresh token', async () => {
    const client = await mastodon.client();
    const { status, json } = await mastodon.exchange(client, await mastodon.code(client));
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^.{43}$/) as unknown,
      token_type: 'Bearer',
      scope: SCOPES,
      created_at: expect.closeTo(mastodon.world.clock.now() / 1000, -1) as unknown,
    });
  });

  it('takes a form and Basic as well', async () => {
    const client = await mastodon.client();
    const basic = Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64');
    const { status } = await mastodon.send('/oauth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({
        ...{ grant_type: 'authorization_code', redirect_uri: REDIRECT_URI },
        code: await mastodon.code(client),
      }),
    });
    expect(status).toBe(200);
  });

  it('takes a code once and for ten minutes', async () => {
    const client = await mastodon.client();
    const [used, late] = [await mastodon.code(client), await mastodon.code(client)];
    await mastodon.exchange(client, used);
    expect((await mastodon.exchange(client, used)).json.error).toBe('invalid_grant');
    mastodon.world.clock.advance(600_000);
    const answer = await mastodon.exchange(client, late);
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_grant']);
    expect(answer.json.error_description).toContain('authorization grant is invalid');
  });

  it.each([
    ['a wrong secret', { client_secret: 'no' }, 401, 'invalid_client'],
    ['an unknown app', { client_id: 'nobody' }, 401, 'invalid_client'],
    ['another redirect URI', { redirect_uri: `${REDIRECT_URI}/` }, 400, 'invalid_grant'],
    ['a verifier without a challenge', { code_verifier: VERIFIER }, 400, 'invalid_grant'],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no grant type', { grant_type: '' }, 400, 'invalid_request'],
    ['no code', { code: '' }, 400, 'invalid_request'],
  ])('refuses %s', async (_, changes, status, error) => {
    const client = await mastodon.client();
    const answer = await mastodon.exchange(client, await mastodon.code(client), changes);
    expect([answer.status, answer.json.error]).toEqual([status, error]);
    expect(answer.json.error_description).toBeTruthy();
  });

  it('proves the key with S256 in base64url', async () => {
    const client = await mastodon.client();
    const request = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
    const code = await mastodon.code(client, {}, request);
    const without = await mastodon.exchange(client, code);
    expect(without.json.error_description).toBe('Missing required parameter: code_verifier.');
    const wrong = await mastodon.exchange(client, code, { code_verifier: 'w'.repeat(64) });
    expect(wrong.json.error).toBe('invalid_grant');
    expect((await mastodon.exchange(client, code, { code_verifier: VERIFIER })).status).toBe(200);
  });

  it('answers the living token again for the same consent, unless told otherwise', async () => {
    const client = await mastodon.client();
    const first = await mastodon.token(client);
    expect(await mastodon.token(client)).toBe(first);
    expect(await mastodon.token(client, { account: 'saltmarsh' })).not.toBe(first);
    expect(await mastodon.token(client, {}, { scope: 'read:accounts' })).not.toBe(first);
    mastodon.act('configure', { reusesTokens: false });
    expect(await mastodon.token(client)).not.toBe(first);
  });

  it('never ends a token by itself', async () => {
    const token = await mastodon.token(await mastodon.client());
    mastodon.world.clock.advance(10 * YEAR_MS);
    expect((await mastodon.me(token)).status).toBe(200);
  });

  it('revokes its own tokens, knows nothing of unknown ones and refuses those of others', async () => {
    const [client, other] = [await mastodon.client(), await mastodon.client()];
    const token = await mastodon.token(client);
    const refused = await revoke(other, token);
    expect([refused.status, refused.json.error]).toEqual([403, 'unauthorized_client']);
    expect((await revoke({ ...client, client_secret: 'no' }, token)).status).toBe(403);
    expect((await mastodon.me(token)).status).toBe(200);
    expect((await revoke(client, token)).json).toEqual({});
    expect((await mastodon.me(token)).json).toEqual({ error: 'The access token was revoked' });
    expect((await revoke(client, 'never-issued')).status).toBe(200);
    expect(await mastodon.token(client)).not.toBe(token);
  });
});

describe('accounts (checklist §2, §6)', () => {
  it('answers the account with its preferences', async () => {
    const { status, json } = await mastodon.me(await mastodon.token(await mastodon.client()));
    expect(status).toBe(200);
    expect(json).toMatchObject({
      id: '109348215577130842',
      username: 'harbourlight',
      acct: 'harbourlight',
      display_name: 'Harbour Light Weekly',
      url: `${mastodon.url}/@harbourlight`,
      source: { privacy: 'public', language: 'en' },
    });
    expect((await fetch(String(json.avatar))).headers.get('content-type')).toBe('image/svg+xml');
    expect((await fetch(String(json.header))).status).toBe(200);
  });

  it('wants read:accounts, read or profile', async () => {
    const { json } = await mastodon.register({ scopes: 'read profile write:media' });
    const client = json as unknown as { client_id: string; client_secret: string };
    const statusFor = async (scope: string) =>
      (await mastodon.me(await mastodon.token(client, {}, { scope }))).status;
    expect(await statusFor('read')).toBe(200);
    expect(await statusFor('profile')).toBe(200);
    const answer = await mastodon.me(await mastodon.token(client, {}, { scope: 'write:media' }));
    expect([answer.status, answer.json]).toEqual([
      403,
      { error: 'This action is outside the authorized scopes' },
    ]);
  });

  it('answers 401 for no token and an unknown one, 422 for an app’s own token', async () => {
    const client = await mastodon.client();
    expect((await mastodon.me('nonsense')).json).toEqual({ error: 'The access token is invalid' });
    expect((await mastodon.get('/api/v1/accounts/verify_credentials')).status).toBe(401);
    const { json } = await mastodon.post('/oauth/token', {
      ...client,
      ...{ grant_type: 'client_credentials', scope: 'read:accounts' },
    });
    const answer = await mastodon.me(String(json.access_token));
    expect([answer.status, answer.json.error]).toEqual([
      422,
      'This method requires an authenticated user',
    ]);
  });
});

describe('discovery and instance (checklist §2, §3)', () => {
  it('tells endpoints and scopes', async () => {
    const { json } = await mastodon.get('/.well-known/oauth-authorization-server');
    expect(json).toMatchObject({
      issuer: `${mastodon.url}/`,
      authorization_endpoint: `${mastodon.url}/oauth/authorize`,
      token_endpoint: `${mastodon.url}/oauth/token`,
      revocation_endpoint: `${mastodon.url}/oauth/revoke`,
      app_registration_endpoint: `${mastodon.url}/api/v1/apps`,
      code_challenge_methods_supported: ['S256'],
      scopes_supported: expect.arrayContaining(['read', 'profile', 'write:media']) as unknown,
    });
    mastodon.act('configure', { discovery: false });
    expect((await mastodon.get('/.well-known/oauth-authorization-server')).status).toBe(404);
  });

  it('tells limits in v2 and v1', async () => {
    mastodon.act('configure', { maxCharacters: 5000, forkLimits: true });
    const configuration = {
      statuses: {
        ...{ max_characters: 5000, max_media_attachments: 4, characters_reserved_per_url: 23 },
      },
      media_attachments: { description_limit: 1500, image_size_limit: 16_777_216 },
    };
    const domain = new URL(mastodon.url).host;
    expect((await mastodon.get('/api/v2/instance')).json).toMatchObject({
      ...{ domain, version: '4.6.0', api_versions: { mastodon: 8 }, configuration },
    });
    expect((await mastodon.get('/api/v1/instance')).json).toMatchObject({
      ...{ uri: domain, max_toot_chars: 5000, configuration },
    });
  });

  it('can lack v2', async () => {
    mastodon.act('configure', { instanceV2: false });
    const { status, json } = await mastodon.get('/api/v2/instance');
    expect([status, json]).toEqual([404, { error: 'Not Found' }]);
    expect((await mastodon.get('/api/v1/instance')).status).toBe(200);
  });
});

describe('rate limits (checklist §7)', () => {
  it('counts per token, with an ISO time for the reset', async () => {
    const client = await mastodon.client();
    const [mine, other] = [
      await mastodon.token(client),
      await mastodon.token(client, { account: 'saltmarsh' }),
    ];
    const { headers } = await mastodon.me(mine);
    expect(headers.get('x-ratelimit-limit')).toBe('300');
    expect(headers.get('x-ratelimit-remaining')).toBe('299');
    const reset = headers.get('x-ratelimit-reset') ?? '';
    expect(reset).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d[05]:00\.000000Z$/);
    expect(Date.parse(reset)).toBeGreaterThan(mastodon.world.clock.now());
    expect((await mastodon.me(other)).headers.get('x-ratelimit-remaining')).toBe('299');
  });

  it('answers 429 over the limit until the window ends', async () => {
    const token = await mastodon.token(await mastodon.client());
    mastodon.act('configure', { callsPer5Min: 0 });
    const { status, json, headers } = await mastodon.me(token);
    expect([status, json]).toEqual([429, { error: 'Too many requests' }]);
    expect(headers.get('x-ratelimit-remaining')).toBe('0');
    mastodon.act('configure', { callsPer5Min: 1 });
    mastodon.world.clock.advance(300_000);
    expect((await mastodon.me(token)).status).toBe(200);
    expect((await mastodon.me(token)).status).toBe(429);
  });
});

describe('actions and faults', () => {
  it.each([
    ['expire-tokens', 'The access token expired'],
    ['revoke-tokens', 'The access token was revoked'],
    ['remove-app', 'The access token was revoked'],
  ])('%s ends tokens of one account', async (action, error) => {
    const client = await mastodon.client();
    const mine = await mastodon.token(client);
    const other = await mastodon.token(client, { account: 'saltmarsh' });
    expect(mastodon.act(action, { username: 'harbourlight' })).toEqual({ tokens: 1 });
    const answer = await mastodon.me(mine);
    expect([answer.status, answer.json]).toEqual([401, { error }]);
    expect((await mastodon.me(other)).status).toBe(200);
    expect((await mastodon.me(await mastodon.token(client))).status).toBe(200);
  });

  it('forgets apps with their tokens: only a new registration helps', async () => {
    const client = await mastodon.client();
    const [token, code] = [await mastodon.token(client), await mastodon.code(client)];
    expect(mastodon.act('forget-apps')).toEqual({ apps: 1 });
    expect((await mastodon.me(token)).json).toEqual({ error: 'The access token is invalid' });
    const answer = await mastodon.exchange(client, code);
    expect([answer.status, answer.json.error]).toEqual([401, 'invalid_client']);
    expect((await mastodon.authorizePage(client)).status).toBe(401);
    expect((await mastodon.me(await mastodon.token(await mastodon.client()))).status).toBe(200);
  });

  it('can forget unused apps only', async () => {
    const [used, unused] = [await mastodon.client(), await mastodon.client()];
    const token = await mastodon.token(used);
    expect(mastodon.act('forget-apps', { onlyUnused: true })).toEqual({ apps: 1 });
    expect((await mastodon.me(token)).status).toBe(200);
    expect((await mastodon.authorizePage(unused)).status).toBe(401);
  });

  it('refuses knobs and accounts that do not exist', () => {
    expect(() => mastodon.act('configure', { volume: 11 })).toThrow('volume');
    expect(() => mastodon.act('revoke-tokens', { username: 'nobody' })).toThrow('@nobody');
  });

  it.each([
    ['register-app', () => mastodon.register()],
    ['token', () => mastodon.post('/oauth/token', {})],
    ['revoke', () => mastodon.post('/oauth/revoke', {})],
    ['user-info', () => mastodon.me('x')],
    ['instance', () => mastodon.get('/api/v2/instance')],
    ['discovery', () => mastodon.get('/.well-known/oauth-authorization-server')],
    ['authorize', () => mastodon.get('/oauth/authorize')],
  ])('lets faults strike %s', async (operation, call) => {
    mastodon.world.faults.add({ platform: 'mastodon', operation, kind: 'status', status: 503 });
    expect((await call()).status).toBe(503);
  });

  it('cuts the connection without an answer when told to', async () => {
    const fault = { platform: 'mastodon', operation: 'register-app', kind: 'drop-before' } as const;
    mastodon.world.faults.add(fault);
    await expect(mastodon.register()).rejects.toThrow();
    expect((await mastodon.register()).json.id).toBe('1234');
  });

  it('forgets everything on reset', async () => {
    const token = await mastodon.token(await mastodon.client());
    mastodon.act('configure', { oldServer: true });
    mastodon.reset();
    expect((await mastodon.me(token)).status).toBe(401);
    expect(mastodon.act('configure')).toMatchObject({ oldServer: false });
  });
});

describe('the feed', () => {
  it('shows accounts and a friendly empty state, also at their own pages', async () => {
    const home = await mastodon.get('/');
    expect(home.text).toContain(`@saltmarsh@${new URL(mastodon.url).host}`);
    expect(home.text).toContain('Nothing here yet');
    const page = await mastodon.get('/@quay_bells');
    expect(page.text).toContain('Quay Bells');
    expect(page.text).not.toContain('Saltmarsh Press');
    expect((await mastodon.get('/@nobody')).status).toBe(404);
  });
});
