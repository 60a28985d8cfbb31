import {
  APP_ID,
  APP_SECRET,
  BOOKS,
  BUSINESS,
  INSTAGRAM_SCOPES,
  pageTokenFor,
  REGATTA,
  startFacebook,
  WEEKLY,
  WEEKLY_INSTAGRAM,
  type FacebookForTest,
  type ListedPage,
} from './facebook-for-test';

let facebook: FacebookForTest;
beforeEach(async () => {
  facebook = await startFacebook();
});
afterEach(() => facebook.close());

const accounts = async (token: string, params: Record<string, string> = {}) => {
  const answer = await facebook.graph('/me/accounts', { access_token: token, ...params });
  return { ...answer, pages: (answer.json.data ?? []) as ListedPage[] };
};

describe('a Page', () => {
  const read = (id: string, token: string, fields = 'id') =>
    facebook.graph(`/${id}`, { access_token: token, fields });

  it('can be read alone, with its token', async () => {
    const { json } = await read(WEEKLY, await facebook.longToken(), 'name,access_token,fan_count');
    expect(json).toMatchObject({ name: 'Harbour Light Weekly', fan_count: 12_480, id: WEEKLY });
    expect(json.access_token).toMatch(/^EAA/);
  });

  it('does not tell tasks on its own, only in lists', async () => {
    expect((await read(WEEKLY, await facebook.longToken(), 'tasks')).error.message).toContain(
      'nonexisting field (tasks) on node type (Page)'
    );
  });

  it('is refused with 10 when it was not ticked, and with 100/33 when there is none', async () => {
    const token = await facebook.longToken({ pages: [BOOKS] });
    const unticked = await read(WEEKLY, token);
    expect([unticked.status, unticked.error.code]).toEqual([403, 10]);
    expect((await read('999', token)).error).toMatchObject({
      type: 'GraphMethodException',
      code: 100,
      error_subcode: 33,
    });
  });

  it('answers 190/492 to the token of somebody who lost the role, until it is given back', async () => {
    const token = await facebook.longToken();
    const pageToken = await pageTokenFor(facebook, token);
    expect(facebook.act('lose-page-role', { page: WEEKLY })).toEqual({
      page: 'Harbour Light Weekly',
      people: ['harbour-light-editor'],
    });
    expect((await read(WEEKLY, pageToken)).error).toMatchObject({ code: 190, error_subcode: 492 });
    expect((await accounts(token)).pages.map(({ id }) => id)).toEqual([BOOKS, REGATTA]);
    facebook.act('lose-page-role', { page: WEEKLY, restore: true });
    expect((await read(WEEKLY, pageToken)).status).toBe(200);
  });

  it('is 100/33 once it is deleted, also for its own token', async () => {
    const token = await facebook.longToken();
    const pageToken = await pageTokenFor(facebook, token);
    facebook.act('delete-page', { page: WEEKLY });
    for (const value of [token, pageToken]) {
      expect((await read(WEEKLY, value)).error).toMatchObject({ code: 100, error_subcode: 33 });
    }
    expect(() => facebook.act('delete-page', { page: WEEKLY })).toThrow(/There is no Page/);
  });

  it('is closed to its token (200) when the next login leaves it unticked', async () => {
    const pageToken = await pageTokenFor(facebook, await facebook.longToken());
    await facebook.longToken({ pages: [BOOKS] });
    const { status, error } = await read(WEEKLY, pageToken);
    expect([status, error.code]).toEqual([403, 200]);
  });

  it('has an Instagram account that can be read when it was shared', async () => {
    const fields = 'username,followers_count';
    const token = await facebook.longToken({ scope: INSTAGRAM_SCOPES });
    expect((await read(WEEKLY_INSTAGRAM, token, fields)).json).toEqual({
      username: 'harbourlight.weekly',
      followers_count: 8412,
      id: WEEKLY_INSTAGRAM,
    });
    const without = await facebook.longToken({ pages: [WEEKLY], instagram: [] });
    expect((await read(WEEKLY_INSTAGRAM, without)).error.error_subcode).toBe(33);
  });
});

