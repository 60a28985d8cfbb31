import { codeOf, DESKTOP, startTikTok, userOf, type TikTokForTest } from './tiktok-for-test';

let tiktok: TikTokForTest;
beforeEach(async () => {
  tiktok = await startTikTok();
});
afterEach(() => tiktok.close());

describe('user info (checklist §1.3, §2)', () => {
  it('answers the fields asked for in the envelope with code ok', async () => {
    const { access_token: token, open_id } = await tiktok.logIn();
    const answer = await tiktok.userInfo(token, 'open_id,display_name,username,is_verified');
    expect(answer.status).toBe(200);
    expect(userOf(answer)).toEqual({
      open_id,
      display_name: 'Harbour Light Weekly',
      username: 'harbourlight',
      is_verified: true,
    });
    expect(answer.json.error).toEqual({
      code: 'ok',
      message: '',
      log_id: expect.stringMatching(/^20\d{12}/) as unknown,
    });
  });

  it('can call the log id logid', async () => {
    tiktok.act('configure', { logIdField: 'logid' });
    const { access_token: token } = await tiktok.logIn();
    const { error } = (await tiktok.userInfo(token)).json as { error: object };
    expect(Object.keys(error)).toEqual(['code', 'message', 'logid']);
  });

  it('gives every app another open_id and the same union_id', async () => {
    const other = { client_key: 'awother', client_secret: 'other-secret' };
    const first = (await tiktok.logIn()).access_token;
    const code = await tiktok.code({}, { client_key: 'awother' });
    const second = String((await tiktok.exchange(code, other)).json.access_token);
    const users = await Promise.all(
      [first, second].map(async (token) => userOf(await tiktok.userInfo(token, 'open_id,union_id')))
    );
    expect(users[0]?.open_id).not.toBe(users[1]?.open_id);
    expect(users[0]?.union_id).toBe(users[1]?.union_id);
  });

  it('serves the avatar that it names', async () => {
    const { access_token: token } = await tiktok.logIn();
    const { avatar_url } = userOf(await tiktok.userInfo(token, 'avatar_url'));
    expect((await fetch(String(avatar_url))).headers.get('content-type')).toBe('image/svg+xml');
  });

  it('answers 401 scope_not_authorized for a field beyond the granted scopes', async () => {
    const { access_token: token } = await tiktok.logIn({ 'grant_user.info.profile': '' });
    const answer = await tiktok.userInfo(token, 'display_name,username');
    expect([answer.status, codeOf(answer)]).toEqual([401, 'scope_not_authorized']);
    expect((await tiktok.userInfo(token)).status).toBe(200);
  });

  it.each([
    ['no fields', ''],
    ['an unknown field', 'open_id,shoe_size'],
  ])('answers 400 invalid_params for %s', async (_, fields) => {
    const answer = await tiktok.userInfo((await tiktok.logIn()).access_token, fields);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'invalid_params']);
  });

  it('reads the token from the header only, and ends it after two hours', async () => {
    const { access_token: token } = await tiktok.logIn();
    const query = await tiktok.send(
      `/v2/user/info/?fields=open_id&access_token=${encodeURIComponent(token)}`
    );
    expect([query.status, codeOf(query)]).toEqual([401, 'access_token_invalid']);
    tiktok.world.clock.advance(7_200_000);
    expect(codeOf(await tiktok.userInfo(token))).toBe('access_token_invalid');
  });
});

describe('actions and faults', () => {
  it('expires access tokens of one account; a refresh still helps', async () => {
    const mine = await tiktok.logIn();
    const other = await tiktok.logIn({ account: 'moss.and.kettle' });
    expect(tiktok.act('expire-tokens', { username: 'harbourlight' })).toEqual({ tokens: 1 });
    expect((await tiktok.userInfo(mine.access_token)).status).toBe(401);
    expect((await tiktok.userInfo(other.access_token)).status).toBe(200);
    expect((await tiktok.refresh(mine.refresh_token)).status).toBe(200);
  });

  it('expires refresh tokens as well when asked to', async () => {
    const { refresh_token: token } = await tiktok.logIn();
    tiktok.act('expire-tokens', { refreshTokens: true });
    expect((await tiktok.refresh(token)).json.error).toBe('invalid_grant');
  });

  it.each(['revoke-tokens', 'remove-app'])('%s leaves only a new consent', async (action) => {
    const pair = await tiktok.logIn();
    expect(tiktok.act(action)).toEqual({ tokens: 2 });
    expect((await tiktok.userInfo(pair.access_token)).status).toBe(401);
    expect((await tiktok.refresh(pair.refresh_token)).json.error).toBe('invalid_grant');
    expect((await tiktok.userInfo((await tiktok.logIn()).access_token)).status).toBe(200);
  });

  it('refuses knobs and accounts that do not exist', () => {
    expect(() => tiktok.act('configure', { volume: 11 })).toThrow('volume');
    expect(() => tiktok.act('revoke-tokens', { username: 'nobody' })).toThrow('@nobody');
  });

  it.each([
    ['token', () => tiktok.exchange('x')],
    ['revoke', () => tiktok.revoke('x')],
    ['user-info', () => tiktok.userInfo('x')],
    ['authorize', () => tiktok.authorizePage()],
  ])('lets faults strike %s', async (operation, call) => {
    tiktok.world.faults.add({ platform: 'tiktok', operation, kind: 'status', status: 503 });
    expect((await call()).status).toBe(503);
  });

  it('forgets everything on reset', async () => {
    const { access_token: token } = await tiktok.logIn();
    tiktok.act('configure', { desktopPkce: 'optional' });
    tiktok.reset();
    expect((await tiktok.userInfo(token)).status).toBe(401);
    expect(tiktok.act('configure')).toMatchObject({ desktopPkce: 'required' });
  });
});

describe('the feed', () => {
  it('shows accounts and a friendly empty state, also at their own pages', async () => {
    const home = await tiktok.send('/');
    expect(home.text).toContain('Moss &amp; Kettle');
    expect(home.text).toContain('No content yet');
    const page = await tiktok.send('/@lantern_row');
    expect(page.text).toContain('Lantern Row Studio');
    expect(page.text).not.toContain('Harbour Light Weekly');
    expect((await tiktok.send('/@nobody')).status).toBe(404);
  });

  it('answers unknown paths of the API in the envelope', async () => {
    const answer = await tiktok.send('/v2/nothing/here/');
    expect([answer.status, codeOf(answer)]).toEqual([404, 'unsupported_path']);
  });

  it('escapes what comes with the request', async () => {
    const { text } = await tiktok.authorizePage({ ...DESKTOP, state: '"><b>hi</b>' });
    expect(text).not.toContain('<b>hi</b>');
  });
});
