import { createHmac } from 'node:crypto';

import {
  APP_ID,
  APP_SECRET,
  OTHER_APP_ID,
  pageTokenFor,
  startFacebook,
  WEEKLY,
  type FacebookForTest,
} from './facebook-for-test';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let facebook: FacebookForTest;
beforeEach(async () => {
  facebook = await startFacebook();
});
afterEach(() => facebook.close());

const newCode = async () => (await facebook.consent()).searchParams.get('code') ?? '';
const me = (token: string, params: Record<string, string> = {}) =>
  facebook.graph('/me', { access_token: token, ...params });
const debug = async (input: string, token = `${APP_ID}|${APP_SECRET}`) => {
  const answer = await facebook.graph('/debug_token', { input_token: input, access_token: token });
  return { ...answer, data: (answer.json.data ?? {}) as Record<string, unknown> };
};

describe('the code exchange', () => {
  it('answers with an error of exactly the documented shape', async () => {
    const { status, json, error } = await facebook.exchangeCode('nonsense');
    expect(status).toBe(400);
    expect(json).toEqual({
      error: {
        message: 'Invalid verification code format.',
        type: 'OAuthException',
        code: 100,
        fbtrace_id: error.fbtrace_id,
      },
    });
    expect(error.fbtrace_id).toMatch(/^A\w{22}$/);
  });

  it('takes a code once', async () => {
    const code = await newCode();
    expect((await facebook.exchangeCode(code)).status).toBe(200);
    expect((await facebook.exchangeCode(code)).error).toMatchObject({
      code: 100,
      error_subcode: 36009,
    });
  });

  it('takes a code for ten minutes', async () => {
    const code = await newCode();
    facebook.world.clock.advance(600_000);
    expect((await facebook.exchangeCode(code)).error).toMatchObject({
      code: 100,
      error_subcode: 36007,
    });
  });

  it('wants the redirect URI of the dialog to the byte', async () => {
    const answer = await facebook.exchangeCode(await newCode(), {
      redirect_uri: 'https://cms.harbourlight.example/facebook/callback?a=1',
    });
    expect(answer.error).toMatchObject({ code: 100, error_subcode: 36008 });
  });

  it('answers a wrong secret with code 1 and an unknown app with 101', async () => {
    const wrong = await facebook.exchangeCode(await newCode(), { client_secret: 'x' });
    expect(wrong.error).toMatchObject({ code: 1, message: 'Error validating client secret.' });
    const unknown = await facebook.exchangeCode(await newCode(), { client_id: '5' });
    expect(unknown.error.code).toBe(101);
  });
});

describe('the long-lived exchange', () => {
  it('gives 60 days', async () => {
    const { json } = await facebook.exchangeToken(await facebook.shortToken());
    expect(json).toMatchObject({ token_type: 'bearer', expires_in: 5_184_000 });
  });

  it('may leave expires_in out', async () => {
    facebook.act('configure', { exchangeOmitsExpiry: true });
    const { json } = await facebook.exchangeToken(await facebook.shortToken());
    expect(Object.keys(json).sort()).toEqual(['access_token', 'token_type']);
  });

  it('does not take an expired token', async () => {
    const token = await facebook.shortToken();
    facebook.world.clock.advance(2 * HOUR_MS);
    const { status, error } = await facebook.exchangeToken(token);
    expect([status, error.code, error.error_subcode]).toEqual([401, 190, 463]);
  });

  it('extends a long-lived token at most once a day', async () => {
    const first = await facebook.longToken();
    facebook.world.clock.advance(DAY_MS - 1000);
    const same = await facebook.exchangeToken(first);
    expect(same.json.access_token).toBe(first);
    facebook.world.clock.advance(1000);
    const next = await facebook.exchangeToken(first);
    expect(next.json.access_token).not.toBe(first);
    expect(next.json.expires_in).toBe(5_184_000);
  });

  it('needs no proof of the secret, even where calls do', async () => {
    facebook.act('configure', { requireAppSecretProof: true });
    expect((await facebook.exchangeToken(await facebook.shortToken())).status).toBe(200);
  });
});

