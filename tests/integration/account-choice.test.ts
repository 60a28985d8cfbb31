import type { AccountChoice } from '../../contracts/account-choices';
import { ACTIONS } from '../../server/src/constants';
import { startTestApp, type TestApp } from './harness/app';
import { callApi, type Answer } from './harness/http';
import { arrive, decide, startFlow, type ConsentChanges } from './harness/oauth-walk';
import { aMember, type Member } from './harness/people';
import { tablesOf } from './harness/rows';

const CONNECT = [{ action: ACTIONS.connect }, { action: ACTIONS.read }];
const EDITOR = { set: { account: 'harbour-light-editor', decision: 'allow' } };
const WEEKLY = '104829175630021';
const BOOKS = '61570000000000213';
const WATCH = '109377460218845';

let app: TestApp;
let person: Member;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  person = await aMember(app, CONNECT);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

beforeEach(async () => {
  const { connections, choices, apps } = tablesOf(app);
  for (const table of [connections, choices, apps]) await table.deleteMany({ where: {} });
});

/** Where the admin is after a whole consent. */
const consentTo = async (
  platform: string,
  changes: ConsentChanges,
  body: Record<string, unknown> = {}
): Promise<URL> => {
  const flow = await startFlow(app, person.token, platform, body);
  const { page } = await arrive(await decide(flow, changes), flow.cookie);
  if (!page) throw new Error('The browser did not come back to the admin.');
  return page;
};

const problemOf = (page: URL) => page.searchParams.get('problem');
const tokenOf = (page: URL) => /\/connections\/choose\/([\w-]{43})$/.exec(page.pathname)?.[1] ?? '';
const onChoice = (
  method: string,
  token: string,
  { as = person, body }: { as?: Member; body?: unknown } = {}
): Promise<Answer> =>
  callApi(app, { method, path: `/account-choices/${token}`, token: as.token, body });
const accountIds = async () =>
  (await tablesOf(app).connections.findMany({})).map(({ accountId }) => accountId).sort();

