import { StateFile } from '../../../sandbox/src/kernel/state';
import { dataOf, listOf, XSession, type Answer } from './x-session';

let x: XSession;
let token: string;
beforeEach(async () => {
  x = await XSession.start();
  token = (await x.logIn()).accessToken;
});
afterEach(() => x.close());

const rate = ({ headers }: Answer): (string | null)[] =>
  ['limit', 'remaining'].map((name) => headers.get(`x-rate-limit-${name}`));

const me = (): Promise<Answer> => x.api(token, 'GET', '/2/users/me');

describe('rate limits', () => {
  it('count down in headers, with the end of the window in epoch seconds', async () => {
    const before = Math.floor(x.world.clock.now() / 1000);
    const answer = await me();
    expect(rate(answer)).toEqual(['75', '74']);
    const reset = Number(answer.headers.get('x-rate-limit-reset'));
    expect(reset - before).toBeGreaterThanOrEqual(900);
    expect(reset - before).toBeLessThanOrEqual(905);
    expect(rate(await me())).toEqual(['75', '73']);
  });

  it.each([
    ['POST', '/2/tweets', '100'],
    ['DELETE', '/2/tweets/1', '50'],
    ['GET', '/2/users/1/tweets', '900'],
    ['GET', '/2/tweets?ids=1', '5000'],
    ['GET', '/2/tweets/1', '900'],
    ['POST', '/2/media/upload/initialize', '1875'],
    ['POST', '/2/media/upload/1/append', '1875'],
    ['POST', '/2/media/upload/1/finalize', '1875'],
    ['GET', '/2/media/upload', '1000'],
    ['POST', '/2/media/upload', '500'],
    ['POST', '/2/media/metadata', '500'],
    ['POST', '/2/media/subtitles', '100'],
  ])('are the documented ones for %s %s', async (method, path, limit) => {
    const answer = await x.api(token, method, path);
    expect(answer.headers.get('x-rate-limit-limit')).toBe(limit);
    expect(answer.headers.get('x-transaction-id')).toMatch(/^[a-z0-9]{16}$/);
  });

  it('answer 429 when used up, per person and endpoint, until the window ends', async () => {
    x.configure({ rateLimits: { 'user-info': 2 } });
    await me();
    await me();
    const refused = await me();
    expect(refused.status).toBe(429);
    expect(refused.body).toEqual({
      title: 'Too Many Requests',
      detail: 'Too Many Requests',
      type: 'about:blank',
      status: 429,
    });
    expect(rate(refused)).toEqual(['2', '0']);
    expect(refused.headers.get('retry-after')).toBeNull();
    expect((await x.post(token, { text: 'another endpoint' })).status).toBe(201);
    const other = (await x.logIn(1)).accessToken;
    expect((await x.api(other, 'GET', '/2/users/me')).status).toBe(200);
    x.world.clock.advance(900_000);
    expect((await me()).status).toBe(200);
  });

  it('use up after exactly 100 posts', async () => {
    const answers: number[] = [];
    for (let place = 0; place < 101; place += 1) {
      answers.push((await x.post(token, { text: `post ${place}` })).status);
    }
    expect(answers.slice(0, 100).every((status) => status === 201)).toBe(true);
    expect(answers[100]).toBe(429);
    expect(x.world.ledger.all()).toHaveLength(100);
  });

  it('can have the older body', async () => {
    x.configure({ rateLimits: { 'user-info': 0 }, rateLimitBody: 'errors' });
    expect((await me()).body).toEqual({ errors: [{ code: 88, message: 'Rate limit exceeded' }] });
  });

  it('are told to strangers too, but not counted for them', async () => {
    const answer = await x.api('nobody', 'GET', '/2/users/me');
    expect([answer.status, ...rate(answer)]).toEqual([401, '75', '75']);
  });
});

describe('credits', () => {
  it('can be depleted, with either body', async () => {
    x.configure({ credits: 'depleted' });
    const newer = await x.post(token, { text: 'poor' });
    expect([newer.status, newer.body.type]).toEqual([
      402,
      'https://api.x.com/2/problems/credits-depleted',
    ]);
    x.configure({ credits: 'depleted-older-body' });
    const older = await x.post(token, { text: 'poor' });
    expect([older.status, older.body.title]).toEqual([402, 'CreditsDepleted']);
    expect(x.world.ledger.all()).toHaveLength(0);
  });
});