describe('the life of a token', () => {
  it('ends with 190/463 and tells when, with a challenge header', async () => {
    const token = await facebook.longToken();
    facebook.world.clock.advance(60 * DAY_MS);
    const { status, headers, error } = await me(token);
    expect([status, error.code, error.error_subcode]).toEqual([401, 190, 463]);
    expect(error.message).toMatch(
      /^Error validating access token: Session has expired on \w+day, \d\d-\w{3}-\d\d \d\d:\d\d:\d\d P[SD]T\. The current time is /
    );
    expect(headers.get('www-authenticate')).toContain('OAuth "Facebook Platform" "invalid_token"');
  });

  it.each([
    ['change-password', 460],
    ['revoke-tokens', 467],
    ['remove-app', 458],
    ['checkpoint', 459],
    ['expire-tokens', 463],
  ])('can be ended by %s (190/%i), the Page’s token with it', async (action, subcode) => {
    const token = await facebook.longToken();
    const pageToken = await pageTokenFor(facebook, token);
    expect(facebook.act(action, { person: 'saltmarsh-press-desk' })).toEqual({ tokens: 0 });
    facebook.act(action, { person: 'harbour-light-editor' });
    for (const dead of [token, pageToken]) {
      expect((await me(dead)).error).toMatchObject({ code: 190, error_subcode: subcode });
    }
  });

  it('begins anew with the next login', async () => {
    await facebook.longToken();
    facebook.act('remove-app');
    expect((await me(await facebook.longToken())).status).toBe(200);
  });

  it('can be ended for Pages alone', async () => {
    const token = await facebook.longToken();
    const pageToken = await pageTokenFor(facebook, token);
    expect(facebook.act('expire-tokens', { kind: 'page' })).toEqual({ tokens: 1 });
    expect((await me(token)).status).toBe(200);
    expect((await me(pageToken)).error.error_subcode).toBe(463);
  });

  it('is none for tokens of Instagram Login', async () => {
    const { status, error } = await me('IGAAsample');
    expect([status, error.code, error.error_subcode]).toEqual([400, 190, undefined]);
    expect(error.message).toContain('Cannot parse access token');
  });

  it('has no end for a Page’s token from a long-lived one, and the same end from a short one', async () => {
    const short = await facebook.shortToken();
    const fromShort = await pageTokenFor(facebook, short);
    const fromLong = await pageTokenFor(facebook, await facebook.longToken());
    facebook.world.clock.advance(300 * DAY_MS);
    expect((await me(fromShort)).error.error_subcode).toBe(463);
    expect((await me(fromLong)).json.id).toBe(WEEKLY);
  });
});

describe('appsecret_proof', () => {
  const hmac = (text: string) => createHmac('sha256', APP_SECRET).update(text).digest('hex');

  it('may be sent in the plain form, and a wrong one is refused', async () => {
    const token = await facebook.longToken();
    expect((await me(token, { appsecret_proof: hmac(token) })).status).toBe(200);
    expect((await me(token, { appsecret_proof: hmac('x') })).error).toMatchObject({
      type: 'GraphMethodException',
      code: 100,
      message: 'Invalid appsecret_proof provided in the API argument',
    });
  });

  it('may be sent with a time, for five minutes', async () => {
    const token = await facebook.longToken();
    const time = String(Math.floor(facebook.world.clock.now() / 1000));
    const proof = { appsecret_proof: hmac(`${token}|${time}`), appsecret_time: time };
    expect((await me(token, proof)).status).toBe(200);
    facebook.world.clock.advance(301_000);
    expect((await me(token, proof)).error.code).toBe(100);
  });

  it('is that of the token in use: a Page’s call with the person’s proof fails', async () => {
    const token = await facebook.longToken();
    const pageToken = await pageTokenFor(facebook, token);
    expect((await me(pageToken, { appsecret_proof: hmac(token) })).status).toBe(400);
    expect((await me(pageToken, { appsecret_proof: hmac(pageToken) })).status).toBe(200);
  });

  it('is needed once the app requires it', async () => {
    const token = await facebook.longToken();
    facebook.act('configure', { requireAppSecretProof: true });
    expect((await me(token)).error).toMatchObject({
      type: 'GraphMethodException',
      code: 100,
      message: 'API calls from the server require an appsecret_proof argument',
    });
    expect((await me(token, { appsecret_proof: hmac(token) })).status).toBe(200);
  });
});

describe('debug_token', () => {
  it('describes a Page’s token without an end', async () => {
    const token = await facebook.longToken({ pages: [WEEKLY] });
    const pageToken = await pageTokenFor(facebook, token);
    const { data } = await debug(pageToken);
    const days = (Number(data.data_access_expires_at) * 1000 - facebook.world.clock.now()) / DAY_MS;
    expect(data).toMatchObject({
      app_id: APP_ID,
      type: 'PAGE',
      is_valid: true,
      expires_at: 0,
      profile_id: WEEKLY,
    });
    expect(Math.round(days)).toBe(90);
    expect(data.scopes).toContain('pages_manage_posts');
    expect(data.granular_scopes).toContainEqual({
      scope: 'pages_manage_posts',
      target_ids: [WEEKLY],
    });
  });

  it('leaves issued_at out for short tokens', async () => {
    const short = await facebook.shortToken();
    expect((await debug(short)).data).not.toHaveProperty('issued_at');
    expect((await debug(await facebook.longToken())).data).toHaveProperty('issued_at');
  });

  it('answers for dead and for unknown tokens too', async () => {
    const token = await facebook.longToken();
    facebook.act('change-password');
    const dead = await debug(token);
    expect(dead.status).toBe(200);
    expect(dead.data).toMatchObject({ is_valid: false, error: { code: 190, subcode: 460 } });
    expect((await debug('nonsense')).data).toMatchObject({ is_valid: false, scopes: [] });
  });

  it('wants the app’s own token or one of its people, and tokens of that app', async () => {
    const token = await facebook.longToken();
    expect((await debug(token, `${APP_ID}|wrong`)).error.code).toBe(190);
    expect((await debug(token, token)).data.is_valid).toBe(true);
    expect((await debug(token, `${OTHER_APP_ID}|other`)).error).toMatchObject({
      code: 100,
      message: '(#100) The App_id in the input_token did not match the Viewing App',
    });
  });
});
