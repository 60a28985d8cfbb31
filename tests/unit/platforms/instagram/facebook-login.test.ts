import type { Account, AdapterDeps } from '../../../../server/src/platforms/contract';
import {
  InstagramConnector,
  instagramConnectorDescriptor,
} from '../../../../server/src/platforms/instagram';
import { createAuthorizeUrl } from '../../../../server/src/platforms/oauth';
import {
  answer,
  failureOf,
  FakeGraph,
  graphError,
  listOf,
  permissions,
  queryOf,
  someDeps,
  userCredentials,
  USER_TOKEN,
} from '../meta/builders';

const BASE = 'graph.facebook.com/v25.0';
const ID = '17841400000000123';
const PAGE_TOKEN = 'EAAPtokenOfThePage';
const NEEDED = [
  'instagram_basic',
  'instagram_content_publish',
  'pages_show_list',
  'pages_read_engagement',
];

const linked = {
  id: ID,
  username: 'harbourlight.weekly',
  name: 'Harbour Light Weekly',
  profile_picture_url: 'https://img.example/i.jpg',
};

const page = {
  id: '104829175630021',
  name: 'Harbour Light',
  access_token: PAGE_TOKEN,
  tasks: ['CREATE_CONTENT'],
  instagram_business_account: linked,
};

const account: Account = {
  id: ID,
  handle: 'harbourlight.weekly',
  name: 'Harbour Light Weekly',
  avatarUrl: 'https://img.example/i.jpg',
  kind: 'organization',
  profileUrl: 'https://www.instagram.com/harbourlight.weekly/',
};

const connectorOver = (graph: FakeGraph, changes: Partial<AdapterDeps> = {}) =>
  new InstagramConnector(
    someDeps(graph, {
      baseUrls: instagramConnectorDescriptor.baseUrls,
      apiVersion: 'v25.0',
      method: 'facebook-login',
      ...changes,
    })
  );

const granting = (granted: readonly string[], pages: readonly unknown[] = [page]) =>
  new FakeGraph()
    .on(`${BASE}/me/permissions`, permissions(granted))
    .on(`${BASE}/me/accounts`, listOf(pages));

const grantOf = (graph: FakeGraph) => connectorOver(graph).readGrant(userCredentials());

describe('what a consent at Facebook gives', () => {
  it('is the accounts behind the Pages, with the tokens of the Page and of the person', async () => {
    const graph = granting(NEEDED);
    expect(await grantOf(graph)).toEqual({
      scopes: NEEDED,
      accounts: [
        {
          account,
          credentials: {
            accessToken: PAGE_TOKEN,
            userAccessToken: USER_TOKEN,
            refreshToken: null,
            expiresAt: null,
            refreshExpiresAt: null,
            issuedAt: '2026-11-22T10:00:00.000Z',
            scopes: NEEDED,
          },
          problem: null,
        },
      ],
    });
    expect(queryOf(graph.sent(`${BASE}/me/accounts`)[0]).fields).toContain(
      'instagram_business_account{id,username,name,profile_picture_url}'
    );
  });

  it('leaves out Pages without an account behind them', async () => {
    const bare = { ...page, id: '2', instagram_business_account: undefined };
    const { accounts } = await grantOf(granting(NEEDED, [bare, page]));
    expect(accounts.map((found) => found.account.id)).toEqual([ID]);
  });

  it('follows the list to its end and goes through businesses', async () => {
    const behind = (id: string) => ({ ...page, id, instagram_business_account: { ...linked, id } });
    const graph = granting([...NEEDED, 'business_management'])
      .on(`${BASE}/me/accounts`, listOf([behind('1')], 'c1'), listOf([behind('2')]))
      .on(`${BASE}/me/businesses`, listOf([{ id: 'b' }]))
      .on(`${BASE}/b/owned_pages`, listOf([behind('3')]))
      .on(`${BASE}/b/client_pages`, listOf([behind('1'), behind('4')]));
    const { accounts } = await grantOf(graph);
    expect(accounts.map((found) => found.account.id)).toEqual(['1', '2', '3', '4']);
  });

  it.each([[['CREATE_CONTENT']], [['MANAGE']]])(
    'takes %j on the Page for enough',
    async (tasks) => {
      const { accounts } = await grantOf(granting(NEEDED, [{ ...page, tasks }]));
      expect(accounts[0]?.problem).toBeNull();
    }
  );

  it('gives the reason in words where the role on the Page does not suffice', async () => {
    const { accounts } = await grantOf(granting(NEEDED, [{ ...page, tasks: ['ANALYZE'] }]));
    expect(accounts[0]?.problem).toMatch(
      /may not create content on the Page "Harbour Light": ask an admin/
    );
  });

  it('is nothing, rather than an error, without the permission to read accounts', async () => {
    const granted = NEEDED.filter((scope) => scope !== 'instagram_basic');
    const bare = { ...page, instagram_business_account: undefined };
    const graph = granting(granted, [bare]);
    expect(await grantOf(graph)).toEqual({ scopes: granted, accounts: [] });
    expect(queryOf(graph.sent(`${BASE}/me/accounts`)[0]).fields).not.toContain('instagram');
  });
});

