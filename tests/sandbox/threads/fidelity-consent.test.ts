import {
  APP_ID,
  APP_SECRET,
  ACCOUNT_ID,
  codesOf,
  errorOf,
  REDIRECT_URI,
  SCOPES,
  startThreads,
  type ThreadsForTest,
} from './threads-for-test';

const HOUR_MS = 3_600_000;

let threads: ThreadsForTest;
beforeEach(async () => {
  threads = await startThreads();
});
afterEach(() => threads.close());

describe('consent (checklist §1.1)', () => {
  it('names app, profiles and permissions, and keeps threads_basic locked', async () => {
    const { status, text } = await threads.authorizePage();
    expect(status).toBe(200);
    expect(text).toContain('cms.harbourlight.example wants to use your Threads profile');
    expect(text.match(/type="radio"/g)).toHaveLength(3);
    expect(text).toContain('Create and publish threads for you');
    expect(text).toContain('name="grant_threads_content_publish"');
    expect(text).not.toContain('name="grant_threads_basic"');
  });

  it('ends the redirect with #_ behind code and state', async () => {
    const { status, target } = await threads.consent();
    expect(status).toBe(302);
    expect(target.href).toMatch(
      /^https:\/\/cms\.harbourlight\.example\/callback\?code=AQ\w+&state=st#_$/
    );
  });

  it('reports a denial with error, error_reason and error_description', async () => {
    const { target } = await threads.consent({ decision: 'cancel' });
    expect(Object.fromEntries(target.searchParams)).toEqual({
      error: 'access_denied',
      error_reason: 'user_denied',
      error_description: 'The user denied your request.',
      state: 'st',
    });
  });

  it('asks everybody once the app is reviewed, and testers only before', async () => {
    expect((await threads.consent({ account: 'lantern_row' })).status).toBe(302);
    threads.act('configure', { appReviewed: false });
    expect((await threads.consent({ account: 'lantern_row' })).status).toBe(400);
    expect((await threads.consent({ account: 'saltmarsh.press' })).status).toBe(302);
  });

  it.each([
    ['an unknown app', { client_id: '1' }, 'Invalid App ID'],
    ['a redirect URI that is not registered', { redirect_uri: `${REDIRECT_URI}/` }, '1349168'],
    ['http', { redirect_uri: 'http://127.0.0.1:1337/callback' }, 'must use https'],
    ['localhost', { redirect_uri: 'https://localhost/callback' }, 'localhost cannot be'],
    ['another response type', { response_type: 'token' }, 'response_type'],
    ['no scope', { scope: '' }, 'scope is missing'],
    ['an unknown scope', { scope: 'threads_basic,threads_sing' }, 'threads_sing'],
  ])('shows an error page and never redirects for %s', async (_, changes, words) => {
    const page = await threads.authorizePage(changes);
    expect(page.status).toBe(400);
    expect(page.text).toContain(words);
  });

  it('takes http on the own machine only when told to', async () => {
    threads.act('configure', { localRedirects: true });
    const request = { redirect_uri: 'http://127.0.0.1:1337/callback' };
    expect((await threads.authorizePage(request)).status).toBe(200);
  });

  it('checks the request again when the form comes back', async () => {
    const { status } = await threads.consent({ redirect_uri: 'https://elsewhere.example/' });
    expect(status).toBe(400);
  });
});

describe('code to short-lived token (checklist §1.2)', () => {
  it('answers token and user id only, without scopes or lifetime', async () => {
    const { status, json } = await threads.exchange(await threads.code());
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^THQV/) as unknown,
      user_id: ACCOUNT_ID,
    });
  });

  it('can answer the user id as a number beyond 2^53', async () => {
    threads.act('configure', { userIdAs: 'number' });
    const { text } = await threads.exchange(await threads.code());
    expect(text).toContain(`"user_id":${ACCOUNT_ID}}`);
    expect(String((JSON.parse(text) as { user_id: number }).user_id)).not.toBe(ACCOUNT_ID);
  });

  it('takes multipart forms too, but no JSON', async () => {
    const fields = {
      ...{ client_id: APP_ID, client_secret: APP_SECRET, grant_type: 'authorization_code' },
      ...{ redirect_uri: REDIRECT_URI, code: await threads.code() },
    };
    const json = await threads.send('/oauth/access_token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
    });
    expect([json.status, json.json.error_message]).toEqual([
      400,
      'Missing required field client_id',
    ]);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    expect((await threads.send('/oauth/access_token', { method: 'POST', body })).status).toBe(200);
  });

  it('takes a code once, with the odd error shape', async () => {
    const code = await threads.code();
    await threads.exchange(code);
    const { status, json } = await threads.exchange(code);
    expect(status).toBe(400);
    expect(json).toEqual({
      error_type: 'OAuthException',
      code: 400,
      error_message: 'Matching code was not found or was already used',
    });
  });

  it('can use the usual error shape there', async () => {
    threads.act('configure', { codeErrors: 'graph' });
    expect(errorOf(await threads.exchange('wrong'))).toMatchObject({
      type: 'OAuthException',
      code: 100,
    });
  });

  it('lets a code live one hour', async () => {
    const [early, late] = [await threads.code(), await threads.code()];
    threads.world.clock.advance(HOUR_MS - 5_000);
    expect((await threads.exchange(early)).status).toBe(200);
    threads.world.clock.advance(5_000);
    expect((await threads.exchange(late)).json.error_message).toContain('expired');
  });

  it.each([
    ['another redirect URI', { redirect_uri: 'https://localhost/callback' }, 'redirect_uri'],
    ['a wrong secret', { client_secret: 'no' }, 'client secret'],
    ['an unknown app', { client_id: '1' }, 'Invalid platform app'],
    ['another app’s code', { client_id: '220044', client_secret: 'other-secret' }, 'not found'],
    ['another grant type', { grant_type: 'refresh_token' }, 'grant_type'],
    ['no code', { code: '' }, 'Missing required field code'],
  ])('refuses %s', async (_, changes, words) => {
    const { status, json } = await threads.exchange(await threads.code(), changes);
    expect(status).toBe(400);
    expect(json.error_message).toContain(words);
  });

  it('has no version in the path', async () => {
    const answer = await threads.send('/v1.0/oauth/access_token', { method: 'POST' });
    expect(codesOf(answer)).toEqual([2500, undefined]);
  });
});

describe('the feed', () => {
  it('shows profiles and a friendly empty state, also at their own pages', async () => {
    const home = await threads.get('/');
    expect(home.text).toContain('Harbour Light Weekly');
    expect(home.text).toContain('No threads yet');
    const page = await threads.get('/@saltmarsh.press');
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('Harbour Light Weekly');
    expect((await threads.get('/@nobody')).status).toBe(404);
  });

  it('escapes what comes with the request', async () => {
    const { text } = await threads.authorizePage({ state: '"><b>hi</b>', scope: SCOPES });
    expect(text).not.toContain('<b>hi</b>');
  });
});
