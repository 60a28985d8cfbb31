import { checkSetup } from '../../../../server/src/services/setup-check/check-setup';
import { textOfPage } from '../../../../server/src/services/setup-check/platform-words';
import { anOAuth } from '../../platforms/oauth/builders';
import {
  aPlatform,
  CALLBACK,
  CODE_REFUSED,
  findingOf,
  json,
  LOG_IN,
  noAnswer,
  NOW,
  page,
  SECRET,
  someFacts,
  type Platform,
} from './builders';

const of = (platform: Platform, id: string) => findingOf(someFacts(platform), id);

const backWith = (query: string) => page(302, '', { location: `${CALLBACK}?${query}` });

describe('the two questions to the platform', () => {
  it('are a made-up code and a consent page that nobody remembers, each with a time limit', async () => {
    const { http, requests } = aPlatform();
    await checkSetup(someFacts({}, { deps: { http } }));
    expect(requests).toHaveLength(2);
    for (const { timeoutMs, signal } of requests) {
      expect(timeoutMs).toBe(10_000);
      expect(signal).toBeInstanceOf(AbortSignal);
    }
    const [token, authorize] = requests;
    if (token?.body?.kind !== 'form') throw new Error('The token endpoint got no form.');
    expect(token.body.fields).toMatchObject({
      grant_type: 'authorization_code',
      redirect_uri: CALLBACK,
      client_id: '86vhj2q81',
      code_verifier: expect.any(String) as string,
    });
    expect(authorize?.method).toBe('GET');
    expect(authorize?.url).not.toContain(encodeURIComponent(SECRET));
    expect(new URL(authorize?.url ?? '').searchParams.get('redirect_uri')).toBe(CALLBACK);
  });

  it.each(['facebook', 'threads'] as const)(
    'asks %s for a token of the app instead',
    async (app) => {
      const { http, requests } = aPlatform({ token: json(200, { access_token: 'APP|TOKEN' }) });
      const findings = await checkSetup(someFacts({}, { app, deps: { http } }));
      expect(requests[0]).toMatchObject({ method: 'GET' });
      expect(requests[0]?.url).toContain('grant_type=client_credentials');
      expect(findings.find(({ id }) => id === 'client')).toMatchObject({ level: 'ok' });
      expect(JSON.stringify(findings)).not.toContain('APP|TOKEN');
    }
  );
});

describe('client id and secret at the platform', () => {
  it.each([
    ['a refused code', CODE_REFUSED],
    [
      'LinkedIn’s words for one',
      json(400, {
        error: 'invalid_redirect_uri',
        error_description:
          'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code.',
      }),
    ],
    [
      'X’s words for one',
      json(400, {
        error: 'invalid_request',
        error_description: 'Value passed for the authorization code was invalid.',
      }),
    ],
    [
      'Meta’s words for one',
      json(400, {
        error_type: 'OAuthException',
        code: 400,
        error_message: 'Matching code was not found or was already used',
      }),
    ],
  ])('are well after %s', async (_, token) => {
    expect(await of({ token }, 'client')).toMatchObject({ level: 'ok', advice: null });
  });

  it.each([
    json(401, { error: 'invalid_client', error_description: 'Client authentication failed' }),
    json(401, {
      error: 'unauthorized_client',
      error_description: 'Missing valid authorization header',
    }),
    json(400, { error_type: 'OAuthException', code: 400, error_message: 'Invalid platform app' }),
    json(400, { error: { code: 1, message: 'Error validating client secret.' } }),
    json(200, { error: 'invalid_client', error_description: 'Client key or secret is incorrect.' }),
  ])('are wrong after %j', async (token) => {
    const found = await of({ token }, 'client');
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.advice).toContain('https://www.linkedin.com/developers/apps');
    expect(found.advice).toContain('platforms.linkedin');
  });

  it('are named one by one when the consent page does not know the id', async () => {
    const authorize = page(400, '<h1>Bummer</h1><p>The passed in client_id is invalid.</p>');
    const found = await of({ authorize }, 'client');
    expect(found).toMatchObject({
      level: 'problem',
      title: 'LinkedIn does not know this client id.',
    });
  });

  it.each([
    json(503, {}),
    json(429, {}),
    noAnswer('timeout', 'api.platform.example did not answer in time.'),
  ])('stay unknown when the platform is busy or silent', async (token) => {
    expect(await of({ token }, 'client')).toMatchObject({ level: 'unknown' });
  });
});

