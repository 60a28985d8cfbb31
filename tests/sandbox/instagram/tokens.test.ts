import {
  APP_ID,
  APP_SECRET,
  REDIRECT_URI,
  SCOPES,
  startInstagram,
  type InstagramForTest,
} from './instagram-for-test';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let instagram: InstagramForTest;
beforeEach(async () => {
  instagram = await startInstagram();
});
afterEach(() => instagram.close());

const me = (token: string, fields = 'user_id,username') =>
  instagram.graph('/v25.0/me', { access_token: token, fields });

describe('the code exchange', () => {
  it('answers as documented: a list of one, everything as text', async () => {
    const { status, json } = await instagram.exchangeCode(await instagram.newCode());
    expect(status).toBe(200);
    expect(json).toEqual({
      data: [
        {
          access_token: expect.stringMatching(/^IGAA/) as string,
          user_id: expect.stringMatching(/^1020\d{13}$/) as string,
          permissions: SCOPES,
        },
      ],
    });
  });

  it('can answer as seen in the field: flat, with a number beyond what a double holds', async () => {
    instagram.act('configure', { tokenShape: 'flat', permissionsShape: 'list' });
    const { text, json } = await instagram.exchangeCode(await instagram.newCode());
    const [, digits = ''] = /"user_id":(\d+),/.exec(text) ?? [];
    expect(digits).toMatch(/^1020\d{13}$/);
    expect(Number(digits)).toBeGreaterThan(Number.MAX_SAFE_INTEGER);
    expect(json.permissions).toEqual(SCOPES.split(','));
    expect(json.access_token).toMatch(/^IGAA/);
  });

  it('takes a code once and for an hour, with errors of its own shape', async () => {
    const code = await instagram.newCode();
    await instagram.exchangeCode(code);
    const again = await instagram.exchangeCode(code);
    expect([again.status, again.json]).toEqual([
      400,
      {
        error_type: 'OAuthException',
        code: 400,
        error_message: 'Matching code was not found or was already used',
      },
    ]);
    const late = await instagram.newCode();
    instagram.world.clock.advance(HOUR_MS);
    expect((await instagram.exchangeCode(late)).json.error_message).toContain('expired');
  });

  it.each([
    ['an unknown app', { client_id: '1' }, 'Invalid platform app'],
    ['a wrong secret', { client_secret: 'x' }, 'client secret'],
    ['another redirect URI', { redirect_uri: `${REDIRECT_URI}?a=1` }, 'redirect_uri'],
    ['another grant type', { grant_type: 'code' }, 'grant_type'],
  ])('refuses %s', async (_name, changes, words) => {
    const { status, json } = await instagram.exchangeCode(await instagram.newCode(), changes);
    expect([status, json.error_type]).toEqual([400, 'OAuthException']);
    expect(json.error_message).toContain(words);
  });

  it('reads forms, not JSON or the query', async () => {
    const fields = {
      client_id: APP_ID,
      client_secret: APP_SECRET,
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT_URI,
      code: await instagram.newCode(),
    };
    const headers = { 'content-type': 'application/json' };
    const query = new URLSearchParams(fields).toString();
    const answer = await instagram.get(`/oauth/access_token?${query}`, {
      ...{ method: 'POST', headers, body: JSON.stringify(fields) },
    });
    expect(answer.json.error_message).toBe('Missing required field client_id');
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const multipart = await instagram.get('/oauth/access_token', { method: 'POST', body: form });
    expect(multipart.status).toBe(200);
  });
});

