import { inspect } from 'node:util';

import type { Account, AdapterDeps } from '../../../../server/src/platforms/contract';
import { createAuthorizeUrl, exchangeCode } from '../../../../server/src/platforms/oauth';
import {
  FacebookConnector,
  facebookConnectorDescriptor,
} from '../../../../server/src/platforms/facebook';
import { FACEBOOK_OAUTH } from '../../../../server/src/platforms/facebook/descriptor';
import {
  answer,
  failureOf,
  FakeGraph,
  graphError,
  listOf,
  permissions,
  queryOf,
  SECRET,
  someDeps,
  userCredentials,
  USER_TOKEN,
} from '../meta/builders';

const BASE = 'graph.facebook.com/v26.0';
const ID = '61570000000000213';
const PAGE_TOKEN = 'EAAPtokenOfThePage';
const NEEDED = ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement'];
const ALL = [...NEEDED, 'pages_manage_engagement', 'read_insights', 'business_management'];

const page = {
  id: ID,
  name: 'Harbour Light Weekly',
  username: 'harbourlightweekly',
  access_token: PAGE_TOKEN,
  tasks: ['ANALYZE', 'CREATE_CONTENT', 'MODERATE'],
  picture: { data: { url: 'https://img.example/p.jpg' } },
};

const account: Account = {
  id: ID,
  handle: 'Harbour Light Weekly',
  name: 'Harbour Light Weekly',
  avatarUrl: 'https://img.example/p.jpg',
  kind: 'organization',
  profileUrl: 'https://www.facebook.com/harbourlightweekly',
};

const stored = userCredentials({ accessToken: PAGE_TOKEN, expiresAt: null, scopes: ALL });

const connectorOver = (graph: FakeGraph, changes: Partial<AdapterDeps> = {}) =>
  new FacebookConnector(someDeps(graph, changes));

const granting = (granted: readonly string[], declined: readonly string[] = []) =>
  new FakeGraph()
    .on(`${BASE}/me/permissions`, permissions(granted, declined))
    .on(`${BASE}/me/accounts`, listOf([page]))
    .on(`${BASE}/me/businesses`, listOf([]));

describe('what a consent gives', () => {
  it('is each Page with a token of its own, which has no end', async () => {
    const grant = await connectorOver(granting(ALL)).readGrant(userCredentials());
    expect(grant).toEqual({
      scopes: ALL,
      accounts: [
        {
          account,
          credentials: {
            accessToken: PAGE_TOKEN,
            refreshToken: null,
            expiresAt: null,
            refreshExpiresAt: null,
            scopes: ALL,
            issuedAt: '2026-11-22T10:00:00.000Z',
          },
          problem: null,
        },
      ],
    });
  });

  it('says what was granted, not what was asked for', async () => {
    const graph = granting(NEEDED, ['read_insights']);
    const { scopes, accounts } = await connectorOver(graph).readGrant(userCredentials());
    expect(scopes).toEqual(NEEDED);
    expect(accounts[0]?.credentials.scopes).toEqual(NEEDED);
    expect(graph.paths).not.toContain(`${BASE}/me/businesses`);
  });

  it('is no Page, rather than an error, when Pages may not be listed', async () => {
    const graph = granting(['public_profile'], ALL);
    expect(await connectorOver(graph).readGrant(userCredentials())).toEqual({
      scopes: ['public_profile'],
      accounts: [],
    });
  });

  it('gives the reason in words for a Page that cannot be posted to', async () => {
    const watched = { ...page, id: '2', name: 'Regatta Watch', tasks: ['ANALYZE'] };
    const foreign = { ...page, id: '3', name: 'Quay Shop', access_token: undefined };
    const graph = granting(NEEDED).on(`${BASE}/me/accounts`, listOf([page, watched, foreign]));
    const { accounts } = await connectorOver(graph).readGrant(userCredentials());
    expect(accounts.map(({ problem }) => problem)).toEqual([
      null,
      expect.stringMatching(
        /^You may not create content on the Page "Regatta Watch": ask an admin/
      ),
      expect.stringMatching(
        /^You have no access to the Page "Quay Shop" of your own: ask an admin/
      ),
    ]);
  });

  it('shows Pages without username, name or picture', async () => {
    const graph = granting(NEEDED).on(
      `${BASE}/me/accounts`,
      listOf([{ id: '7', access_token: PAGE_TOKEN }])
    );
    const { accounts } = await connectorOver(graph).readGrant(userCredentials());
    expect(accounts[0]).toMatchObject({
      account: {
        name: 'Page 7',
        handle: 'Page 7',
        avatarUrl: null,
        profileUrl: 'https://www.facebook.com/7',
      },
      problem: null,
    });
  });

  it('is asked for at the configured addresses and version', async () => {
    const graph = new FakeGraph()
      .on('graph.example:81/v23.0/me/permissions', permissions(NEEDED))
      .on('graph.example:81/v23.0/me/accounts', listOf([page]));
    const baseUrls = { web: 'https://web.example', graph: 'http://graph.example:81' };
    const connector = connectorOver(graph, { baseUrls, apiVersion: 'v23.0' });
    const { accounts } = await connector.readGrant(userCredentials());
    expect(accounts[0]?.account.profileUrl).toBe('https://web.example/harbourlightweekly');
  });
});

