import {
  CLIENT_ID,
  CLIENT_SECRET,
  PAGE_SCOPES,
  REDIRECT_URI,
  SELF_SERVE_SCOPES,
  signedIn,
  startLinkedIn,
  type LinkedInForTest,
} from './linkedin-for-test';

const DAY_MS = 86_400_000;

let linkedIn: LinkedInForTest;
beforeEach(async () => {
  linkedIn = await startLinkedIn();
});
afterEach(() => linkedIn.close());

const authorizeUrl = (changes: Record<string, string> = {}): string =>
  `/oauth/v2/authorization?${new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT_ID,
    redirect_uri: REDIRECT_URI,
    scope: SELF_SERVE_SCOPES,
    state: 'st',
    ...changes,
  }).toString()}`;

const locationOf = (headers: Headers): URL => new URL(headers.get('location') ?? '');

const userInfo = (token: string) =>
  linkedIn.get('/v2/userinfo', { headers: { authorization: `Bearer ${token}` } });

describe('the consent screen', () => {
  it('says who asks for what, and its own form fields lead to a code', async () => {
    const page = await linkedIn.get(authorizeUrl());
    expect(page.status).toBe(200);
    expect(page.text).toContain('cms.harbourlight.example would like to');
    expect(page.text).toContain('Create, modify and delete posts');
    const fields = Object.fromEntries(
      [...page.text.matchAll(/<input\s+type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value]
      )
    );
    const [, member = ''] = /type="radio" name="member" value="([^"]*)"/.exec(page.text) ?? [];
    const answer = await linkedIn.form('/oauth/v2/authorization-submit', { ...fields, member });
    expect(answer.status).toBe(302);
    const target = locationOf(answer.headers);
    expect(target.origin + target.pathname).toBe(REDIRECT_URI);
    expect(target.searchParams.get('state')).toBe('st');
    expect((await linkedIn.exchange(target.searchParams.get('code') ?? '')).status).toBe(200);
  });

  it('shows an error page when the redirect URI is not the registered one to the letter', async () => {
    const page = await linkedIn.get(authorizeUrl({ redirect_uri: `${REDIRECT_URI}/` }));
    expect(page.status).toBe(400);
    expect(page.text).toContain('redirect_uri does not match');
  });

  it('shows an error page for an unknown app', async () => {
    const page = await linkedIn.get(authorizeUrl({ client_id: 'nobody' }));
    expect(page.status).toBe(400);
    expect(page.text).toContain('client_id is invalid');
  });

  it('sends the person back with unauthorized_scope_error for scopes of a product the app lacks', async () => {
    const answer = await linkedIn.get(authorizeUrl({ scope: PAGE_SCOPES }));
    expect(answer.status).toBe(302);
    const { searchParams } = locationOf(answer.headers);
    expect(searchParams.get('error')).toBe('unauthorized_scope_error');
    expect(searchParams.get('error_description')).toContain('w_organization_social');
    expect(searchParams.get('state')).toBe('st');
  });

  it('lets an app with the Community Management product ask for page scopes', async () => {
    linkedIn.act('configure', { communityManagement: true });
    expect((await linkedIn.get(authorizeUrl({ scope: PAGE_SCOPES }))).status).toBe(200);
  });

  it('never grants the closed r_member_social', async () => {
    linkedIn.act('configure', { communityManagement: true });
    const answer = await linkedIn.get(authorizeUrl({ scope: 'openid r_member_social' }));
    expect(locationOf(answer.headers).searchParams.get('error')).toBe('unauthorized_scope_error');
  });

  it('reports a cancelled consent', async () => {
    const target = await linkedIn.consent({ decision: 'cancel' });
    expect(target.searchParams.get('error')).toBe('user_cancelled_authorize');
    expect(target.searchParams.get('code')).toBeNull();
  });
});

describe('the token endpoint', () => {
  it('gives self-serve apps 60 days and no refresh token', async () => {
    const token = await linkedIn.signIn();
    expect(token.expires_in).toBe(5_184_000);
    expect(token.scope).toBe('openid,profile,email,w_member_social');
    expect(token.id_token).toMatch(/^eyJ/);
    expect(token).not.toHaveProperty('refresh_token');
  });

  it('takes a code once', async () => {
    const code = (await linkedIn.consent()).searchParams.get('code') ?? '';
    expect((await linkedIn.exchange(code)).status).toBe(200);
    const again = await linkedIn.exchange(code);
    expect(again.status).toBe(400);
    expect(again.json.error).toBe('invalid_redirect_uri');
  });

  it('lets a code expire after 30 minutes', async () => {
    const code = (await linkedIn.consent()).searchParams.get('code') ?? '';
    linkedIn.world.clock.advance(30 * 60_000);
    expect((await linkedIn.exchange(code)).status).toBe(400);
  });

  it('wants the secret in the body: a Basic header does not replace it', async () => {
    const answer = await linkedIn.get('/oauth/v2/accessToken', {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: 'x',
        client_id: CLIENT_ID,
        redirect_uri: REDIRECT_URI,
      }),
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      error: 'invalid_request',
      error_description: 'A required parameter "client_secret" is missing',
    });
  });

  it('does not read JSON bodies', async () => {
    const answer = await linkedIn.get('/oauth/v2/accessToken', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ grant_type: 'authorization_code' }),
    });
    expect(answer.json.error_description).toBe('A required parameter "grant_type" is missing');
  });

  it('answers 401 invalid_client for a wrong secret', async () => {
    const answer = await linkedIn.form('/oauth/v2/accessToken', {
      grant_type: 'authorization_code',
      code: 'x',
      client_id: CLIENT_ID,
      client_secret: 'wrong',
      redirect_uri: REDIRECT_URI,
    });
    expect([answer.status, answer.json.error]).toEqual([401, 'invalid_client']);
  });

  const refresh = (token: string) =>
    linkedIn.form('/oauth/v2/accessToken', {
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
    });

  it('keeps a partner’s refresh token the same, with a shrinking life that ends after 365 days', async () => {
    linkedIn.act('configure', { partner: true });
    const first = await linkedIn.signIn();
    expect(first.refresh_token_expires_in).toBe(31_536_000);
    linkedIn.world.clock.advance(100 * DAY_MS);
    const { status, json } = await refresh(first.refresh_token ?? '');
    expect(status).toBe(200);
    expect(json.refresh_token).toBe(first.refresh_token);
    expect(json.access_token).not.toBe(first.access_token);
    expect(json.refresh_token_expires_in).toBeLessThanOrEqual(265 * 86_400);
    linkedIn.world.clock.advance(265 * DAY_MS);
    const late = await refresh(first.refresh_token ?? '');
    expect([late.status, late.json.error]).toEqual([400, 'invalid_request']);
    expect(late.json.error_description).toContain('expired or revoked');
  });

  it('can leave the refresh token out of a refresh answer', async () => {
    linkedIn.act('configure', { partner: true, refreshRepeatsToken: false });
    const { refresh_token: token = '' } = await linkedIn.signIn();
    expect((await refresh(token)).json).not.toHaveProperty('refresh_token');
    expect((await refresh(token)).status).toBe(200);
  });
});

