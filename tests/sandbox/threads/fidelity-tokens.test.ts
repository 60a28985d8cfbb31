import {
  ACCOUNT_ID,
  APP_ID,
  APP_SECRET,
  codesOf,
  errorOf,
  startThreads,
  type ThreadsForTest,
} from './threads-for-test';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let threads: ThreadsForTest;
beforeEach(async () => {
  threads = await startThreads();
});
afterEach(() => threads.close());

const refresh = (token: string) =>
  threads.get('/refresh_access_token', { grant_type: 'th_refresh_token', access_token: token });

const exchangeLong = (token: string, changes: Record<string, string> = {}) =>
  threads.get('/access_token', {
    ...{ grant_type: 'th_exchange_token', client_secret: APP_SECRET, access_token: token },
    ...changes,
  });

const me = (token: string, fields = 'id,username') =>
  threads.get('/v1.0/me', { fields, access_token: token });

const debug = async (token: string, inspector = token) =>
  (await threads.get('/v1.0/debug_token', { access_token: inspector, input_token: token })).json
    .data as Record<string, unknown>;

describe('long-lived tokens (checklist §1.3, §1.4)', () => {
  it('exchanges a short token for 60 days', async () => {
    const { json } = await exchangeLong(await threads.shortToken());
    expect(json).toEqual({
      access_token: expect.stringMatching(/^THQV/) as unknown,
      token_type: 'bearer',
      expires_in: 5_184_000,
    });
  });

  it('ends a short token after an hour, also for the exchange', async () => {
    const token = await threads.shortToken();
    threads.world.clock.advance(HOUR_MS);
    expect(codesOf(await exchangeLong(token))).toEqual([190, 463]);
  });

  it.each([
    ['a wrong secret', { client_secret: 'no' }, 1],
    ['another app’s secret', { client_secret: 'other-secret' }, 1],
    ['another grant type', { grant_type: 'ig_exchange_token' }, 100],
    ['no secret', { client_secret: '' }, 100],
  ])('refuses the exchange with %s', async (_, changes, code) => {
    expect(errorOf(await exchangeLong(await threads.shortToken(), changes)).code).toBe(code);
  });

  it('refuses to exchange a long-lived token', async () => {
    expect(errorOf(await exchangeLong(await threads.longToken())).code).toBe(100);
  });

  it('refreshes from the 24th hour on, without a secret, to another token', async () => {
    const token = await threads.longToken();
    threads.world.clock.advance(DAY_MS - 10_000);
    expect(errorOf(await refresh(token)).message).toContain('24 hours');
    threads.world.clock.advance(10_000);
    const { status, json } = await refresh(token);
    expect([status, json.expires_in]).toEqual([200, 5_184_000]);
    expect(json.access_token).not.toBe(token);
    expect((await me(json.access_token as string)).status).toBe(200);
  });

  it('can answer the same token, prolonged', async () => {
    threads.act('configure', { refreshAnswers: 'same-token' });
    const token = await threads.longToken();
    threads.world.clock.advance(50 * DAY_MS);
    expect((await refresh(token)).json.access_token).toBe(token);
    threads.world.clock.advance(50 * DAY_MS);
    expect((await me(token)).status).toBe(200);
  });

  it('cannot refresh after 60 days, nor a short token, nor without threads_basic', async () => {
    const token = await threads.longToken();
    const short = await threads.shortToken();
    expect(errorOf(await refresh(short)).message).toContain('long-lived');
    threads.world.clock.advance(60 * DAY_MS);
    expect(codesOf(await refresh(token))).toEqual([190, 463]);
    const { target } = await threads.consent({}, { scope: 'threads_delete' });
    const { json } = await threads.exchange(target.searchParams.get('code') ?? '');
    const narrow = (await exchangeLong(json.access_token as string)).json.access_token as string;
    threads.world.clock.advance(DAY_MS);
    expect(errorOf(await refresh(narrow)).code).toBe(10);
  });

  it('lets a private profile refresh, unless told otherwise', async () => {
    const token = await threads.longToken({ account: 'lantern_row' });
    threads.world.clock.advance(DAY_MS);
    expect((await refresh(token)).status).toBe(200);
    threads.act('configure', { privateProfilesCanRefresh: false });
    expect(errorOf(await refresh(token)).code).toBe(190);
  });

  it('ends a permission after 90 days without a refresh and extends it by one', async () => {
    threads.act('configure', { longTokenLifetimeMs: 200 * DAY_MS });
    const token = await threads.longToken();
    threads.world.clock.advance(80 * DAY_MS);
    const { json } = await refresh(token);
    threads.world.clock.advance(80 * DAY_MS);
    expect((await me(json.access_token as string)).status).toBe(200);
    threads.world.clock.advance(10 * DAY_MS);
    expect(codesOf(await me(json.access_token as string))).toEqual([190, 458]);
  });
});