describe('checking a Page', () => {
  const PATH = `${BASE}/${ID}`;
  const node = answer(200, { ...page, access_token: undefined });
  const check = (graph: FakeGraph, credentials = stored) =>
    connectorOver(graph).validateCredentials(credentials, account);
  const noTasks = graphError({
    code: 100,
    message: '(#100) Tried accessing nonexisting field (tasks) on node type (Page)',
  });

  it('reads it with its own token', async () => {
    const graph = new FakeGraph().on(PATH, answer(200, { ...page, name: 'Renamed' }));
    expect(await check(graph)).toEqual({
      account: { ...account, handle: 'Renamed', name: 'Renamed' },
      missingScopes: [],
    });
    expect(graph.requests[0]?.headers?.authorization).toBe(`Bearer ${PAGE_TOKEN}`);
    expect(queryOf(graph.requests[0]).fields).toBe('id,name,username,picture{url},tasks');
  });

  it('does without tasks where they cannot be read', async () => {
    const graph = new FakeGraph().on(PATH, noTasks, answer(200, { ...page, tasks: undefined }));
    expect((await check(graph)).account).toEqual(account);
    expect(queryOf(graph.requests[1]).fields).toBe('id,name,username,picture{url}');
  });

  it('names the needed scopes that were not granted, and no others', async () => {
    const graph = new FakeGraph().on(PATH, node);
    const scopes = ['pages_show_list', 'public_profile'];
    const { missingScopes } = await check(graph, { ...stored, scopes });
    expect(missingScopes).toEqual(['pages_manage_posts', 'pages_read_engagement']);
  });

  it('finds a role that does not suffice any more', async () => {
    const graph = new FakeGraph().on(PATH, answer(200, { ...page, tasks: ['ANALYZE'] }));
    const failure = await failureOf(check(graph));
    expect(failure).toMatchObject({ family: 'account_problem', code: 'ROLE_LOST' });
    expect(failure.message).toMatch(/the Page "Harbour Light Weekly": ask an admin/);
  });

  it.each([
    ['a deleted Page', { code: 100, subcode: 33 }, 'account_problem', 'NOT_FOUND', /was deleted/],
    ['a lost role', { code: 190, subcode: 492 }, 'auth_expired', 'ROLE_LOST', /lost their role/],
    [
      'a removed app',
      { code: 190, subcode: 458 },
      'auth_expired',
      'APP_REMOVED',
      /removed this app/,
    ],
    [
      'a changed password',
      { code: 190, subcode: 460 },
      'auth_expired',
      'PASSWORD_CHANGED',
      /password.*was changed/,
    ],
    ['a checkpoint', { code: 190, subcode: 459 }, 'auth_expired', 'CHECKPOINT', /confirm who/],
    ['a taken permission', { code: 200 }, 'account_problem', 'PERMISSION_MISSING', /permission/],
  ])('tells %s by its own sentence', async (_, error, family, code, words) => {
    const failure = await failureOf(check(new FakeGraph().on(PATH, graphError(error))));
    expect(failure).toMatchObject({ family, code });
    expect(failure.message).toContain('the Page "Harbour Light Weekly"');
    expect(failure.message).toMatch(words);
    expect(failure.message).toMatch(/connect it again/i);
  });

  it('leaves the Page alone when Facebook is in trouble', async () => {
    for (const step of [graphError({ code: 2 }, 500), answer(502, '<html>')]) {
      expect((await failureOf(check(new FakeGraph().on(PATH, step)))).family).toBe('retryable');
    }
  });

  it('keeps the token and the secret out of what it says', async () => {
    const echo = graphError({ code: 190, message: `Malformed ${PAGE_TOKEN} with ${SECRET}` });
    const failure = await failureOf(check(new FakeGraph().on(PATH, echo)));
    expect(inspect(failure, { depth: 9 })).not.toMatch(new RegExp(`${PAGE_TOKEN}|${SECRET}`));
  });
});