describe('the life of a token', () => {
  it('ends after 60 days with EXPIRED_ACCESS_TOKEN', async () => {
    const { access_token: token } = await linkedIn.signIn();
    linkedIn.world.clock.advance(60 * DAY_MS);
    const answer = await userInfo(token);
    expect([answer.status, answer.json.serviceErrorCode, answer.json.code]).toEqual([
      401,
      65602,
      'EXPIRED_ACCESS_TOKEN',
    ]);
  });

  it('ends for a member who consents to other scopes, and only then', async () => {
    const first = await linkedIn.signIn();
    await linkedIn.signIn();
    expect((await userInfo(first.access_token)).status).toBe(200);
    await linkedIn.signIn({ scope: 'openid profile', member: 'saltmarsh-press-desk' });
    expect((await userInfo(first.access_token)).status).toBe(200);
    await linkedIn.signIn({ scope: 'openid profile' });
    expect((await userInfo(first.access_token)).json.code).toBe('REVOKED_ACCESS_TOKEN');
  });

  it('ends by revoke, which introspection shows', async () => {
    const { access_token: token } = await linkedIn.signIn();
    const app = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, token };
    const before = await linkedIn.form('/oauth/v2/introspectToken', app);
    expect(before.json).toMatchObject({ active: true, status: 'active' });
    expect((await linkedIn.form('/oauth/v2/revoke', app)).status).toBe(200);
    expect((await userInfo(token)).json.serviceErrorCode).toBe(65601);
    const after = await linkedIn.form('/oauth/v2/introspectToken', app);
    expect(after.json).toMatchObject({ active: false, status: 'revoked' });
  });

  it('can be ended by the control actions', async () => {
    const { access_token: token } = await linkedIn.signIn();
    expect(linkedIn.act('expire-tokens')).toEqual({ tokens: 1 });
    expect((await userInfo(token)).json.code).toBe('EXPIRED_ACCESS_TOKEN');
    expect(linkedIn.act('revoke-tokens', { member: 'lantern-row-studio' })).toEqual({ tokens: 0 });
    linkedIn.act('revoke-tokens');
    expect((await userInfo(token)).json.code).toBe('REVOKED_ACCESS_TOKEN');
  });

  it('may begin with a few seconds of "revoked"', async () => {
    linkedIn.act('configure', { tokenWarmupMs: 5000 });
    const { access_token: token } = await linkedIn.signIn();
    expect((await userInfo(token)).status).toBe(401);
    linkedIn.world.clock.advance(5000);
    expect((await userInfo(token)).status).toBe(200);
  });
});

describe('userinfo', () => {
  it('tells who signed in, and leaves the address out for members without one', async () => {
    const editor = await linkedIn.signIn();
    expect((await userInfo(editor.access_token)).json).toMatchObject({
      name: 'Harbour Light Editor',
      email: 'editor@harbourlight.example',
      locale: { country: 'GB', language: 'en' },
    });
    const studio = await linkedIn.signIn({ member: 'lantern-row-studio' });
    expect((await userInfo(studio.access_token)).json).not.toHaveProperty('email');
  });

  it('keeps `sub` stable for one app', async () => {
    const one = await signedIn(linkedIn);
    const other = await signedIn(linkedIn);
    expect(one.personUrn).toMatch(/^urn:li:person:[\w-]{10}$/);
    expect(other.personUrn).toBe(one.personUrn);
  });

  it('needs the openid scope', async () => {
    const { access_token: token } = await linkedIn.signIn({ scope: 'w_member_social' });
    const answer = await userInfo(token);
    expect([answer.status, answer.json.code]).toEqual([403, 'ACCESS_DENIED']);
  });

  it('gives a picture that can be fetched', async () => {
    const { access_token: token } = await linkedIn.signIn();
    const picture = await fetch(String((await userInfo(token)).json.picture));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });
});
