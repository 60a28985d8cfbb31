import {
  BOOKS,
  BUSINESS,
  GAZETTE,
  INSTAGRAM_SCOPES,
  pageTokenFor,
  REGATTA,
  startFacebook,
  THEATRE,
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

describe('versions', () => {
  const versionOf = async (path: string) => {
    const token = await facebook.longToken();
    const { headers, error } = await facebook.get(`${path}?access_token=${token}`);
    return headers.get('facebook-api-version') ?? error.code;
  };

  it('are told in a header', async () => {
    expect(await versionOf('/v25.0/me')).toBe('v25.0');
  });

  it('that have expired are served by the oldest that lives, as are calls without one', async () => {
    expect(await versionOf('/v20.0/me')).toBe('v21.0');
    expect(await versionOf('/me')).toBe('v21.0');
    facebook.act('configure', { liveVersions: ['v25.0', 'v26.0'] });
    expect(await versionOf('/v21.0/me')).toBe('v25.0');
  });

  it('that do not exist yet are not served', async () => {
    expect(await versionOf('/v99.0/me')).toBe(2500);
  });
});

describe('tokens in calls', () => {
  it('may be a parameter or a header', async () => {
    const token = await facebook.longToken();
    for (const scheme of ['Bearer', 'OAuth']) {
      const headers = { authorization: `${scheme} ${token}` };
      expect((await facebook.get('/v26.0/me', { headers })).status).toBe(200);
    }
  });

  it('are missed with 2500 for me and 104 for ids', async () => {
    expect((await facebook.get('/v26.0/me')).error.code).toBe(2500);
    expect((await facebook.get(`/v26.0/${WEEKLY}`)).error.code).toBe(104);
  });
});

describe('me', () => {
  it('is a person with an id of its own for each app, and only the asked fields', async () => {
    const token = await facebook.longToken();
    const { json } = await facebook.graph('/me', { access_token: token });
    expect(json).toEqual({
      name: 'Harbour Light Editor',
      id: expect.stringMatching(/^1020\d{13}$/) as string,
    });
    const some = await facebook.graph('/me', {
      access_token: token,
      fields: 'first_name,email,picture.type(large){url,width}',
    });
    expect(some.json).toEqual({
      first_name: 'Harbour Light',
      picture: {
        data: { url: `${facebook.url}/picture/harbour-light-editor.svg`, width: 200 },
      },
      id: json.id,
    });
  });

  it('is the Page for a Page’s token, which has no accounts', async () => {
    const pageToken = await pageTokenFor(facebook, await facebook.longToken());
    const me = await facebook.graph('/me', { access_token: pageToken });
    expect(me.json).toEqual({ name: 'Harbour Light Weekly', id: WEEKLY });
    expect((await accounts(pageToken)).error.message).toBe(
      '(#100) Tried accessing nonexisting field (accounts) on node type (Page)'
    );
  });

  it('refuses fields that do not exist and lists that are not closed', async () => {
    const token = await facebook.longToken();
    const unknown = await facebook.graph('/me', { access_token: token, fields: 'id,shoe_size' });
    expect(unknown.error).toMatchObject({
      code: 100,
      message: '(#100) Tried accessing nonexisting field (shoe_size) on node type (User)',
    });
    const open = await facebook.graph('/me', { access_token: token, fields: 'picture{url' });
    expect(open.error).toMatchObject({ code: 2500, type: 'OAuthException' });
  });
});

describe('the list of Pages', () => {
  it('has tokens and tasks, and one Page where content cannot be created', async () => {
    const { pages, json } = await accounts(await facebook.longToken());
    expect(pages.map(({ id }) => id)).toEqual([WEEKLY, BOOKS, REGATTA]);
    expect(Object.keys(pages[0] ?? {}).sort()).toEqual([
      'access_token',
      'category',
      'category_list',
      'id',
      'name',
      'tasks',
    ]);
    const creative = pages.filter(({ tasks }) => tasks?.includes('CREATE_CONTENT'));
    expect(creative.map(({ id }) => id)).toEqual([WEEKLY, BOOKS]);
    expect(Object.keys(json.paging as object)).toEqual(['cursors']);
  });

  it('has one Page for one person and none for another', async () => {
    const one = await facebook.longToken({ account: 'saltmarsh-press-desk' });
    expect((await accounts(one)).pages.map(({ name }) => name)).toEqual(['Saltmarsh Press']);
    const none = await facebook.longToken({ account: 'lantern-row-studio' });
    expect((await accounts(none)).json).toEqual({ data: [] });
  });

  it('gives the asked fields, nested ones too', async () => {
    const token = await facebook.longToken({ scope: INSTAGRAM_SCOPES });
    const { pages } = await accounts(token, {
      fields: 'id,name,username,picture{url},instagram_business_account{id,username,name}',
      limit: '2',
    });
    expect(pages).toEqual([
      {
        id: WEEKLY,
        name: 'Harbour Light Weekly',
        username: 'harbourlightweekly',
        picture: { data: { url: `${facebook.url}/picture/${WEEKLY}.svg` } },
        instagram_business_account: {
          id: WEEKLY_INSTAGRAM,
          username: 'harbourlight.weekly',
          name: 'Harbour Light Weekly',
        },
      },
      {
        id: BOOKS,
        name: 'Harbour Light Books',
        username: 'harbourlightbooks',
        picture: { data: { url: `${facebook.url}/picture/${BOOKS}.svg` } },
      },
    ]);
  });

  it('leaves the Instagram account out without its permission or its tick', async () => {
    const fields = 'instagram_business_account';
    const without = await facebook.longToken();
    expect((await accounts(without, { fields })).pages[0]).toEqual({ id: WEEKLY });
    const unticked = await facebook.longToken({ scope: INSTAGRAM_SCOPES, instagram: [] });
    expect((await accounts(unticked, { fields })).pages[0]).toEqual({ id: WEEKLY });
    const shared = await facebook.longToken({ scope: INSTAGRAM_SCOPES });
    expect((await accounts(shared, { fields })).pages[0]).toEqual({
      instagram_business_account: { id: WEEKLY_INSTAGRAM },
      id: WEEKLY,
    });
  });

  it('comes in pages of 25 that link to each other', async () => {
    facebook.act('configure', { extraPages: 60 });
    const extra = Array.from(
      { length: 60 },
      (_, place) => `13000000000${String(place + 1).padStart(4, '0')}`
    );
    const token = await facebook.longToken({ pages: [WEEKLY, BOOKS, REGATTA, ...extra] });
    const sizes: number[] = [];
    const seen = new Set<string>();
    let { pages, json } = await accounts(token, { fields: 'id,name' });
    let previous: string | undefined;
    for (;;) {
      sizes.push(pages.length);
      for (const { id } of pages) seen.add(id);
      const paging = json.paging as { next?: string; previous?: string };
      previous = paging.previous;
      if (!paging.next) break;
      expect(new URL(paging.next).searchParams.get('fields')).toBe('id,name');
      ({ json } = await facebook.get(paging.next.slice(facebook.url.length)));
      pages = json.data as ListedPage[];
    }
    expect([sizes, seen.size]).toEqual([[25, 25, 13], 63]);
    const back = await facebook.get((previous ?? '').slice(facebook.url.length));
    expect((back.json.data as ListedPage[])[24]?.name).toBe('Harbour Notice Board 47');
  });

  it('gives at most 100 at once and refuses odd limits and cursors', async () => {
    facebook.act('configure', { extraPages: 200 });
    const extra = Array.from(
      { length: 200 },
      (_, place) => `13000000000${String(place + 1).padStart(4, '0')}`
    );
    const token = await facebook.longToken({ pages: extra });
    expect((await accounts(token, { limit: '500' })).pages).toHaveLength(100);
    expect((await accounts(token, { limit: 'many' })).error.code).toBe(100);
    expect((await accounts(token, { after: 'nowhere' })).error.code).toBe(100);
  });
});

describe('businesses', () => {
  it('have the Pages that the list of accounts does not show', async () => {
    const token = await facebook.longToken({ account: 'tidewater-agency-desk' });
    expect((await accounts(token)).pages).toEqual([]);
    const businesses = await facebook.graph('/me/businesses', { access_token: token });
    expect(businesses.json.data).toEqual([{ id: BUSINESS, name: 'Tidewater Media' }]);
    const params = { access_token: token, fields: 'id,access_token,tasks' };
    const owned = await facebook.graph(`/${BUSINESS}/owned_pages`, params);
    const client = await facebook.graph(`/${BUSINESS}/client_pages`, params);
    const ids = [owned, client].map(({ json }) => (json.data as ListedPage[])[0]?.id);
    expect(ids).toEqual([GAZETTE, THEATRE]);
    const [page] = owned.json.data as ListedPage[];
    expect(page?.tasks).toContain('CREATE_CONTENT');
    const me = await facebook.graph('/me', { access_token: page?.access_token ?? '' });
    expect(me.json.name).toBe('Tidewater Gazette');
  });

  it('need business_management (200), and are unknown to others (100/33)', async () => {
    const token = await facebook.longToken({
      account: 'tidewater-agency-desk',
      permissions: ['pages_show_list'],
    });
    const answer = await facebook.graph('/me/businesses', { access_token: token });
    expect([answer.status, answer.error.code]).toEqual([403, 200]);
    const other = await facebook.longToken();
    const foreign = await facebook.graph(`/${BUSINESS}/owned_pages`, { access_token: other });
    expect(foreign.error).toMatchObject({ code: 100, error_subcode: 33 });
  });
});