describe('the long-lived exchange', () => {
  it('gives 60 days for a short token that lives an hour', async () => {
    const short = await instagram.shortToken();
    const { json } = await instagram.exchangeToken(short);
    expect(json).toMatchObject({ token_type: 'bearer', expires_in: 5_184_000 });
    instagram.world.clock.advance(HOUR_MS);
    const late = await instagram.exchangeToken(short);
    expect(late.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  it('refuses a wrong secret, another grant type and a token that is long-lived already', async () => {
    const short = await instagram.shortToken();
    expect((await instagram.exchangeToken(short, { client_secret: 'x' })).error.code).toBe(1);
    const other = await instagram.exchangeToken(short, { grant_type: 'th_exchange_token' });
    expect(other.error.code).toBe(100);
    const long = await instagram.longToken();
    expect((await instagram.exchangeToken(long)).error.code).toBe(452);
  });
});

describe('the refresh', () => {
  it('waits until the token is a day old, then gives 60 days and the permissions', async () => {
    const token = await instagram.longToken();
    instagram.world.clock.advance(DAY_MS - 1000);
    const early = await instagram.refresh(token);
    expect([early.status, early.error.type]).toEqual([400, 'IGApiException']);
    instagram.world.clock.advance(1000);
    const { status, json } = await instagram.refresh(token);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      token_type: 'bearer',
      expires_in: 5_184_000,
      permissions: SCOPES,
    });
    expect(json.access_token).not.toBe(token);
    expect((await me(String(json.access_token))).status).toBe(200);
    expect((await me(token)).status).toBe(200);
  });

  it('can keep the token and move its end', async () => {
    instagram.act('configure', { refreshChangesToken: false });
    const token = await instagram.longToken();
    instagram.world.clock.advance(50 * DAY_MS);
    expect((await instagram.refresh(token)).json.access_token).toBe(token);
    instagram.world.clock.advance(50 * DAY_MS);
    expect((await me(token)).status).toBe(200);
  });

  it('can be lenient with young tokens', async () => {
    instagram.act('configure', { refreshesYoungTokens: true });
    expect((await instagram.refresh(await instagram.longToken())).status).toBe(200);
  });

  it('is too late after 60 days, and not for short tokens', async () => {
    const token = await instagram.longToken();
    instagram.world.clock.advance(60 * DAY_MS);
    expect((await instagram.refresh(token)).error).toMatchObject({
      code: 190,
      error_subcode: 463,
    });
    instagram.act('configure', { refreshesYoungTokens: true });
    expect((await instagram.refresh(await instagram.shortToken())).status).toBe(400);
  });

  it('needs instagram_business_basic', async () => {
    const token = await instagram.longToken({ scope: 'instagram_business_content_publish' });
    instagram.world.clock.advance(DAY_MS);
    const { status, error } = await instagram.refresh(token);
    expect([status, error.code]).toEqual([403, 10]);
  });
});

describe('me', () => {
  it('has an id scoped to the app and the id of the account, which is another', async () => {
    const fields =
      'id,user_id,username,name,account_type,profile_picture_url,followers_count,media_count';
    const { json } = await me(await instagram.longToken(), fields);
    expect(json).toEqual({
      id: expect.stringMatching(/^1020\d{13}$/) as string,
      user_id: '17841400000000101',
      username: 'harbourlight.weekly',
      name: 'Harbour Light Weekly',
      account_type: 'BUSINESS',
      profile_picture_url: `${instagram.url}/picture/17841400000000101.svg`,
      followers_count: 8412,
      media_count: 0,
    });
  });

  it('tells creators and personal accounts apart', async () => {
    const types: unknown[] = [];
    for (const account of ['lanternrow.studio', 'marsh.walks']) {
      types.push(
        (await me(await instagram.longToken({ account }), 'account_type')).json.account_type
      );
    }
    expect(types).toEqual(['MEDIA_CREATOR', 'PERSONAL']);
  });

  it('is also found by both ids, and nobody else is', async () => {
    const token = await instagram.longToken();
    const { json } = await me(token, 'id,user_id');
    for (const id of [json.id, json.user_id]) {
      const answer = await instagram.graph(`/v25.0/${String(id)}`, { access_token: token });
      expect(answer.json).toEqual({ id: json.id });
    }
    const other = await instagram.graph('/v25.0/17841400000000202', { access_token: token });
    expect(other.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it('refuses fields that do not exist, and a token of Facebook', async () => {
    expect((await me(await instagram.longToken(), 'email')).error).toMatchObject({
      code: 100,
      message: '(#100) Tried accessing nonexisting field (email) on node type (User)',
    });
    const { error } = await me('EAAsample');
    expect(error).toMatchObject({ code: 190 });
    expect(error.message).toContain('Cannot parse access token');
  });

  it('answers with the version and the use of the account', async () => {
    const { headers } = await me(await instagram.longToken());
    expect(headers.get('facebook-api-version')).toBe('v25.0');
    expect(headers.get('x-app-usage')).toContain('call_count');
    expect(headers.get('x-business-use-case-usage')).toContain('"type":"instagram"');
  });

  it('is limited per account with 80002', async () => {
    const token = await instagram.longToken();
    instagram.act('configure', { accountCallsPerDay: 1 });
    expect((await me(token)).error.code).toBe(80002);
  });
});

describe('the life of a token', () => {
  it.each([
    ['change-password', 460],
    ['revoke-tokens', 467],
    ['remove-app', 458],
    ['checkpoint', 459],
    ['expire-tokens', 463],
  ])('can be ended by %s (190/%i), for one account alone', async (action, subcode) => {
    const token = await instagram.longToken();
    expect(instagram.act(action, { person: 'lanternrow.studio' })).toEqual({ tokens: 0 });
    expect(instagram.act(action, { person: 'harbourlight.weekly' })).toEqual({ tokens: 2 });
    expect((await me(token)).error).toMatchObject({ code: 190, error_subcode: subcode });
    expect((await me(await instagram.longToken())).status).toBe(200);
  });
});

it.each([1, 2])('can be in an outage: code %i with HTTP 500', async (code) => {
  const token = await instagram.longToken();
  instagram.act('configure', { outage: code });
  for (const answer of [await me(token), await instagram.refresh(token)]) {
    expect([answer.status, answer.error.code]).toEqual([500, code]);
  }
});

it.each([
  ['token', () => instagram.exchangeCode('x')],
  ['exchange', () => instagram.exchangeToken('x')],
  ['refresh', () => instagram.refresh('x')],
  ['user-info', () => me('x')],
])('lets faults strike the operation %s', async (operation, call) => {
  instagram.world.faults.add({ platform: 'instagram', operation, kind: 'status', status: 503 });
  expect((await call()).status).toBe(503);
  expect((await call()).status).toBe(400);
});

it('forgets everything on reset, and refuses knobs it does not know', async () => {
  const token = await instagram.longToken();
  instagram.act('configure', { tokenShape: 'flat' });
  instagram.reset();
  expect((await me(token)).error.code).toBe(190);
  expect(instagram.act('configure')).toMatchObject({ tokenShape: 'data' });
  expect(() => instagram.act('configure', { speed: 1 })).toThrow();
});