describe('the callback URL at the platform', () => {
  it.each([
    page(400, '<p>The redirect_uri does not match the registered value.</p>'),
    page(
      400,
      '{"errors":[{"code":415,"message":"Callback URL not approved for this client application."}]}'
    ),
    page(
      200,
      '<title>Error</title><p>URL blocked: This redirect failed because the redirect URI is not whitelisted</p>'
    ),
    page(400, 'Invalid Request: Request parameters are invalid: Invalid redirect_uri'),
  ])('is not registered: %#', async (authorize) => {
    const found = await of({ authorize }, 'redirect-uri');
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.advice).toContain(CALLBACK);
    expect(found.advice).toContain('Authorized redirect URLs');
    expect(await of({ authorize }, 'scopes')).toMatchObject({ level: 'unknown' });
  });

  it.each([
    ['a log-in page elsewhere', LOG_IN],
    [
      'a page for everybody',
      page(
        200,
        `<html><script>if (!redirect_uri) "invalid scope"</script><h1>Log in</h1><input name="redirect_uri" value="${CALLBACK}"></html>`
      ),
    ],
    ['a robot check', page(403, 'Your redirect_uri and client_id')],
    ['a redirect to nowhere', page(302, '')],
    ['trouble of the platform', page(500, 'scope')],
    ['no answer', noAnswer('reset', 'www.platform.example broke the connection.')],
  ])('is seen only by connecting after %s', async (_, authorize) => {
    const found = await of({ authorize }, 'redirect-uri');
    expect(found).toMatchObject({ level: 'unknown' });
    expect(found.title).toContain('only be seen when you connect');
    expect(found.advice).toContain(CALLBACK);
    expect(await of({ authorize }, 'scopes')).toMatchObject({ level: 'unknown' });
  });

  it('is told of when the platform does not begin in words that we do not know', async () => {
    const found = await of({ authorize: page(400, '<p>Teapot.</p>') }, 'redirect-uri');
    expect(found).toMatchObject({ level: 'problem' });
    expect(found.advice).toContain('LinkedIn says: Teapot.');
  });
});

describe('products and scopes', () => {
  it.each([
    'error=unauthorized_scope_error&error_description=Scope+%22w_member_social%22+is+not+authorized',
    'error=invalid_scope',
    'error=invalid_scope_error&error_description=not+valid',
  ])(
    'are missing when the browser is sent back with %s, so the address is known',
    async (query) => {
      const found = await of({ authorize: backWith(query) }, 'scopes');
      expect(found).toMatchObject({ level: 'problem' });
      expect(found.advice).toContain('Share on LinkedIn');
      expect(found.advice).toContain('post.read, post.write');
      expect(await of({ authorize: backWith(query) }, 'redirect-uri')).toMatchObject({
        level: 'ok',
      });
    }
  );

  it('are missing when an error page says so; then nothing is known of the address', async () => {
    const authorize = page(
      400,
      '<h1>Invalid Scopes</h1><p>Invalid Scopes: pages_manage_posts.</p>'
    );
    expect(await of({ authorize }, 'scopes')).toMatchObject({ level: 'problem' });
    expect(await of({ authorize }, 'redirect-uri')).toMatchObject({ level: 'unknown' });
  });

  it('names the product of the organisation app', async () => {
    const facts = someFacts(
      { authorize: backWith('error=unauthorized_scope_error') },
      { app: 'linkedin-organization' }
    );
    expect((await findingOf(facts, 'scopes')).advice).toContain('Community Management API');
  });
});

describe('the whole answer', () => {
  it('has each finding once, in the order to mend them', async () => {
    const known = { default: '202609', sunsetAt: '2027-09-15' };
    const token = json(400, { error: 'invalid_grant' }, { date: new Date(NOW).toUTCString() });
    const facts = someFacts({ token }, { apiVersion: known, deps: { apiVersion: '202609' } });
    expect((await checkSetup(facts)).map(({ id, level }) => `${id} ${level}`)).toEqual([
      'app ok',
      'public-address ok',
      'callback-url ok',
      'reachable ok',
      'client ok',
      'redirect-uri unknown',
      'scopes unknown',
      'api-version ok',
      'clock ok',
    ]);
  });

  const SPELLINGS = {
    plain: SECRET,
    'in a URL': encodeURIComponent(SECRET),
    'in JSON': JSON.stringify(SECRET).slice(1, -1),
    'in base64': Buffer.from(SECRET).toString('base64'),
    'in a Basic header': Buffer.from(`86vhj2q81:${SECRET}`).toString('base64'),
  };

  it.each(Object.entries(SPELLINGS))('never repeats the secret %s', async (_, spelling) => {
    const words = `You sent ${spelling} as the client_id.`;
    const answers = {
      token: json(401, { error: 'invalid_client', error_description: words }),
      authorize: page(400, `<p>${words}</p>`),
    };
    for (const oauth of [anOAuth({ clientAuth: 'basic' }), anOAuth({ clientAuth: 'body' })]) {
      const text = JSON.stringify(await checkSetup(someFacts(answers, { oauth })));
      expect(text).toContain('[redacted]');
      expect(text).not.toContain(JSON.stringify(spelling).slice(1, -1));
    }
  });
});

describe('the words of a page', () => {
  it('are what a person sees', () => {
    const html =
      '<style>p{}</style><script>var a = "<p>no</p>"</script><p>It&rsquo;s  &amp;<br>so</p>';
    expect(textOfPage(html)).toBe('It’s & so');
  });
});