describe('the token of a Page', () => {
  it('cannot be renewed: somebody has to connect it again', async () => {
    const graph = new FakeGraph();
    const failure = await failureOf(connectorOver(graph).refreshToken());
    expect(failure).toMatchObject({ family: 'auth_expired' });
    expect(failure.message).toMatch(/connect it again/);
    expect(graph.requests).toEqual([]);
  });

  it('is not given back, because the other Pages of the person would lose theirs', async () => {
    const graph = new FakeGraph();
    await expect(connectorOver(graph).revoke()).resolves.toBeUndefined();
    expect(graph.requests).toEqual([]);
  });
});

describe('the way in', () => {
  const { baseUrls } = facebookConnectorDescriptor;
  const redirectUri = 'https://cms.example/cb';

  it('is the dialog of the configured version, and asks again for what was declined', () => {
    const deps = someDeps(new FakeGraph(), { baseUrls });
    const { url, codeVerifier } = createAuthorizeUrl({
      ...{ oauth: FACEBOOK_OAUTH, deps, redirectUri, state: 's' },
    });
    expect(url.startsWith('https://www.facebook.com/v26.0/dialog/oauth?')).toBe(true);
    expect(codeVerifier).toBeNull();
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      response_type: 'code',
      client_id: 'the-app',
      redirect_uri: redirectUri,
      scope: ALL.join(','),
      state: 's',
      auth_type: 'rerequest',
    });
  });

  const redeem = (graph: FakeGraph) =>
    exchangeCode({
      oauth: FACEBOOK_OAUTH,
      deps: someDeps(graph, { baseUrls }),
      redirectUri,
      code: 'the-code',
      codeVerifier: null,
    });

  it('makes a long token of the code in two steps', async () => {
    const PATH = `${BASE}/oauth/access_token`;
    const graph = new FakeGraph().on(
      PATH,
      answer(200, { access_token: 'EAAshort', token_type: 'bearer', expires_in: 5183 }),
      answer(200, { access_token: USER_TOKEN, token_type: 'bearer' })
    );
    expect(await redeem(graph)).toMatchObject({
      accessToken: USER_TOKEN,
      refreshToken: null,
      expiresAt: '2027-01-21T10:00:00.000Z',
    });
    expect(graph.requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(queryOf(graph.requests[0])).toMatchObject({
      code: 'the-code',
      redirect_uri: redirectUri,
    });
    expect(queryOf(graph.requests[1])).toEqual({
      grant_type: 'fb_exchange_token',
      fb_exchange_token: 'EAAshort',
      client_id: 'the-app',
      client_secret: SECRET,
    });
  });

  it.each([
    [
      { code: 100, subcode: 36009, message: 'This authorization code has been used.' },
      'auth_expired',
    ],
    [{ code: 1, message: 'Error validating client secret.' }, 'operator_problem'],
    [{ code: 101, message: 'Error validating application.' }, 'operator_problem'],
    [{ code: 2, message: 'Service temporarily unavailable' }, 'retryable'],
  ])('is barred by %j', async (error, family) => {
    const graph = new FakeGraph().on(`${BASE}/oauth/access_token`, graphError(error));
    expect((await failureOf(redeem(graph))).family).toBe(family);
  });

  it('is for several Pages at once, by the app for Facebook', () => {
    expect(facebookConnectorDescriptor).toMatchObject({
      id: 'facebook',
      apiVersion: { default: 'v26.0', sunsetAt: null },
      methods: [{ id: 'default', label: 'Pages', app: 'facebook', hasChoice: true }],
    });
    expect(FACEBOOK_OAUTH.scopes.filter(({ isNeeded }) => isNeeded)).toHaveLength(NEEDED.length);
  });
});