describe('profile and inspection (checklist §1.5)', () => {
  it('answers the fields asked for, and the id', async () => {
    const fields = 'username,name,threads_profile_picture_url,threads_biography,is_verified';
    const { json } = await me(await threads.longToken(), fields);
    expect(json).toEqual({
      id: ACCOUNT_ID,
      username: 'harbourlightweekly',
      name: 'Harbour Light Weekly',
      threads_profile_picture_url: `${threads.url}/pictures/${ACCOUNT_ID}.svg`,
      threads_biography: expect.any(String) as unknown,
      is_verified: true,
    });
    expect((await fetch(String(json.threads_profile_picture_url))).status).toBe(200);
  });

  it('takes the token as Bearer too', async () => {
    const headers = { authorization: `Bearer ${await threads.longToken()}` };
    expect((await threads.send('/v1.0/me', { headers })).json).toEqual({ id: ACCOUNT_ID });
  });

  it('names a field that does not exist', async () => {
    expect(errorOf(await me(await threads.longToken(), 'id,shoe_size'))).toEqual({
      message: 'Tried accessing nonexisting field (shoe_size)',
      type: 'THApiException',
      code: 100,
      fbtrace_id: expect.any(String) as unknown,
    });
  });

  it('tells granted scopes and times in debug_token', async () => {
    const token = await threads.longToken({ grant_threads_content_publish: '' });
    const now = Math.floor(threads.world.clock.now() / 1000);
    const data = await debug(token);
    expect(data).toMatchObject({
      type: 'USER',
      is_valid: true,
      user_id: ACCOUNT_ID,
      scopes: ['threads_basic', 'threads_manage_insights'],
    });
    expect(Math.abs(Number(data.expires_at) - now - 5_184_000)).toBeLessThan(5);
    expect(Math.abs(Number(data.data_access_expires_at) - now - 90 * 86_400)).toBeLessThan(5);
    expect(Math.abs(Number(data.issued_at) - now)).toBeLessThan(5);
  });

  it('reports dead and unknown tokens as invalid instead of failing', async () => {
    const inspector = await threads.longToken({ account: 'saltmarsh.press' });
    const token = await threads.longToken();
    threads.act('expire-tokens', { username: 'harbourlightweekly' });
    expect(await debug(token, inspector)).toMatchObject({
      is_valid: false,
      error: { code: 190, subcode: 463 },
    });
    expect(await debug('THnonsense', inspector)).toMatchObject({ is_valid: false, scopes: [] });
  });

  it('inspects with an app token', async () => {
    const app = await threads.get('/oauth/access_token', {
      ...{ grant_type: 'client_credentials', client_id: APP_ID, client_secret: APP_SECRET },
    });
    expect(app.json).toEqual({
      access_token: expect.stringMatching(new RegExp(`^TH\\|${APP_ID}\\|`)) as unknown,
      token_type: 'bearer',
    });
    const token = await threads.longToken();
    expect(await debug(token, String(app.json.access_token))).toMatchObject({ is_valid: true });
  });

  it('refuses an inspector of another app, and no tester when only testers may', async () => {
    const inspector = await threads.longToken({ account: 'lantern_row' });
    threads.act('configure', { debugTokenFor: 'testers' });
    const query = { access_token: inspector, input_token: inspector };
    expect(errorOf(await threads.get('/v1.0/debug_token', query)).code).toBe(10);
    const { json } = await threads.get('/oauth/access_token', {
      ...{ grant_type: 'client_credentials', client_id: '220044', client_secret: 'other-secret' },
    });
    const foreign = { access_token: String(json.access_token), input_token: inspector };
    expect(errorOf(await threads.get('/v1.0/debug_token', foreign)).code).toBe(100);
  });

  it.each([
    ['client_secret', 'no', 1],
    ['client_id', '1', 101],
    ['grant_type', 'authorization_code', 100],
  ])('refuses an app token with another %s', async (name, value, code) => {
    const query = {
      grant_type: 'client_credentials',
      client_id: APP_ID,
      client_secret: APP_SECRET,
    };
    const answer = await threads.get('/oauth/access_token', { ...query, [name]: value });
    expect(errorOf(answer).code).toBe(code);
  });
});

describe('errors, actions and faults (checklist §4)', () => {
  it.each([
    ['expire-tokens', 463],
    ['revoke-tokens', 460],
    ['remove-app', 458],
  ])('%s ends tokens of one profile with subcode %i', async (action, subcode) => {
    const mine = await threads.longToken();
    const other = await threads.longToken({ account: 'saltmarsh.press' });
    threads.act(action, { username: 'harbourlightweekly' });
    const answer = await me(mine);
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual([190, subcode]);
    expect(answer.headers.get('www-authenticate')).toContain('invalid_token');
    expect((await me(other)).status).toBe(200);
  });

  it('works again after a new consent, but not with the old token', async () => {
    const old = await threads.longToken();
    threads.act('remove-app');
    expect((await me(await threads.longToken())).status).toBe(200);
    expect(codesOf(await me(old))).toEqual([190, 458]);
  });

  it('can answer 401 for code 190, and 104 without a token', async () => {
    threads.act('configure', { authErrorStatus: 401 });
    expect((await me('nonsense')).status).toBe(401);
    expect(errorOf(await threads.get('/v1.0/me')).code).toBe(104);
  });

  it('refuses knobs and accounts that do not exist', () => {
    expect(() => threads.act('configure', { volume: 11 })).toThrow('volume');
    expect(() => threads.act('remove-app', { username: 'nobody' })).toThrow('No account @nobody');
  });

  it('keeps knobs that are not named', () => {
    threads.act('configure', { localRedirects: true });
    expect(threads.act('configure', { appReviewed: false })).toMatchObject({
      localRedirects: true,
      appReviewed: false,
    });
  });

  it.each([
    ['token', () => threads.exchange('x')],
    ['exchange', () => exchangeLong('x')],
    ['refresh', () => refresh('x')],
    ['user-info', () => me('x')],
    ['debug-token', () => threads.get('/v1.0/debug_token')],
    ['app-token', () => threads.get('/oauth/access_token')],
    ['authorize', () => threads.authorizePage()],
  ])('lets faults strike %s', async (operation, call) => {
    threads.world.faults.add({ platform: 'threads', operation, kind: 'status', status: 503 });
    expect((await call()).status).toBe(503);
  });

  it('forgets everything on reset', async () => {
    const token = await threads.longToken();
    threads.act('configure', { appReviewed: false });
    threads.reset();
    expect(codesOf(await me(token))).toEqual([190, undefined]);
    expect(threads.act('configure')).toMatchObject({ appReviewed: true });
  });
});
