import {
  ALL_SCOPES,
  authorizeParams,
  basicAuth,
  REDIRECT_URI,
  VERIFIER,
  X_APP,
  XSession,
} from './x-session';

const PUBLIC_APP = { clientId: 'pocket-app', clientSecret: '', redirectUris: [REDIRECT_URI] };

let x: XSession;
beforeEach(async () => {
  x = await XSession.start({ apps: [X_APP, PUBLIC_APP] });
});
afterEach(() => x.close());

const authorizePage = (changes: Record<string, string>, accept = 'text/html'): Promise<Response> =>
  fetch(`${x.url}/i/oauth2/authorize?${new URLSearchParams(authorizeParams(changes)).toString()}`, {
    headers: { accept },
  });

describe('consent screen', () => {
  it('names the app, the scopes in words and three accounts', async () => {
    const html = await (await authorizePage({})).text();
    expect(html).toContain('harbour-app wants to access');
    expect(html).toContain('Create and delete posts for you.');
    expect(html.match(/type="radio"/g)).toHaveLength(3);
    expect(html).toContain('@mossandkettle');
  });

  it('redirects with state and code when the form is sent as it is', async () => {
    const form = await x.consentForm(authorizeParams());
    const answer = await fetch(`${x.url}/i/oauth2/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    const target = new URL(answer.headers.get('location') ?? '');
    expect(answer.status).toBe(302);
    expect(target.origin + target.pathname).toBe(REDIRECT_URI);
    expect(target.searchParams.get('state')).toBe('state-1');
    expect(target.searchParams.get('code')).toBeTruthy();
  });

  it('redirects with access_denied when cancelled', async () => {
    const form = await x.consentForm(authorizeParams());
    form.set('decision', 'cancel');
    const answer = await fetch(`${x.url}/i/oauth2/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    expect(answer.headers.get('location')).toBe(
      `${REDIRECT_URI}?error=access_denied&state=state-1`
    );
  });

  it.each([
    ['another redirect URI', { redirect_uri: 'http://127.0.0.1:1337/callback/' }],
    ['localhost even when registered', { redirect_uri: 'http://localhost:1337/callback' }],
    ['an unknown client', { client_id: 'nobody' }],
    ['another response type', { response_type: 'token' }],
    ['no state', { state: '' }],
    ['a state over 500 characters', { state: 's'.repeat(501) }],
    ['no scope', { scope: '' }],
    ['an unknown scope', { scope: 'tweet.read tweets.shout' }],
    ['no challenge', { code_challenge: '' }],
    ['a challenge that is no SHA-256', { code_challenge: 'abc' }],
    ['an unknown challenge method', { code_challenge_method: 'S512' }],
  ])('shows an error page for %s', async (_, changes) => {
    const answer = await authorizePage(changes);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Something went wrong');
  });

  it('answers code 415 as JSON to a script with an unapproved redirect URI', async () => {
    const answer = await authorizePage({ redirect_uri: 'https://example.com/' }, '*/*');
    expect(await answer.json()).toEqual({
      errors: [{ code: 415, message: 'Callback URL not approved for this client application.' }],
    });
  });

  it('checks the request again when the form comes back', async () => {
    const form = await x.consentForm(authorizeParams());
    form.set('redirect_uri', 'https://example.com/steal');
    const answer = await fetch(`${x.url}/i/oauth2/authorize`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    });
    expect(answer.status).toBe(400);
  });
});

