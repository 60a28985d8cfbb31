import {
  fetchGrantedScopes,
  fetchPages,
  pageProblem,
  type FacebookPage,
} from '../../../../server/src/platforms/meta';

import {
  anApi,
  answer,
  failureOf,
  FakeGraph,
  graphError,
  listOf,
  permissions,
  queryOf,
} from './builders';

const BASE = 'graph.example/v26.0';
const ACCOUNTS = `${BASE}/me/accounts`;
const BUSINESSES = `${BASE}/me/businesses`;
const ALL = ['pages_show_list', 'business_management'];

const aPage = (id: string, changes: Record<string, unknown> = {}) => ({
  id,
  name: `Page ${id}`,
  access_token: `EAAP${id}`,
  tasks: ['ANALYZE', 'CREATE_CONTENT'],
  ...changes,
});

const noPages = () => listOf([]);

const pagesOf = (graph: FakeGraph, granted: readonly string[] = ALL) =>
  fetchPages(anApi(graph), { granted, fields: ['username', 'picture{url}'] });

const idsOf = async (pages: Promise<FacebookPage[]>) => (await pages).map(({ id }) => id);

const withBusiness = (graph = new FakeGraph()) =>
  graph
    .on(ACCOUNTS, listOf([aPage('1')]))
    .on(BUSINESSES, listOf([{ id: 'b1' }, { id: 'b2' }]))
    .on(`${BASE}/b1/owned_pages`, listOf([aPage('2')]))
    .on(`${BASE}/b1/client_pages`, listOf([aPage('3')]))
    .on(`${BASE}/b2/owned_pages`, noPages())
    .on(`${BASE}/b2/client_pages`, listOf([aPage('4')]));

describe('granted scopes', () => {
  it('are those that the person did not untick', async () => {
    const graph = new FakeGraph().on(
      `${BASE}/me/permissions`,
      permissions(['pages_show_list', 'public_profile'], ['pages_manage_posts'])
    );
    expect(await fetchGrantedScopes(anApi(graph))).toEqual(['pages_show_list', 'public_profile']);
  });
});

describe('the Pages of a person', () => {
  it('are listed over all pages of the list', async () => {
    const graph = new FakeGraph()
      .on(ACCOUNTS, listOf([aPage('1')], 'c1'), listOf([aPage('2')]))
      .on(BUSINESSES, noPages());
    expect(await idsOf(pagesOf(graph))).toEqual(['1', '2']);
    expect(queryOf(graph.requests[0]).fields).toBe(
      'id,name,access_token,username,picture{url},tasks'
    );
  });

  it('come through businesses too, owned or of clients', async () => {
    expect(await idsOf(pagesOf(withBusiness()))).toEqual(['1', '2', '3', '4']);
  });

  it('are listed once, in the version that can be posted to', async () => {
    const graph = withBusiness()
      .on(
        ACCOUNTS,
        listOf([aPage('1'), aPage('2', { tasks: ['ANALYZE'] }), aPage('3', { access_token: null })])
      )
      .on(`${BASE}/b2/owned_pages`, listOf([aPage('1', { access_token: undefined })]));
    const pages = await pagesOf(graph);
    expect(pages.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    expect(pages.map((page) => pageProblem(page))).toEqual([null, null, null, null]);
  });

  it('are not asked for at businesses without the permission', async () => {
    const graph = new FakeGraph().on(ACCOUNTS, listOf([aPage('1')]));
    expect(await idsOf(pagesOf(graph, ['pages_show_list']))).toEqual(['1']);
    expect(graph.paths).toEqual([ACCOUNTS]);
  });

  it('are not asked for at all without the permission to list them', async () => {
    const graph = new FakeGraph();
    expect(await pagesOf(graph, ['business_management'])).toEqual([]);
    expect(graph.requests).toEqual([]);
  });

  it.each([
    ['is refused', graphError({ code: 10 })],
    ['is throttled', graphError({ code: 17 })],
    ['gives something unreadable', answer(200, '<html>')],
  ])('are those of their own when the list of businesses %s', async (_, step) => {
    expect(await idsOf(pagesOf(withBusiness().on(BUSINESSES, step)))).toEqual(['1']);
  });

  it('of one business may be refused without harm to those of the next', async () => {
    const graph = withBusiness().on(`${BASE}/b1/owned_pages`, graphError({ code: 200 }));
    expect(await idsOf(pagesOf(graph))).toEqual(['1', '3', '4']);
  });

  it('are as many as were read when a throttle ends the reading', async () => {
    const graph = withBusiness().on(`${BASE}/b1/client_pages`, graphError({ code: 4 }));
    expect(await idsOf(pagesOf(graph))).toEqual(['1', '2']);
    expect(graph.paths).not.toContain(`${BASE}/b2/owned_pages`);
  });

  it('cannot be listed when the first list is refused', async () => {
    const graph = withBusiness().on(ACCOUNTS, graphError({ code: 190, subcode: 460 }));
    expect((await failureOf(pagesOf(graph))).code).toBe('PASSWORD_CHANGED');
  });

  it('are asked for without tasks where a list does not know them', async () => {
    const unknown = graphError({
      code: 100,
      message: '(#100) Tried accessing nonexisting field (tasks) on node type (Page)',
    });
    const withoutTasks = listOf([aPage('2', { tasks: undefined })]);
    const graph = withBusiness().on(`${BASE}/b1/owned_pages`, unknown, withoutTasks);
    const pages = await pagesOf(graph);
    expect(pages.map(({ id }) => id)).toEqual(['1', '2', '3', '4']);
    const [, again] = graph.sent(`${BASE}/b1/owned_pages`);
    expect(queryOf(again).fields).toBe('id,name,access_token,username,picture{url}');
  });

  it('keep what can be read of them', async () => {
    const odd = { id: '9', name: 5, access_token: 7, tasks: 'ALL', picture: { data: [] } };
    const graph = new FakeGraph()
      .on(ACCOUNTS, listOf([odd, { name: 'no id' }]))
      .on(BUSINESSES, noPages());
    expect(await pagesOf(graph)).toEqual([
      expect.objectContaining({
        id: '9',
        name: '',
        access_token: null,
        tasks: null,
        picture: null,
      }),
    ]);
  });
});

describe('the problem of a Page', () => {
  const problemOf = (changes: Record<string, unknown>, sufficient?: string[]) =>
    pageProblem({ ...aPage('1', { name: 'Regatta Watch' }), ...changes }, sufficient);

  it.each([
    ['with the task', {}],
    ['with unknown tasks', { tasks: null }],
  ])('is none %s', (_, changes) => {
    expect(problemOf(changes)).toBeNull();
  });

  it.each([[['ANALYZE', 'MODERATE']], [[]], [['MANAGE']]])(
    'names the Page, what is missing and whom to ask (tasks %j)',
    (tasks) => {
      expect(problemOf({ tasks })).toBe(
        'You may not create content on the Page "Regatta Watch": ask an admin of the Page for the task "Content", then connect it again.'
      );
    }
  );

  it('is none with another task that suffices', () => {
    expect(problemOf({ tasks: ['MANAGE'] }, ['CREATE_CONTENT', 'MANAGE'])).toBeNull();
  });

  it('says that there is no access of their own when there is no token', () => {
    expect(problemOf({ access_token: null })).toMatch(
      /no access to the Page "Regatta Watch" of your own: ask an admin/
    );
  });

  it('calls a Page without a name by its number', () => {
    expect(problemOf({ name: '', tasks: [] })).toContain('the Page "1"');
  });
});
