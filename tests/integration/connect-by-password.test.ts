import { ACTIONS } from '../../server/src/constants';
import { startTestApp, type TestApp } from './harness/app';
import { callApi } from './harness/http';
import { arrive, callbackWith } from './harness/oauth-walk';
import { aMember, blueskyAccount, type Member } from './harness/people';
import { tablesOf } from './harness/rows';

let app: TestApp;
let person: Member;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  person = await aMember(app, [{ action: ACTIONS.connect }]);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

beforeEach(async () => {
  await tablesOf(app).connections.deleteMany({ where: {} });
});

const storedConnections = () => tablesOf(app).connections.count({});

const connect = (platform: string, body: unknown) =>
  callApi(app, {
    method: 'POST',
    path: `/platforms/${platform}/connect`,
    token: person.token,
    body,
  });

describe('connecting a platform that does not exist', () => {
  it('answers 404 with a sentence, at the start and at the callback', async () => {
    const message = 'There is no platform "carrierpigeon".';
    expect(await connect('carrierpigeon', {})).toMatchObject({ status: 404, message });
    const path = '/platforms/carrierpigeon/callback';
    const callback = await callApi(app, { method: 'GET', path, token: null });
    expect(callback).toMatchObject({ status: 404, message });
  });
});

describe('connecting Bluesky', () => {
  it('stores the account and answers its id', async () => {
    const answer = await connect('bluesky', await blueskyAccount(app));
    expect(answer.status).toBe(200);
    const [connection] = await tablesOf(app).connections.findMany({});
    expect(answer.data).toEqual({ connectionIds: [connection?.id] });
  });

  it('refuses a wrong app password with 400, because 401 would log the admin out', async () => {
    const { identifier } = await blueskyAccount(app);
    const password = 'wrong-wron-wron-wron';
    const answer = await connect('bluesky', { identifier, password });
    expect(answer.status).toBe(400);
    expect(answer.message).toMatch(/^Bluesky did not accept this handle and app password/);
    expect(answer.message).not.toContain(password);
    expect(await storedConnections()).toBe(0);
  });

  it('refuses a request without handle or password with a sentence', async () => {
    expect(await connect('bluesky', {})).toMatchObject({
      status: 400,
      message: 'Handle and app password are needed.',
    });
    expect(await storedConnections()).toBe(0);
  });

  it('has no callback', async () => {
    const arrival = await arrive(callbackWith(app, 'bluesky', { state: 's', code: 'c' }), null);
    expect(arrival.page?.searchParams.get('problem')).toBe('state_unknown');
  });
});
