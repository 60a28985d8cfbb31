import { createHash } from 'node:crypto';

import {
  CLIENT_KEY,
  CLIENT_SECRET,
  codeOf,
  DESKTOP,
  DESKTOP_URI,
  SCOPES,
  startTikTok,
  VERIFIER,
  WEB_URI,
  type TikTokForTest,
} from './tiktok-for-test';

const DAY_MS = 86_400_000;

const OTHER_APP = { client_key: 'awother', client_secret: 'other-secret' };
const MISNAMED = { client_key: '', client_id: CLIENT_KEY };

let tiktok: TikTokForTest;
beforeEach(async () => {
  tiktok = await startTikTok();
});
afterEach(() => tiktok.close());

describe('consent (checklist §1.1)', () => {
  it('names app, accounts and permissions, and keeps user.info.basic locked', async () => {
    const { status, text } = await tiktok.authorizePage();
    expect(status).toBe(200);
    expect(text).toContain('cms.harbourlight.example wants to connect to your TikTok account');
    expect(text.match(/type="radio"/g)).toHaveLength(3);
    expect(text).toContain('Post content to TikTok');
    expect(text).toContain('name="grant_video.publish"');
    expect(text).not.toContain('name="grant_user.info.basic"');
  });

  it('comes back with code, granted scopes and state, encoded to the last sign', async () => {
    const { status, location, target } = await tiktok.consent({ 'grant_video.list': '' });
    expect(status).toBe(302);
    expect(target.origin + target.pathname).toBe(WEB_URI);
    expect([...target.searchParams.keys()]).toEqual(['code', 'scopes', 'state']);
    expect(target.searchParams.get('scopes')).toBe(
      'user.info.basic,user.info.profile,video.publish'
    );
    expect(target.searchParams.get('state')).toBe('st&1');
    expect(location).toMatch(/%2A\d%21\d{4}\.va/);
  });

  it('reports a denial', async () => {
    const { target } = await tiktok.consent({ decision: 'cancel' });
    expect(target.searchParams.get('error')).toBe('access_denied');
    expect(target.searchParams.get('error_description')).toBeTruthy();
    expect(target.searchParams.get('state')).toBe('st&1');
  });

  it.each([
    ['client_key', { client_key: 'nobody' }],
    ['client_key', { client_key: '', client_id: CLIENT_KEY }],
    ['redirect_uri', { redirect_uri: WEB_URI.slice(0, -1) }],
    ['redirect_uri', { redirect_uri: 'http://cms.harbourlight.example/callback' }],
    ['redirect_uri', { redirect_uri: 'http://localhost/no-port' }],
    ['redirect_uri', { redirect_uri: `${WEB_URI}?id=1` }],
    ['redirect_uri', { redirect_uri: `${WEB_URI}#top` }],
    ['response_type', { response_type: 'token' }],
    ['scope', { scope: '' }],
    ['scope', { scope: 'user.info.basic video.publish' }],
    ['scope', { scope: 'user.info.basic,video.dance' }],
  ])('names %s on an error page for %j and never redirects', async (parameter, changes) => {
    const page = await tiktok.authorizePage(changes);
    expect(page.status).toBe(400);
    expect(page.text).toContain(`correct this: <b>${parameter}</b>`);
  });

  it('refuses scopes that the review did not approve', async () => {
    tiktok.act('configure', { approvedScopes: ['user.info.basic'] });
    expect((await tiktok.authorizePage()).text).toContain('<b>scope</b>');
    expect((await tiktok.authorizePage({ scope: 'user.info.basic' })).status).toBe(200);
  });

  it('takes any port where a desktop app registered *', async () => {
    const at = (port: string) =>
      tiktok.authorizePage({ ...DESKTOP, redirect_uri: `http://127.0.0.1${port}/back/` });
    expect((await at(':5123')).status).toBe(200);
    expect((await at(':80')).status).toBe(200);
    expect((await at('')).status).toBe(400);
  });

  it('checks the request again when the form comes back', async () => {
    expect((await tiktok.consent({ redirect_uri: 'https://elsewhere.example/' })).status).toBe(400);
  });
});

