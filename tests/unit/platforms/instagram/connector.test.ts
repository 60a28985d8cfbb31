import { inspect } from 'node:util';

import type { Account, AdapterDeps, Credentials } from '../../../../server/src/platforms/contract';
import {
  InstagramConnector,
  instagramConnectorDescriptor,
} from '../../../../server/src/platforms/instagram';
import { INSTAGRAM_OAUTH } from '../../../../server/src/platforms/instagram/descriptor';
import { createAuthorizeUrl, exchangeCode } from '../../../../server/src/platforms/oauth';
import {
  answer,
  failureOf,
  FakeGraph,
  graphError,
  queryOf,
  SECRET,
  someDeps,
} from '../meta/builders';

const ME = 'graph.instagram.com/v25.0/me';
const ID = '17841400000000123';
const TOKEN = 'IGAAlongTokenOfTheAccount';
const SCOPES = ['instagram_business_basic', 'instagram_business_content_publish'];

const me = {
  id: '1020304050',
  user_id: ID,
  username: 'harbourlight.weekly',
  name: 'Harbour Light Weekly',
  account_type: 'BUSINESS',
  profile_picture_url: 'https://img.example/i.jpg',
};

const account: Account = {
  id: ID,
  handle: 'harbourlight.weekly',
  name: 'Harbour Light Weekly',
  avatarUrl: 'https://img.example/i.jpg',
  kind: 'organization',
  profileUrl: 'https://www.instagram.com/harbourlight.weekly/',
};

const credentials: Credentials = {
  accessToken: TOKEN,
  refreshToken: null,
  expiresAt: '2027-01-10T10:00:00.000Z',
  refreshExpiresAt: null,
  issuedAt: '2026-11-11T10:00:00.000Z',
  scopes: SCOPES,
};

const connectorOver = (graph: FakeGraph, changes: Partial<AdapterDeps> = {}) =>
  new InstagramConnector(
    someDeps(graph, {
      baseUrls: instagramConnectorDescriptor.baseUrls,
      apiVersion: 'v25.0',
      ...changes,
    })
  );

const answering = (...bodies: unknown[]) =>
  new FakeGraph().on(ME, ...bodies.map((body) => answer(200, body)));

