import {
  CHALLENGE,
  REDIRECT_URI,
  SCOPES,
  startMastodon,
  VERIFIER,
  type MastodonForTest,
} from './mastodon-for-test';

let mastodon: MastodonForTest;
beforeEach(async () => {
  mastodon = await startMastodon();
});
afterEach(() => mastodon.close());

describe('registration of apps (checklist §1)', () => {
  it('answers what 4.3 and later answer', async () => {
    const { status, json } = await mastodon.register({ website: 'https://cms.example' });
    expect(status).toBe(200);
    expect(json).toEqual({
      id: '1234',
      name: 'Harbour CMS',
      website: 'https://cms.example',
      scopes: SCOPES.split(' '),
      redirect_uri: REDIRECT_URI,
      redirect_uris: [REDIRECT_URI],
      client_id: expect.stringMatching(/^.{43}$/) as unknown,
      client_secret: expect.stringMatching(/^.{43}$/) as unknown,
      client_secret_expires_at: 0,
      vapid_key: expect.any(String) as unknown,
    });
  });

  it('takes a form, a list in a form, several lines, and a list in JSON', async () => {
    const uris = ['https://a.example/back', 'app://b.example/'];
    const list = new URLSearchParams({ client_name: 'Form' });
    for (const uri of uris) list.append('redirect_uris[]', uri);
    const lines = new URLSearchParams({ client_name: 'Form', redirect_uris: uris.join('\n') });
    const answers = [
      await mastodon.send('/api/v1/apps', { method: 'POST', body: list }),
      await mastodon.send('/api/v1/apps', { method: 'POST', body: lines }),
      await mastodon.register({ redirect_uris: uris }),
    ];
    for (const { status, json } of answers) {
      expect([status, json.redirect_uris, json.redirect_uri]).toEqual([200, uris, uris.join('\n')]);
    }
  });

  it('falls back to read without scopes and for a list of scopes, and drops repetitions', async () => {
    const scopesFor = async (scopes: unknown) => (await mastodon.register({ scopes })).json.scopes;
    expect(await scopesFor(undefined)).toEqual(['read']);
    expect(await scopesFor(['read', 'write'])).toEqual(['read']);
    expect(await scopesFor('write read write')).toEqual(['write', 'read']);
  });

  it.each([
    [
      'a relative redirect URI',
      { redirect_uris: '/back' },
      'Redirect URI must be an absolute URI.',
    ],
    [
      'a fragment',
      { redirect_uris: `${REDIRECT_URI}#x` },
      'Redirect URI cannot contain a fragment.',
    ],
    ['no redirect URI', { redirect_uris: [] }, "Redirect URI can't be blank"],
    [
      'a script',
      { redirect_uris: 'javascript:alert(1)' },
      'Redirect URI is forbidden by the server.',
    ],
    ['no name', { client_name: '' }, "Application name can't be blank"],
    ['an unknown scope', { scopes: 'read sing' }, "Scopes doesn't match configured on the server."],
    ['a bad website', { website: 'cms' }, 'Application website is not a valid URL'],
    [
      'a long name',
      { client_name: 'x'.repeat(61) },
      'Application name is too long (maximum is 60 characters)',
    ],
    [
      'many redirect URIs',
      {
        redirect_uris: Array.from({ length: 99 }, (_, place) => `https://a.example/back/${place}`),
      },
      'Redirect URI is too long (maximum is 2000 characters)',
    ],
  ])('answers 422 for %s', async (_, changes, problem) => {
    const { status, json } = await mastodon.register(changes);
    expect(status).toBe(422);
    expect(json).toEqual({ error: `Validation failed: ${problem}` });
  });

  it('can limit registrations, as an instance does for remote callers', async () => {
    mastodon.act('configure', { registrationsPer10Min: 1 });
    expect((await mastodon.register()).status).toBe(200);
    expect((await mastodon.register()).status).toBe(429);
    mastodon.world.clock.advance(600_000);
    expect((await mastodon.register()).status).toBe(200);
  });
});