describe('a consent that gives several accounts', () => {
  it('leads to the page that asks, with nothing stored yet', async () => {
    const token = tokenOf(await consentTo('facebook', EDITOR));
    expect(token).not.toBe('');
    expect(await accountIds()).toEqual([]);
    const { status, data } = await onChoice('GET', token);
    expect(status).toBe(200);
    const { accounts, platformLabel } = data as AccountChoice;
    expect(platformLabel).toBe('Facebook');
    expect(accounts.map(({ id }) => id).sort()).toEqual([WEEKLY, BOOKS, WATCH].sort());
    expect(accounts.find(({ id }) => id === WATCH)?.problem).toMatch(/Harbour Regatta Watch/);
    expect(accounts.filter(({ problem }) => problem === null)).toHaveLength(2);
    expect(JSON.stringify(data)).not.toMatch(/EAA|access_token/);
  });

  it('stores those that were picked and nothing of the others', async () => {
    const token = tokenOf(await consentTo('facebook', EDITOR));
    const answer = await onChoice('POST', token, { body: { accountIds: [WEEKLY] } });
    expect(answer.status).toBe(200);
    expect(await accountIds()).toEqual([WEEKLY]);
    expect(await tablesOf(app).choices.count({})).toBe(0);
    expect((await onChoice('GET', token)).status).toBe(404);
  });

  it('never stores one that cannot be used', async () => {
    const token = tokenOf(await consentTo('facebook', EDITOR));
    await onChoice('POST', token, { body: { accountIds: [BOOKS, WATCH, '999'] } });
    expect(await accountIds()).toEqual([BOOKS]);
  });

  it('keeps the consent sealed while it waits', async () => {
    await consentTo('facebook', EDITOR);
    const [row] = await tablesOf(app).choices.findMany({});
    expect(row?.credentials).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('is nobody else’s to pick from', async () => {
    const other = await aMember(app, CONNECT);
    const token = tokenOf(await consentTo('facebook', EDITOR));
    const body = { accountIds: [WEEKLY] };
    expect((await onChoice('GET', token, { as: other })).status).toBe(404);
    expect((await onChoice('POST', token, { as: other, body })).status).toBe(404);
    expect(await accountIds()).toEqual([]);
  });

  it('is over after half an hour, and says what to do', async () => {
    const token = tokenOf(await consentTo('facebook', EDITOR));
    const past = { data: { expiresAt: new Date(Date.now() - 1) } };
    await tablesOf(app).choices.updateMany({ where: {}, ...past });
    const answer = await onChoice('POST', token, { body: { accountIds: [WEEKLY] } });
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.message).toMatch(/This choice is over.*Connect the account again\./);
  });

  it('can be called off', async () => {
    const token = tokenOf(await consentTo('facebook', EDITOR));
    expect((await onChoice('DELETE', token)).status).toBe(200);
    expect((await onChoice('GET', token)).status).toBe(404);
    expect(await accountIds()).toEqual([]);
  });
});

describe('a consent without any account', () => {
  it('says so and stores nothing', async () => {
    const nobody = { set: { account: 'lantern-row-studio', decision: 'allow' } };
    expect(problemOf(await consentTo('facebook', nobody))).toBe('no_accounts');
    expect(await accountIds()).toEqual([]);
  });
});

describe('reconnecting an account', () => {
  const theOneConnection = async () => {
    const [row] = await tablesOf(app).connections.findMany({});
    if (!row) throw new Error('Nothing is connected.');
    return row;
  };

  it('keeps its row, also where the consent gives several accounts', async () => {
    const token = tokenOf(await consentTo('facebook', EDITOR));
    await onChoice('POST', token, { body: { accountIds: [WEEKLY] } });
    const before = await theOneConnection();
    const page = await consentTo('facebook', EDITOR, { connectionId: before.id });
    expect(problemOf(page)).toBeNull();
    const after = await theOneConnection();
    expect(after.id).toBe(before.id);
    expect(after.credentials).not.toBe(before.credentials);
  });

  it('refuses another account in its place and names who signed in', async () => {
    await consentTo('instagram', {});
    const before = await theOneConnection();
    const other = { set: { account: 'lanternrow.studio' } };
    const page = await consentTo('instagram', other, { connectionId: before.id });
    expect(problemOf(page)).toBe('other_account');
    expect(page.searchParams.get('detail')).toBe('lanternrow.studio');
    expect(await tablesOf(app).connections.findMany({})).toMatchObject([
      { id: before.id, credentials: before.credentials },
    ]);
  });

  it('that is gone answers 404 with a sentence', async () => {
    const answer = await callApi(app, {
      method: 'POST',
      path: '/platforms/x/connect',
      token: person.token,
      body: { connectionId: 987_654 },
    });
    expect(answer).toMatchObject({ status: 404 });
    expect(answer.message).toMatch(/^The account to reconnect does not exist/);
  });
});

describe('the other ways to connect', () => {
  it('connects a company’s page on LinkedIn with the app for organizations', async () => {
    const page = await consentTo('linkedin', {}, { method: 'organization' });
    const token = tokenOf(page);
    if (token) {
      const { data } = await onChoice('GET', token);
      const [first] = (data as AccountChoice).accounts.filter(({ problem }) => problem === null);
      await onChoice('POST', token, { body: { accountIds: [first?.id] } });
    }
    expect(await tablesOf(app).connections.findMany({})).toMatchObject([
      { platform: 'linkedin', method: 'organization', status: 'active' },
    ]);
    expect((await accountIds())[0]).toMatch(/^urn:li:organization:/);
  });

  it('connects an Instagram account through its Facebook Page', async () => {
    const page = await consentTo('instagram', EDITOR, { method: 'facebook-login' });
    expect(problemOf(page)).toBeNull();
    expect(await tablesOf(app).connections.findMany({})).toMatchObject([
      { platform: 'instagram', method: 'facebook-login', accountId: '17841400000000101' },
    ]);
  });
});

describe('a Mastodon server', () => {
  const registrations = () => tablesOf(app).apps.findMany({});

  it('gets one app of ours, which the next account there uses as well', async () => {
    await consentTo('mastodon', {});
    const [first, ...none] = await registrations();
    expect(none).toEqual([]);
    expect(first?.serviceUrl).toBe(app.sandbox.urls.mastodon);
    await consentTo('mastodon', { set: { account: 'saltmarsh' } });
    expect(await registrations()).toHaveLength(1);
    expect(await accountIds()).toHaveLength(2);
  });

  it('that forgot our app is given a new one at the next try', async () => {
    const flow = await startFlow(app, person.token, 'mastodon');
    const callbackUrl = await decide(flow);
    app.sandbox.platforms.mastodon.actions['forget-apps']?.({});
    const { page } = await arrive(callbackUrl, flow.cookie);
    expect(page && problemOf(page)).toMatch(/exchange_refused|platform_error/);
    expect(await registrations()).toEqual([]);
    expect(problemOf(await consentTo('mastodon', {}))).toBeNull();
    expect(await accountIds()).toHaveLength(1);
  });

  it('that is not one is named in the answer', async () => {
    const body = { serviceUrl: app.sandbox.urls.x };
    const request = { method: 'POST', path: '/platforms/mastodon/connect', token: person.token };
    const answer = await callApi(app, { ...request, body });
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(new URL(app.sandbox.urls.x).host);
    const typo = await callApi(app, { ...request, body: { serviceUrl: 'not a server' } });
    expect(typo).toMatchObject({ status: 400 });
    expect(typo.message).toMatch(/is not the address of a server/);
  });
});