describe('giving permissions back', () => {
  it('ends everything with DELETE on permissions', async () => {
    const token = await facebook.longToken();
    const pageToken = await pageTokenFor(facebook, token);
    const { id } = (await facebook.graph('/me', { access_token: token })).json;
    const path = `/v26.0/${String(id)}/permissions?access_token=${token}`;
    expect((await facebook.get(path, { method: 'DELETE' })).json).toEqual({ success: true });
    const after = await facebook.graph('/me', { access_token: pageToken });
    expect(after.error).toMatchObject({ code: 190, error_subcode: 458 });
  });

  it('can be done with the app’s own token', async () => {
    const token = await facebook.longToken();
    const { id } = (await facebook.graph('/me', { access_token: token })).json;
    const path = `/v26.0/${String(id)}/permissions?access_token=${APP_ID}|${APP_SECRET}`;
    expect((await facebook.get(path, { method: 'DELETE' })).json).toEqual({ success: true });
    const unknown = `/v26.0/12345/permissions?access_token=${APP_ID}|${APP_SECRET}`;
    expect((await facebook.get(unknown, { method: 'DELETE' })).error.error_subcode).toBe(33);
  });

  it('can be done for one permission', async () => {
    const token = await facebook.longToken();
    const path = `/v26.0/me/permissions/pages_show_list?access_token=${token}`;
    expect((await facebook.get(path, { method: 'DELETE' })).json).toEqual({ success: true });
    const { json } = await facebook.graph('/me/permissions', {
      access_token: token,
      status: 'declined',
    });
    expect(json.data).toEqual([{ permission: 'pages_show_list', status: 'declined' }]);
    expect((await accounts(token)).pages).toEqual([]);
  });
});

describe('limits and outages', () => {
  const me = (token: string) => facebook.graph('/me', { access_token: token });

  it('are told in percent, and end in code 4 until the hour has passed', async () => {
    const token = await facebook.longToken();
    facebook.act('configure', { callsPerHour: 4 });
    const percents: unknown[] = [];
    for (let call = 0; call < 4; call += 1) {
      const usage = (await me(token)).headers.get('x-app-usage') ?? '{}';
      percents.push((JSON.parse(usage) as { call_count: number }).call_count);
    }
    expect(percents).toEqual([25, 50, 75, 100]);
    expect((await me(token)).error).toMatchObject({ code: 4, type: 'OAuthException' });
    facebook.world.clock.advance(3_600_000);
    expect((await me(token)).status).toBe(200);
  });

  it('are those of the Page for its token, with the minutes to wait (80001)', async () => {
    const pageToken = await pageTokenFor(facebook, await facebook.longToken());
    facebook.act('configure', { pageCallsPerDay: 1 });
    await me(pageToken);
    const { error, headers } = await me(pageToken);
    expect(error.code).toBe(80001);
    const usage = JSON.parse(headers.get('x-business-use-case-usage') ?? '{}') as Record<
      string,
      { type: string; call_count: number; estimated_time_to_regain_access: number }[]
    >;
    expect(usage[WEEKLY]?.[0]).toMatchObject({
      type: 'pages',
      call_count: 200,
      estimated_time_to_regain_access: 1440,
    });
  });

  it.each([1, 2])('can be an outage: code %i with HTTP 500', async (code) => {
    const token = await facebook.longToken();
    facebook.act('configure', { outage: code });
    const { status, error } = await me(token);
    expect(status).toBe(500);
    expect(error).toMatchObject({ code, is_transient: true });
    expect((await facebook.exchangeToken(token)).error.code).toBe(code);
  });
});

describe('scripted faults', () => {
  it.each([
    ['token', () => facebook.exchangeCode('x')],
    ['exchange', () => facebook.exchangeToken('x')],
    ['user-info', () => facebook.graph('/me', {})],
    ['list-pages', () => facebook.graph('/me/accounts', {})],
    ['read-page', () => facebook.graph(`/${WEEKLY}`, {})],
    ['permissions', () => facebook.graph('/me/permissions', {})],
    ['debug-token', () => facebook.graph('/debug_token', {})],
    ['list-businesses', () => facebook.graph('/me/businesses', {})],
    ['list-business-pages', () => facebook.graph(`/${BUSINESS}/owned_pages`, {})],
  ])('strike the operation %s', async (operation, call) => {
    facebook.world.faults.add({ platform: 'facebook', operation, kind: 'status', status: 503 });
    expect((await call()).status).toBe(503);
    expect((await call()).status).toBeLessThan(503);
  });
});

it('answers 2500 for versioned addresses it does not have', async () => {
  const { status, error } = await facebook.get('/v26.0/nothing');
  expect([status, error.code, error.message]).toEqual([
    400,
    2500,
    'Unknown path components: /nothing',
  ]);
});

it('forgets everything on reset', async () => {
  const token = await facebook.longToken();
  facebook.act('configure', { extraPages: 3 });
  facebook.act('delete-page', { page: WEEKLY });
  facebook.reset();
  expect((await facebook.graph('/me', { access_token: token })).error.code).toBe(190);
  expect(facebook.act('configure')).toMatchObject({ extraPages: 0 });
  expect((await accounts(await facebook.longToken())).pages).toHaveLength(3);
});

it('refuses knobs and inputs it does not know', () => {
  expect(() => facebook.act('configure', { speed: 1 })).toThrow();
  expect(() => facebook.act('expire-tokens', { member: 'x' })).toThrow();
});