describe('scripted faults', () => {
  const texts = async (): Promise<unknown[]> => {
    const answer = await x.api(token, 'GET', `/2/users/${x.accountId(0)}/tweets`);
    return (listOf(answer) ?? []).map((post) => post.text);
  };

  it.each([
    ['commit-then-drop', 1],
    ['commit-then-cut', 1],
    ['drop-before', 0],
  ] as const)('%s leaves %d post behind', async (kind, count) => {
    x.world.faults.add({ platform: 'x', operation: 'create-post', kind });
    await expect(x.post(token, { text: 'in doubt' })).rejects.toThrow();
    expect(x.world.ledger.all()).toHaveLength(count);
    expect(await texts()).toHaveLength(count);
  });

  it('commit then 503: the post is there, and a second try is a duplicate', async () => {
    x.world.faults.add({ platform: 'x', operation: 'create-post', kind: 'commit-then-status' });
    const lost = await x.post(token, { text: 'in doubt' });
    expect([lost.status, lost.body.text]).toEqual([503, expect.stringContaining('<html>')]);
    expect(await texts()).toEqual(['in doubt']);
    const probe = await x.post(token, { text: 'in doubt' });
    expect([probe.status, probe.body.detail]).toEqual([
      403,
      expect.stringContaining('duplicate content'),
    ]);
  });

  it('a status answers instead of the platform, with its own headers', async () => {
    x.world.faults.add({
      platform: 'x',
      operation: 'create-post',
      kind: 'status',
      status: 429,
      headers: { 'x-rate-limit-reset': '1' },
    });
    const answer = await x.post(token, { text: 'no' });
    expect([answer.status, answer.headers.get('x-rate-limit-reset')]).toEqual([429, '1']);
    expect(x.world.ledger.all()).toHaveLength(0);
  });

  it('a delay lets the client give up while the post is made', async () => {
    x.world.faults.add({
      platform: 'x',
      operation: 'create-post',
      kind: 'commit-then-delay',
      ms: 300,
    });
    const patience = fetch(`${x.url}/2/tweets`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'slow' }),
      signal: AbortSignal.timeout(100),
    });
    await expect(patience).rejects.toThrow();
    expect(await texts()).toEqual(['slow']);
  });
});

describe('state', () => {
  it('survives a restart as plain JSON', async () => {
    const stateFile = new StateFile(null);
    const first = await XSession.start({ stateFile });
    const { accessToken } = await first.logIn();
    const id = await first.postId(accessToken, { text: 'kept' });
    await first.close();
    const copy = new StateFile(null);
    const kept = JSON.parse(JSON.stringify(stateFile.open('platform', () => ({})))) as object;
    copy.open('platform', () => kept);
    const second = await XSession.start({ stateFile: copy });
    const answer = await second.api(accessToken, 'GET', `/2/tweets/${id}`);
    expect(dataOf(answer).text).toBe('kept');
    await second.close();
  });

  it('is forgotten by reset, knobs included', async () => {
    const id = await x.postId(token, { text: 'gone' });
    x.configure({ indexingLagMs: 5 });
    x.platform.reset();
    expect((await me()).status).toBe(401);
    token = (await x.logIn()).accessToken;
    expect((await x.api(token, 'GET', `/2/tweets/${id}`)).body.data).toBeUndefined();
    expect(x.platform.actions.configure?.({})).toMatchObject({ indexingLagMs: 0 });
  });

  it('refuses unknown knobs and wrong values', () => {
    expect(() => x.configure({ indexingLag: 5 })).toThrow();
    expect(() => x.configure({ indexingLagMs: -5 })).toThrow();
  });
});

describe('unknown paths', () => {
  it('are problems below /2 and pages elsewhere', async () => {
    const api = await x.api(token, 'GET', '/2/nothing');
    expect([api.status, api.body.title]).toEqual([404, 'Not Found']);
    const page = await fetch(`${x.url}/nobody_here`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('doesn’t exist');
  });
});