describe('proof keys (checklist §1.1)', () => {
  const exchangeDesktop = async (request: Record<string, string>, verifier = VERIFIER) =>
    tiktok.exchange(await tiktok.code({}, request), {
      redirect_uri: DESKTOP_URI,
      code_verifier: verifier,
    });

  it('takes the challenge of a desktop app in lower-case hexadecimal', async () => {
    expect((await exchangeDesktop(DESKTOP)).status).toBe(200);
  });

  it('fails at the token endpoint for a base64url challenge', async () => {
    const code_challenge = createHash('sha256').update(VERIFIER).digest('base64url');
    const { status, json } = await exchangeDesktop({ ...DESKTOP, code_challenge });
    expect([status, json.error]).toEqual([400, 'invalid_request']);
    expect(json.error_description).toContain('Code verifier or code challenge is invalid');
  });

  it('refuses another verifier, and none', async () => {
    expect((await exchangeDesktop(DESKTOP, 'w'.repeat(64))).json.error).toBe('invalid_request');
    expect((await exchangeDesktop(DESKTOP, '')).json.error).toBe('invalid_request');
  });

  it('wants a challenge of desktop apps, unless told otherwise', async () => {
    const request = { redirect_uri: DESKTOP_URI };
    expect((await tiktok.authorizePage(request)).text).toContain('<b>code_challenge</b>');
    tiktok.act('configure', { desktopPkce: 'optional' });
    expect((await tiktok.authorizePage(request)).status).toBe(200);
  });

  it('takes only S256', async () => {
    const page = await tiktok.authorizePage({ ...DESKTOP, code_challenge_method: 'plain' });
    expect(page.text).toContain('<b>code_challenge_method</b>');
  });

  it('ignores a challenge of web apps, or enforces it when told to', async () => {
    const request = { ...DESKTOP, redirect_uri: WEB_URI };
    expect((await tiktok.exchange(await tiktok.code({}, request))).status).toBe(200);
    tiktok.act('configure', { webPkce: 'enforced' });
    expect((await tiktok.exchange(await tiktok.code({}, request))).json.error).toBe(
      'invalid_request'
    );
    const proof = { code_verifier: VERIFIER };
    expect((await tiktok.exchange(await tiktok.code({}, request), proof)).status).toBe(200);
  });
});

describe('code to tokens (checklist §1.2)', () => {
  it('answers flat, with both lifetimes and comma-separated scopes', async () => {
    const { status, json } = await tiktok.exchange(await tiktok.code());
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.stringMatching(/^act\./) as unknown,
      expires_in: 7200,
      refresh_token: expect.stringMatching(/^rft\./) as unknown,
      refresh_expires_in: 15_552_000,
      open_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as unknown,
      scope: SCOPES,
      token_type: 'Bearer',
    });
  });

  it('can give the older lifetimes', async () => {
    const [accessTokenLifetimeMs, refreshTokenLifetimeMs] = [DAY_MS, 365 * DAY_MS];
    tiktok.act('configure', { accessTokenLifetimeMs, refreshTokenLifetimeMs });
    expect(await tiktok.logIn()).toMatchObject({
      expires_in: 86_400,
      refresh_expires_in: 31_536_000,
    });
  });

  it('takes a code once and for five minutes', async () => {
    const [used, late] = [await tiktok.code(), await tiktok.code()];
    await tiktok.exchange(used);
    expect((await tiktok.exchange(used)).json.error).toBe('invalid_grant');
    tiktok.world.clock.advance(5 * 60_000);
    expect((await tiktok.exchange(late)).json.error).toBe('invalid_grant');
  });

  it('does not know a code that was not decoded', async () => {
    const { location } = await tiktok.consent();
    const [, raw = ''] = /code=([^&]+)/.exec(location) ?? [];
    expect((await tiktok.exchange(raw)).json.error).toBe('invalid_grant');
    expect((await tiktok.exchange(decodeURIComponent(raw))).status).toBe(200);
  });

  it.each([
    ['another redirect URI', { redirect_uri: DESKTOP_URI }, 400, 'invalid_grant'],
    ['another app’s code', OTHER_APP, 400, 'invalid_grant'],
    ['a wrong secret', { client_secret: 'no' }, 401, 'invalid_client'],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['client_id in place of client_key', MISNAMED, 400, 'invalid_request'],
    ['no redirect URI', { redirect_uri: '' }, 400, 'invalid_request'],
  ])('refuses %s with a flat error', async (_, changes, status, error) => {
    const answer = await tiktok.exchange(await tiktok.code(), changes);
    expect(answer.status).toBe(status);
    expect(answer.json).toEqual({
      error,
      error_description: expect.any(String) as unknown,
      log_id: expect.stringMatching(/^20\d{12}[0-9A-F]{18}$/) as unknown,
    });
  });

  it('can answer every error with HTTP 200', async () => {
    tiktok.act('configure', { oauthErrorStatus: 'always-200' });
    const { status, json } = await tiktok.exchange('wrong', { client_secret: 'no' });
    expect([status, json.error]).toEqual([200, 'invalid_client']);
  });

  it('reads forms only', async () => {
    const answer = await tiktok.send('/v2/oauth/token/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_key: CLIENT_KEY, client_secret: CLIENT_SECRET }),
    });
    expect([answer.status, answer.json.error]).toEqual([400, 'invalid_request']);
  });
});

