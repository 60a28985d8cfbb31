import {
  APP_ID,
  LOCAL_REDIRECT_URI,
  REDIRECT_URI,
  SCOPES,
  startInstagram,
  type InstagramForTest,
} from './instagram-for-test';

let instagram: InstagramForTest;
beforeEach(async () => {
  instagram = await startInstagram();
});
afterEach(() => instagram.close());

const authorize = (changes: Record<string, string> = {}) =>
  instagram.graph('/oauth/authorize', {
    client_id: APP_ID,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: SCOPES,
    state: 'st',
    enable_fb_login: '0',
    force_reauth: 'true',
    ...changes,
  });

const inputsIn = (text: string): { name: string; value: string; attributes: string }[] =>
  [...text.matchAll(/<input([^>]*)>/g)].map(([, attributes = '']) => ({
    attributes,
    name: /name="([^"]*)"/.exec(attributes)?.[1] ?? '',
    value: /value="([^"]*)"/.exec(attributes)?.[1] ?? '',
  }));

describe('the consent screen', () => {
  it('says who asks for what, and its own form fields lead to a code with #_ behind it', async () => {
    const page = await authorize();
    expect(page.status).toBe(200);
    expect(page.text).toContain('cms.harbourlight.example wants to manage');
    expect(page.text).toContain('Access and publish content');
    const inputs = inputsIn(page.text);
    const body = new URLSearchParams();
    for (const { name, value, attributes } of inputs) {
      const isOffered = attributes.includes('type="hidden"') || attributes.includes('checked');
      if (isOffered && !attributes.includes('disabled')) body.append(name, value);
    }
    const answer = await instagram.get('/oauth/authorize', { method: 'POST', body });
    expect(answer.status).toBe(302);
    const location = answer.headers.get('location') ?? '';
    expect(location).toMatch(/#_$/);
    const target = new URL(location);
    expect(target.origin + target.pathname).toBe(REDIRECT_URI);
    expect(target.searchParams.get('state')).toBe('st');
    const { json } = await instagram.exchangeCode(target.searchParams.get('code') ?? '');
    expect(json.data).toMatchObject([{ permissions: SCOPES }]);
  });

  it('offers business, creator and personal accounts', async () => {
    const { text } = await authorize();
    const accounts = inputsIn(text).filter(({ name }) => name === 'account');
    expect(accounts.map(({ value }) => value)).toEqual([
      'harbourlight.weekly',
      'lanternrow.studio',
      'ferrylane.theatre',
      'marsh.walks',
    ]);
    expect(text).toContain('Personal account: apps cannot publish for it');
  });

  it.each([
    ['an unknown app', { client_id: '1' }, 'Invalid platform app'],
    ['a redirect URI with a slash too many', { redirect_uri: `${REDIRECT_URI}/` }, 'redirect_uri'],
    ['a registered one over http', { redirect_uri: 'http://cms.example/callback' }, 'redirect_uri'],
    ['another response type', { response_type: 'token' }, 'Invalid response_type'],
    ['a scope of the old names', { scope: 'business_basic' }, 'Invalid scope: business_basic'],
    ['no scope', { scope: '' }, 'Invalid scope'],
  ])('shows %s on a page instead of going back', async (_name, changes, words) => {
    const page = await authorize(changes);
    expect(page.status).toBe(400);
    expect(page.text).toContain(words);
  });

  it('lets this machine through over http until it is told not to', async () => {
    expect((await authorize({ redirect_uri: LOCAL_REDIRECT_URI })).status).toBe(200);
    instagram.act('configure', { httpRedirects: 'never' });
    expect((await authorize({ redirect_uri: LOCAL_REDIRECT_URI })).status).toBe(400);
  });

  it('sends a person who says no back with the documented parameters', async () => {
    const { headers } = await instagram.consent({ decision: 'deny' });
    const { searchParams } = new URL(headers.get('location') ?? '');
    expect(Object.fromEntries(searchParams)).toEqual({
      error: 'access_denied',
      error_reason: 'user_denied',
      error_description: 'The user denied your request.',
      state: 'st',
    });
  });

  it('gives only the permissions that stay on, the basic one always', async () => {
    const { json } = await instagram.exchangeCode(await instagram.newCode({ permissions: [] }));
    expect(json.data).toMatchObject([{ permissions: 'instagram_business_basic' }]);
  });

  it('can stop personal accounts at the door', async () => {
    expect((await instagram.consent({ account: 'marsh.walks' })).status).toBe(302);
    instagram.act('configure', { personalMaySignIn: false });
    const page = await instagram.consent({ account: 'marsh.walks' });
    expect(page.status).toBe(400);
    expect(page.text).toContain('switch this account to a professional account');
  });
});

describe('the feed', () => {
  it('links every account and greets before the first post', async () => {
    const { status, text } = await instagram.get('/');
    expect(status).toBe(200);
    expect(text).toContain('No posts yet');
    const links = [...text.matchAll(/<a href="\/([\w.]+)\/"/g)].map(([, name]) => name);
    expect(links).toEqual([
      'harbourlight.weekly',
      'lanternrow.studio',
      'ferrylane.theatre',
      'marsh.walks',
    ]);
  });

  it('has a profile for each account, with or without the last slash', async () => {
    for (const path of ['/lanternrow.studio', '/lanternrow.studio/']) {
      const { status, text } = await instagram.get(path);
      expect(status).toBe(200);
      expect(text).toContain('<h1>lanternrow.studio</h1>');
      expect(text).toContain('<b>15,930</b> followers');
    }
    expect((await instagram.get('/nobody/')).status).toBe(404);
  });

  it('draws the pictures that the API names', async () => {
    const { status, headers } = await instagram.get('/picture/17841400000000101.svg');
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });
});