describe('consent (checklist §2)', () => {
  it('names app, accounts and scopes, and has nothing to untick', async () => {
    const { status, text } = await mastodon.authorizePage(await mastodon.client());
    expect(status).toBe(200);
    expect(text).toContain('Harbour CMS would like permission to access your account');
    expect(text.match(/type="radio"/g)).toHaveLength(3);
    expect(text).toContain('Upload media files');
    expect(text).not.toContain('type="checkbox"');
  });

  it('comes back with code and state, or with access_denied', async () => {
    const client = await mastodon.client();
    const agreed = await mastodon.consent(client);
    expect(agreed?.href.startsWith(`${REDIRECT_URI}?code=`)).toBe(true);
    expect(agreed?.searchParams.get('state')).toBe('st');
    const denied = await mastodon.consent(client, { decision: 'cancel' });
    expect(Object.fromEntries(denied?.searchParams ?? [])).toEqual({
      error: 'access_denied',
      error_description: 'The resource owner or authorization server denied the request.',
      state: 'st',
    });
  });

  it.each([
    ['an unknown app', { client_id: 'nobody' }, 401, 'Client authentication failed'],
    ['another redirect URI', { redirect_uri: `${REDIRECT_URI}/` }, 400, 'redirect uri'],
  ])('shows an error page for %s', async (_, changes, status, words) => {
    const page = await mastodon.authorizePage(await mastodon.client(), changes);
    expect(page.status).toBe(status);
    expect(page.text).toContain(words);
  });

  it.each([
    ['invalid_scope', { scope: 'read:accounts read:search' }],
    ['invalid_scope', { scope: '' }],
    ['unsupported_response_type', { response_type: 'token' }],
    ['invalid_code_challenge_method', { code_challenge: VERIFIER, code_challenge_method: 'plain' }],
  ])('sends %s back for %j', async (error, changes) => {
    const page = await mastodon.authorizePage(await mastodon.client(), changes);
    const target = new URL(page.headers.get('location') ?? '');
    expect(page.status).toBe(302);
    expect(target.searchParams.get('error')).toBe(error);
    expect(target.searchParams.get('state')).toBe('st');
  });

  it('compares scopes as words: write does not include write:media here', async () => {
    const { json } = await mastodon.register({ scopes: 'read write' });
    const client = { client_id: String(json.client_id), client_secret: '' };
    const page = await mastodon.authorizePage(client, { scope: 'write:media' });
    expect(page.headers.get('location')).toContain('invalid_scope');
    expect((await mastodon.authorizePage(client, { scope: 'write' })).status).toBe(200);
  });

  it('shows the code to apps that cannot be redirected to', async () => {
    const uri = 'urn:ietf:wg:oauth:2.0:oob';
    const { json } = await mastodon.register({ redirect_uris: uri });
    const client = {
      client_id: String(json.client_id),
      client_secret: String(json.client_secret),
    };
    const target = await mastodon.consent(client, {}, { redirect_uri: uri });
    expect(target?.pathname).toBe('/oauth/authorize/native');
    const code = target?.searchParams.get('code') ?? '';
    expect((await mastodon.send(`/oauth/authorize/native?code=${code}`)).text).toContain(code);
    expect((await mastodon.exchange(client, code, { redirect_uri: uri })).status).toBe(200);
    expect(
      await mastodon.consent(client, { decision: 'cancel' }, { redirect_uri: uri })
    ).toBeNull();
  });

  it('knows apps that were made by hand', async () => {
    const client = { client_id: 'by-hand', client_secret: 'by-hand-secret' };
    expect((await mastodon.me(await mastodon.token(client))).status).toBe(200);
  });

  it('escapes what an app says about itself', async () => {
    const { json } = await mastodon.register({ client_name: '<b>hi</b>' });
    const client = { client_id: String(json.client_id), client_secret: '' };
    expect((await mastodon.authorizePage(client)).text).not.toContain('<b>hi</b>');
  });
});

describe('a server before 4.3 (checklist §1, §2)', () => {
  beforeEach(() => mastodon.act('configure', { oldServer: true }));

  it('counts a list of redirect URIs as nothing', async () => {
    const { status, json } = await mastodon.register({ redirect_uris: [REDIRECT_URI] });
    expect([status, json.error]).toEqual([422, "Validation failed: Redirect URI can't be blank"]);
  });

  it('answers fewer fields and does not know the scope profile', async () => {
    const { json } = await mastodon.register();
    expect(Object.keys(json).sort()).toEqual(
      ['client_id', 'client_secret', 'id', 'name', 'redirect_uri', 'vapid_key', 'website'].sort()
    );
    expect((await mastodon.register({ scopes: 'profile' })).status).toBe(422);
    mastodon.act('configure', { oldServer: false });
    expect((await mastodon.register({ scopes: 'profile' })).status).toBe(200);
  });

  it('takes no notice of PKCE', async () => {
    const client = await mastodon.client();
    const request = { code_challenge: CHALLENGE, code_challenge_method: 'S256' };
    const code = await mastodon.code(client, {}, request);
    expect((await mastodon.exchange(client, code, { code_verifier: 'wrong' })).status).toBe(200);
  });

  it('has no discovery, no api_versions and an old version', async () => {
    expect((await mastodon.get('/.well-known/oauth-authorization-server')).status).toBe(404);
    const { json } = await mastodon.get('/api/v2/instance');
    expect(json.version).toBe('4.2.17');
    expect(json).not.toHaveProperty('api_versions');
    expect(JSON.stringify(json)).not.toContain('description_limit');
  });
});
