import {
  APP_ID,
  INSTAGRAM_SCOPES,
  LOCAL_REDIRECT_URI,
  REDIRECT_URI,
  SCOPES,
  startFacebook,
  WEEKLY,
  type FacebookForTest,
} from './facebook-for-test';

let facebook: FacebookForTest;
beforeEach(async () => {
  facebook = await startFacebook();
});
afterEach(() => facebook.close());

const dialog = (changes: Record<string, string> = {}) =>
  facebook.get(
    `/v26.0/dialog/oauth?${new URLSearchParams({
      client_id: APP_ID,
      redirect_uri: REDIRECT_URI,
      state: 'st',
      response_type: 'code',
      scope: SCOPES,
      ...changes,
    }).toString()}`
  );

const inputsIn = (text: string, type: string): [string, string][] =>
  [...text.matchAll(/<input([^>]*)>/g)]
    .map(([, attributes = '']) => attributes)
    .filter((attributes) => attributes.includes(`type="${type}"`))
    .map((attributes) => [
      /name="([^"]*)"/.exec(attributes)?.[1] ?? '',
      /value="([^"]*)"/.exec(attributes)?.[1] ?? '',
    ]);

const permissionsOf = async (token: string) => {
  const { json } = await facebook.graph('/me/permissions', { access_token: token });
  const data = json.data as { permission: string; status: string }[];
  return Object.fromEntries(data.map(({ permission, status }) => [permission, status]));
};

describe('the login dialog', () => {
  it('names the app’s site and every permission, and its own form fields lead to a code', async () => {
    const page = await dialog();
    expect(page.status).toBe(200);
    expect(page.text).toContain('cms.harbourlight.example is requesting access');
    expect(page.text).toContain('Create and manage content on your Pages');
    const body = new URLSearchParams([
      ...inputsIn(page.text, 'hidden'),
      ...inputsIn(page.text, 'checkbox'),
      ['account', inputsIn(page.text, 'radio')[0]?.[1] ?? ''],
    ]);
    const answer = await facebook.get('/dialog/oauth/consent', { method: 'POST', body });
    expect(answer.status).toBe(302);
    const target = new URL(answer.headers.get('location') ?? '');
    expect(target.origin + target.pathname).toBe(REDIRECT_URI);
    expect(target.searchParams.get('state')).toBe('st');
    expect(target.hash).toBe('#_=_');
    const token = await facebook.exchangeCode(target.searchParams.get('code') ?? '');
    expect(token.json).toMatchObject({ token_type: 'bearer', expires_in: 7200 });
  });

  it('offers each person’s own Pages, and says who may not create content', async () => {
    const { text } = await dialog();
    expect(inputsIn(text, 'radio').map(([, value]) => value)).toEqual([
      'harbour-light-editor',
      'saltmarsh-press-desk',
      'tidewater-agency-desk',
      'lantern-row-studio',
    ]);
    expect(inputsIn(text, 'checkbox').filter(([name]) => name === 'pages')).toHaveLength(6);
    expect(text.match(/You may not create content on this Page/g)).toHaveLength(1);
    expect(text).toContain('Lantern Row Studio has no Pages.');
  });

  it('offers Instagram accounts only when an Instagram permission is asked', async () => {
    const instagramIn = (text: string) =>
      inputsIn(text, 'checkbox').filter(([name]) => name === 'instagram');
    expect(instagramIn((await dialog()).text)).toEqual([]);
    expect(instagramIn((await dialog({ scope: INSTAGRAM_SCOPES })).text)).toHaveLength(2);
  });

  it.each([
    ['an unknown app', { client_id: '1' }, 'does not look like a valid app ID'],
    ['a redirect URI with a slash too many', { redirect_uri: `${REDIRECT_URI}/` }, 'URL blocked'],
    [
      'a registered redirect URI over http',
      { redirect_uri: 'http://cms.example/callback' },
      'URL blocked',
    ],
    [
      'an unknown permission',
      { scope: 'pages_show_list,publish_pages' },
      'Invalid Scopes: publish_pages',
    ],
    ['an unknown configuration', { config_id: '5' }, 'Invalid config_id'],
    ['another response type', { response_type: 'token' }, 'response_type'],
  ])('shows %s on a page instead of going back', async (_name, changes, words) => {
    const page = await dialog(changes);
    expect(page.status).toBe(400);
    expect(page.text).toContain(words);
  });

  it('lets localhost through over http until it is told not to', async () => {
    expect((await dialog({ redirect_uri: LOCAL_REDIRECT_URI })).status).toBe(200);
    facebook.act('configure', { httpRedirects: 'never' });
    expect((await dialog({ redirect_uri: LOCAL_REDIRECT_URI })).status).toBe(400);
  });

  it('refuses a permission that the app has not been given', async () => {
    facebook.act('configure', { unavailableScopes: ['read_insights'] });
    expect((await dialog()).text).toContain('Invalid Scopes: read_insights');
  });

  it('takes permissions from a configuration of Facebook Login for Business', async () => {
    facebook.act('configure', { loginConfigurations: { '77': ['pages_show_list'] } });
    const { text } = await dialog({ config_id: '77', scope: '' });
    expect(inputsIn(text, 'checkbox').filter(([name]) => name === 'permissions')).toEqual([
      ['permissions', 'pages_show_list'],
    ]);
  });

  it('sends a person who says no back with the documented parameters', async () => {
    const target = await facebook.consent({ decision: 'deny' });
    expect(Object.fromEntries(target.searchParams)).toEqual({
      error: 'access_denied',
      error_code: '200',
      error_description: 'Permissions error',
      error_reason: 'user_denied',
      state: 'st',
    });
  });
});

describe('what a person allows', () => {
  it('is kept per permission: unticked ones are declined', async () => {
    const token = await facebook.shortToken({ permissions: ['pages_show_list'] });
    expect(await permissionsOf(token)).toMatchObject({
      public_profile: 'granted',
      pages_show_list: 'granted',
      pages_manage_posts: 'declined',
    });
  });

  it('is not asked again after a decline, unless by auth_type=rerequest', async () => {
    await facebook.shortToken({ permissions: ['pages_show_list'] });
    const again = await facebook.shortToken();
    expect((await permissionsOf(again)).pages_manage_posts).toBe('declined');
    expect((await dialog()).text).toContain('Declined earlier and not asked again: pages_manage');
    const rerequested = await facebook.shortToken({ fields: { auth_type: 'rerequest' } });
    expect((await permissionsOf(rerequested)).pages_manage_posts).toBe('granted');
  });

  it('holds for Pages too: only ticked ones are listed, and never those of others', async () => {
    const token = await facebook.shortToken({ pages: [WEEKLY, '112650938174462'] });
    const { json } = await facebook.graph('/me/accounts', { fields: 'id', access_token: token });
    expect(json.data).toEqual([{ id: WEEKLY }]);
  });

  it('gives no Pages and no error without pages_show_list', async () => {
    const token = await facebook.shortToken({ permissions: ['pages_manage_posts'] });
    const answer = await facebook.graph('/me/accounts', { access_token: token });
    expect([answer.status, answer.json]).toEqual([200, { data: [] }]);
  });
});