describe('code exchange', () => {
  it('gives a token pair for a form body with Basic', async () => {
    const { status, body } = await x.exchange(await x.code());
    expect(status).toBe(200);
    expect(body).toEqual({
      token_type: 'bearer',
      expires_in: 7200,
      access_token: expect.any(String) as unknown,
      refresh_token: expect.any(String) as unknown,
      scope: ALL_SCOPES,
    });
  });

  it('accepts a JSON body and the lower-case method s256', async () => {
    const code = await x.code({ code_challenge_method: 's256' });
    const { status } = await x.request('POST', '/2/oauth2/token', {
      headers: { authorization: basicAuth(X_APP), 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT_URI,
        code_verifier: VERIFIER,
        client_id: X_APP.clientId,
        client_secret: X_APP.clientSecret,
      }),
    });
    expect(status).toBe(200);
  });

  it('accepts a plain challenge', async () => {
    const code = await x.code({ code_challenge: VERIFIER, code_challenge_method: 'plain' });
    expect((await x.exchange(code)).status).toBe(200);
  });

  it('gives no refresh token without offline.access', async () => {
    const { body } = await x.exchange(await x.code({ scope: 'tweet.read users.read' }));
    expect(body).not.toHaveProperty('refresh_token');
    expect(body.scope).toBe('tweet.read users.read');
  });

  it('leaves out scopes that people untick', async () => {
    x.configure({ withheldScopes: ['media.write'] });
    expect((await x.logIn()).scope).toBe('tweet.read tweet.write users.read offline.access');
  });

  it('refuses a code that was used', async () => {
    const code = await x.code();
    await x.exchange(code);
    const { status, body } = await x.exchange(code);
    expect(status).toBe(400);
    expect(body).toEqual({
      error: 'invalid_request',
      error_description: 'Value passed for the authorization code was invalid.',
    });
  });

  it('refuses a code after 30 seconds and takes it before', async () => {
    const [early, late] = [await x.code(), await x.code()];
    x.world.clock.advance(29_000);
    expect((await x.exchange(early)).status).toBe(200);
    x.world.clock.advance(2_000);
    expect((await x.exchange(late)).status).toBe(400);
  });

  it('refuses a verifier that does not match', async () => {
    const { status, body } = await x.exchange(await x.code(), { code_verifier: 'w'.repeat(64) });
    expect(status).toBe(400);
    expect(body.error_description).toContain('code verifier did not match the code challenge');
  });

  it('refuses another redirect URI than the one of the code', async () => {
    const { status } = await x.exchange(await x.code(), { redirect_uri: `${REDIRECT_URI}/` });
    expect(status).toBe(400);
  });

  it('refuses a code of another app', async () => {
    const { status } = await x.exchange(await x.code({ client_id: PUBLIC_APP.clientId }));
    expect(status).toBe(400);
  });

  it.each(['grant_type', 'code', 'redirect_uri', 'code_verifier'])('misses %s', async (name) => {
    const { status, body } = await x.exchange(await x.code(), { [name]: '' });
    expect(status).toBe(400);
    expect(body.error_description).toBe(`Missing required parameter [${name}].`);
  });
});

describe('client authentication', () => {
  const body = { grant_type: 'refresh_token', refresh_token: 'any', client_id: X_APP.clientId };

  it('wants Basic of a confidential app', async () => {
    const answer = await x.token({ ...body, client_secret: X_APP.clientSecret }, {});
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({
      error: 'unauthorized_client',
      error_description: 'Missing valid authorization header',
    });
  });

  it('calls a wrong secret an invalid client', async () => {
    const authorization = basicAuth({ ...X_APP, clientSecret: 'wrong' });
    const answer = await x.token(body, { authorization });
    expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client']);
  });

  it('takes a public app by its id in the body', async () => {
    const code = await x.code({ client_id: PUBLIC_APP.clientId });
    const answer = await x.token(
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT_URI,
        code_verifier: VERIFIER,
        client_id: PUBLIC_APP.clientId,
      },
      {}
    );
    expect(answer.status).toBe(200);
  });

  it('refuses other content types and grant types', async () => {
    const text = await x.request('POST', '/2/oauth2/token', {
      headers: { authorization: basicAuth(X_APP), 'content-type': 'text/plain' },
      body: 'grant_type=refresh_token',
    });
    expect([text.status, text.body.error]).toEqual([400, 'invalid_request']);
    const answer = await x.token({ grant_type: 'password' });
    expect([answer.status, answer.body.error]).toEqual([400, 'unsupported_grant_type']);
  });
});