describe('what a consent gives', () => {
  it('is the one professional account, by its own id', async () => {
    const graph = answering(me);
    expect(await connectorOver(graph).readGrant(credentials)).toEqual({
      scopes: SCOPES,
      accounts: [{ account, credentials, problem: null }],
    });
    expect(queryOf(graph.requests[0]).fields).toBe(
      'user_id,username,name,account_type,profile_picture_url'
    );
    expect(graph.requests[0]?.headers?.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('is read inside a list as well', async () => {
    const { accounts } = await connectorOver(answering({ data: [me] })).readGrant(credentials);
    expect(accounts[0]?.account).toEqual(account);
  });

  it('keeps every digit of an id that comes as a number', async () => {
    const text = JSON.stringify(me).replace(`"user_id":"${ID}"`, `"user_id":${ID}`);
    const json: unknown = JSON.parse(text);
    expect(json).not.toHaveProperty('user_id', ID);
    const graph = new FakeGraph().on(ME, { status: 200, headers: {}, text, json });
    const { accounts } = await connectorOver(graph).readGrant(credentials);
    expect(accounts[0]?.account.id).toBe(ID);
  });

  it.each([
    ['BUSINESS', 'organization'],
    ['Business', 'organization'],
    ['MEDIA_CREATOR', 'person'],
    ['Media_Creator', 'person'],
    [undefined, 'person'],
  ])('can be posted to as %s', async (type, kind) => {
    const graph = answering({ ...me, account_type: type });
    const { accounts } = await connectorOver(graph).readGrant(credentials);
    expect(accounts).toMatchObject([{ account: { kind }, problem: null }]);
  });

  it.each(['PERSONAL', 'Personal'])('says what to do with a %s account', async (type) => {
    const graph = answering({ ...me, account_type: type });
    const { accounts } = await connectorOver(graph).readGrant(credentials);
    expect(accounts[0]?.problem).toMatch(
      /@harbourlight\.weekly is a personal account.*switch to a professional account/
    );
  });

  it('gets by with an id alone', async () => {
    const { accounts } = await connectorOver(answering({ user_id: ID })).readGrant(credentials);
    expect(accounts[0]?.account).toMatchObject({
      handle: ID,
      name: ID,
      avatarUrl: null,
      profileUrl: null,
    });
  });

  it('is nothing without the id that posts need', async () => {
    const call = connectorOver(answering({ ...me, user_id: undefined })).readGrant(credentials);
    expect((await failureOf(call)).code).toBe('UNREADABLE_ANSWER');
  });
});

describe('checking an account', () => {
  const check = (graph: FakeGraph, scopes = SCOPES) =>
    connectorOver(graph).validateCredentials({ ...credentials, scopes }, account);

  it('reads it anew and finds nothing missing', async () => {
    const graph = answering({ ...me, username: 'harbour.light' });
    const found = await check(graph);
    expect(found.account).toMatchObject({ id: ID, handle: 'harbour.light' });
    expect(found.missingScopes).toEqual([]);
  });

  it('names the needed scopes that were not granted, and no others', async () => {
    const { missingScopes } = await check(answering(me), ['instagram_business_basic']);
    expect(missingScopes).toEqual(['instagram_business_content_publish']);
  });

  it('finds an account that was turned into a personal one', async () => {
    const failure = await failureOf(check(answering({ ...me, account_type: 'PERSONAL' })));
    expect(failure).toMatchObject({ family: 'account_problem', code: 'PERSONAL_ACCOUNT' });
    expect(failure.message).toContain('@harbourlight.weekly');
  });

  it.each([
    [{ code: 190, subcode: 458 }, 'auth_expired', 'APP_REMOVED'],
    [{ code: 190, subcode: 460 }, 'auth_expired', 'PASSWORD_CHANGED'],
    [{ code: 190, subcode: 463 }, 'auth_expired', 'TOKEN_EXPIRED'],
    [{ code: 25, subcode: 2207050 }, 'account_problem', 'ACCOUNT_RESTRICTED'],
    [{ code: 100, subcode: 33 }, 'account_problem', 'NOT_FOUND'],
    [{ code: 10 }, 'account_problem', 'PERMISSION_MISSING'],
  ])('tells %j by a sentence that names it', async (error, family, code) => {
    const failure = await failureOf(check(new FakeGraph().on(ME, graphError(error))));
    expect(failure).toMatchObject({ family, code });
    expect(failure.message).toContain('@harbourlight.weekly');
    expect(failure.message).not.toContain('Facebook');
  });

  it('keeps the token and the secret out of what it says', async () => {
    const echo = graphError({ code: 190, message: `Cannot parse ${TOKEN} by ${SECRET}` });
    const failure = await failureOf(check(new FakeGraph().on(ME, echo)));
    expect(inspect(failure, { depth: 9 })).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
  });
});

describe('the long token', () => {
  const REFRESH = 'graph.instagram.com/refresh_access_token';
  const renew = (graph: FakeGraph, changes: Partial<Credentials> = {}) =>
    connectorOver(graph).refreshToken({ ...credentials, ...changes });

  it('renews itself', async () => {
    const graph = new FakeGraph().on(
      REFRESH,
      answer(200, {
        access_token: 'IGAAnew',
        token_type: 'bearer',
        expires_in: 5_184_000,
        permissions: 'instagram_business_basic',
      })
    );
    expect(await renew(graph)).toEqual({
      accessToken: 'IGAAnew',
      refreshToken: null,
      expiresAt: '2027-01-21T10:00:00.000Z',
      refreshExpiresAt: null,
      issuedAt: '2026-11-22T10:00:00.000Z',
      scopes: ['instagram_business_basic'],
    });
    expect(queryOf(graph.requests[0])).toEqual({
      grant_type: 'ig_refresh_token',
      access_token: TOKEN,
    });
  });

  it('is left as it is on its first day', async () => {
    const graph = new FakeGraph();
    const young = { issuedAt: '2026-11-22T09:00:00.000Z' };
    expect(await renew(graph, young)).toMatchObject({ accessToken: TOKEN, ...young });
    expect(graph.requests).toEqual([]);
  });

  it('is not renewed once it is over', async () => {
    const failure = await failureOf(renew(new FakeGraph(), { expiresAt: '2026-11-22T09:59:59Z' }));
    expect(failure).toMatchObject({ family: 'auth_expired', code: 'TOKEN_OVER' });
  });

  it.each([
    [{ code: 190, subcode: 458 }, 'auth_expired', /removed this app/],
    [{ code: 190, subcode: 460 }, 'auth_expired', /password.*was changed/],
    [{ code: 4 }, 'retryable', /./],
    [{ code: 2 }, 'retryable', /./],
  ])('answers %j in words', async (error, family, words) => {
    const failure = await failureOf(renew(new FakeGraph().on(REFRESH, graphError(error))));
    expect(failure.family).toBe(family);
    expect(failure.message).toMatch(words);
  });

  it('stays out of the words for a refused renewal', async () => {
    const echo = graphError({ code: 190, subcode: 463, message: `Expired: ${TOKEN}` });
    const failure = await failureOf(renew(new FakeGraph().on(REFRESH, echo)));
    expect(inspect(failure, { depth: 9 })).not.toContain(TOKEN);
  });

  it('is due ten days before its end', () => {
    expect(INSTAGRAM_OAUTH.refresh).toMatchObject({
      kind: 'self',
      minAgeS: 86_400,
      aheadS: 864_000,
    });
  });

  it('is not given back: Instagram knows no such call', async () => {
    const graph = new FakeGraph();
    await expect(connectorOver(graph).revoke()).resolves.toBeUndefined();
    expect(graph.requests).toEqual([]);
  });
});

describe('the way in', () => {
  const { baseUrls } = instagramConnectorDescriptor;
  const redirectUri = 'https://cms.example/cb';

  it('is a fresh sign-in at Instagram', () => {
    const deps = someDeps(new FakeGraph(), { baseUrls });
    const { url } = createAuthorizeUrl({ oauth: INSTAGRAM_OAUTH, deps, redirectUri, state: 's' });
    expect(url.startsWith('https://www.instagram.com/oauth/authorize?')).toBe(true);
    const query = Object.fromEntries(new URL(url).searchParams);
    expect(query).toMatchObject({ enable_fb_login: '0', force_reauth: 'true' });
    expect(query.scope?.split(',')).toEqual([
      ...SCOPES,
      'instagram_business_manage_comments',
      'instagram_business_manage_insights',
    ]);
  });

  const redeem = (graph: FakeGraph) =>
    exchangeCode({
      oauth: INSTAGRAM_OAUTH,
      deps: someDeps(graph, { baseUrls }),
      redirectUri,
      code: 'the-code',
      codeVerifier: null,
    });
  const CODE = 'api.instagram.com/oauth/access_token';
  const short = { access_token: 'IGAAshort', user_id: '1020304050', permissions: SCOPES.join(',') };

  it.each([
    ['inside a list', { data: [short] }],
    ['flat', { ...short, user_id: 1020304050, permissions: SCOPES }],
  ])('makes a long token of the code when the short one comes %s', async (_, body) => {
    const long = { access_token: TOKEN, token_type: 'bearer', expires_in: 5_184_000 };
    const graph = new FakeGraph()
      .on(CODE, answer(200, body))
      .on('graph.instagram.com/access_token', answer(200, long));
    expect(await redeem(graph)).toEqual({
      accessToken: TOKEN,
      refreshToken: null,
      expiresAt: '2027-01-21T10:00:00.000Z',
      refreshExpiresAt: null,
      issuedAt: '2026-11-22T10:00:00.000Z',
      scopes: SCOPES,
    });
    expect(graph.requests[0]).toMatchObject({
      method: 'POST',
      body: {
        kind: 'form',
        fields: {
          client_id: 'the-app',
          client_secret: SECRET,
          grant_type: 'authorization_code',
          redirect_uri: redirectUri,
          code: 'the-code',
        },
      },
    });
    expect(queryOf(graph.requests[1])).toEqual({
      grant_type: 'ig_exchange_token',
      client_secret: SECRET,
      access_token: 'IGAAshort',
    });
  });

  it('is barred by a used code', async () => {
    const used = {
      error_type: 'OAuthException',
      code: 400,
      error_message: 'Matching code was not found or was already used',
    };
    const failure = await failureOf(redeem(new FakeGraph().on(CODE, answer(400, used))));
    expect(failure).toMatchObject({ family: 'auth_expired', code: 'GRAPH_400' });
  });
});

describe('the descriptor', () => {
  it('offers both ways, each with its own app', () => {
    expect(instagramConnectorDescriptor).toMatchObject({
      id: 'instagram',
      handlePrefix: '@',
      apiVersion: { default: 'v25.0', sunsetAt: '2028-07-29' },
      methods: [
        { id: 'default', label: 'Professional account', app: 'instagram', hasChoice: false },
        { id: 'facebook-login', app: 'facebook', hasChoice: true },
      ],
    });
  });
});