describe('checking an account behind a Page', () => {
  const check = (graph: FakeGraph, scopes = NEEDED) =>
    connectorOver(graph).validateCredentials(
      userCredentials({ accessToken: PAGE_TOKEN, scopes }),
      account
    );

  it('reads it with the token of the Page', async () => {
    const graph = new FakeGraph().on(`${BASE}/${ID}`, answer(200, { ...linked, name: 'Renamed' }));
    expect(await check(graph)).toEqual({
      account: { ...account, name: 'Renamed' },
      missingScopes: [],
    });
    expect(graph.requests[0]?.headers?.authorization).toBe(`Bearer ${PAGE_TOKEN}`);
  });

  it('names the needed scopes of this way in', async () => {
    const graph = new FakeGraph().on(`${BASE}/${ID}`, answer(200, linked));
    const { missingScopes } = await check(graph, ['instagram_basic', 'pages_show_list']);
    expect(missingScopes).toEqual(['instagram_content_publish', 'pages_read_engagement']);
  });

  it.each([
    [{ code: 100, subcode: 33 }, 'account_problem', 'NOT_FOUND'],
    [{ code: 190, subcode: 492 }, 'auth_expired', 'ROLE_LOST'],
    [{ code: 190, subcode: 458 }, 'auth_expired', 'APP_REMOVED'],
    [{ code: 190, subcode: 460 }, 'auth_expired', 'PASSWORD_CHANGED'],
  ])('tells %j by a sentence that names it', async (error, family, code) => {
    const failure = await failureOf(check(new FakeGraph().on(`${BASE}/${ID}`, graphError(error))));
    expect(failure).toMatchObject({ family, code });
    expect(failure.message).toContain('@harbourlight.weekly');
  });
});

describe('the tokens', () => {
  it('cannot be renewed and are not given back', async () => {
    const graph = new FakeGraph();
    const connector = connectorOver(graph);
    const failure = await failureOf(connector.refreshToken(userCredentials()));
    expect(failure.family).toBe('auth_expired');
    expect(failure.message).toMatch(/connect it again/);
    await connector.revoke();
    expect(graph.requests).toEqual([]);
  });
});

describe('the way in', () => {
  it("is Facebook's dialog, at the addresses of Facebook", () => {
    const method = instagramConnectorDescriptor.methods.find(({ id }) => id === 'facebook-login');
    if (method?.kind !== 'oauth2') throw new Error('Facebook Login is OAuth.');
    const { url } = createAuthorizeUrl({
      oauth: method.oauth,
      deps: someDeps(new FakeGraph(), {
        baseUrls: { ...instagramConnectorDescriptor.baseUrls, facebookWeb: 'http://127.0.0.1:81' },
        apiVersion: 'v25.0',
      }),
      redirectUri: 'https://cms.example/cb',
      state: 's',
    });
    expect(url.startsWith('http://127.0.0.1:81/v25.0/dialog/oauth?')).toBe(true);
    expect(new URL(url).searchParams.get('scope')?.split(',')).toEqual([
      ...NEEDED,
      'instagram_manage_comments',
      'instagram_manage_insights',
      'instagram_manage_contents',
      'business_management',
    ]);
  });
});