describe('refresh and revocation (checklist §1.2)', () => {
  it('rotates: a new pair, and the old refresh token is dead at once', async () => {
    const first = await tiktok.logIn();
    const { status, json } = await tiktok.refresh(first.refresh_token);
    expect(status).toBe(200);
    expect(json.refresh_token).not.toBe(first.refresh_token);
    expect(json).toMatchObject({ open_id: first.open_id, scope: SCOPES, expires_in: 7200 });
    const again = await tiktok.refresh(first.refresh_token);
    expect([again.status, again.json.error]).toEqual([400, 'invalid_grant']);
    expect((await tiktok.refresh(String(json.refresh_token))).status).toBe(200);
  });

  it('can accept a replaced refresh token, or repeat the same one', async () => {
    const { refresh_token: token } = await tiktok.logIn();
    tiktok.act('configure', { replacedRefreshToken: 'accepted' });
    await tiktok.refresh(token);
    expect((await tiktok.refresh(token)).status).toBe(200);
    tiktok.act('configure', { replacedRefreshToken: 'refused', refreshRotates: false });
    const { refresh_token: fixed } = await tiktok.logIn();
    expect((await tiktok.refresh(fixed)).json.refresh_token).toBe(fixed);
    expect((await tiktok.refresh(fixed)).status).toBe(200);
  });

  it('loses the old refresh token even when the answer never arrives', async () => {
    const { refresh_token: token } = await tiktok.logIn();
    const fault = { platform: 'tiktok', operation: 'token', kind: 'commit-then-drop' } as const;
    tiktok.world.faults.add(fault);
    await expect(tiktok.refresh(token)).rejects.toThrow();
    expect((await tiktok.refresh(token)).json.error).toBe('invalid_grant');
  });

  it('ends refresh tokens after 180 days', async () => {
    const { refresh_token: token } = await tiktok.logIn();
    tiktok.world.clock.advance(180 * DAY_MS);
    expect((await tiktok.refresh(token)).json.error).toBe('invalid_grant');
  });

  it('refuses a refresh token of another app', async () => {
    const { refresh_token: token } = await tiktok.logIn();
    expect((await tiktok.refresh(token, OTHER_APP)).json.error).toBe('invalid_grant');
  });

  it('revokes with an empty answer and takes the refresh token along', async () => {
    const pair = await tiktok.logIn();
    const { status, text } = await tiktok.revoke(pair.access_token);
    expect([status, text]).toEqual([200, '']);
    expect(codeOf(await tiktok.userInfo(pair.access_token))).toBe('access_token_invalid');
    expect((await tiktok.refresh(pair.refresh_token)).json.error).toBe('invalid_grant');
    expect((await tiktok.revoke(pair.access_token)).json.error).toBe('invalid_grant');
  });

  it('can answer a revocation with {}, and never revokes for another app', async () => {
    tiktok.act('configure', { revokeAnswer: 'object' });
    const { access_token: token } = await tiktok.logIn();
    expect((await tiktok.revoke(token, OTHER_APP)).status).toBe(400);
    expect((await tiktok.revoke(token)).text).toBe('{}');
  });
});
