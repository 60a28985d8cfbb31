import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { AdminClient } from '../../scripts/person/admin-client';
import { startTestApp, type TestApp } from './harness/app';
import { distributeArticle } from './harness/deliveries';
import { DISTRIBUTION } from './harness/http';
import { aMember, asAdmin, connectEverything, giveRights, type Member } from './harness/people';

const BOARD = `${DISTRIBUTION}/queue/board`;
const MONITOR = { action: ACTIONS.monitor };
const FIVE_MINUTES_MS = 5 * 60_000;

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  // Something waits in the queue: due later than the tests.
  await distributeArticle(app, admin, { inMs: 3_600_000 });
}, 60_000);

afterAll(async () => {
  jest.restoreAllMocks();
  await app?.close();
});

const ask = (token: string | null, path = '/queue/board-session') =>
  fetch(app.url + DISTRIBUTION + path, {
    method: 'POST',
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  });

/** The cookie line that a person gets. */
const cookieFor = async ({ token }: Member): Promise<string> => {
  const answer = await ask(token);
  expect(answer.status).toBe(200);
  return answer.headers.get('set-cookie') ?? '';
};

const look = (cookie: string | null, path = '') =>
  fetch(`${app.url}${BOARD}${path}`, {
    redirect: 'manual',
    headers: cookie === null ? {} : { cookie: cookie.split(';')[0] ?? '' },
  });

const aWatcher = () => aMember(app, [MONITOR]);

describe('a session for the board', () => {
  it('is a cookie for the board alone, for minutes, that no script reads', async () => {
    const answer = await ask((await aWatcher()).token);
    const line = answer.headers.get('set-cookie') ?? '';
    expect(line).toMatch(/; httponly/i);
    expect(line).toMatch(/; samesite=strict/i);
    expect(line).toContain(`; path=${BOARD};`);
    const { data } = (await answer.json()) as { data: { path: string; expiresAt: string } };
    expect(data.path).toBe(BOARD);
    const left = Date.parse(data.expiresAt) - Date.now();
    expect(left).toBeGreaterThan(FIVE_MINUTES_MS - 10_000);
    expect(left).toBeLessThanOrEqual(FIVE_MINUTES_MS);
  });

  it('tells nothing secret in its answer, and the cookie does not hold the login', async () => {
    const watcher = await aWatcher();
    const answer = await ask(watcher.token);
    const body = await answer.text();
    const pass = /=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
    expect(pass.length).toBeGreaterThan(50);
    expect(body).not.toContain(pass);
    expect(pass).not.toContain(watcher.token);
    expect(Buffer.from(pass.split('.')[3] ?? '', 'base64url').toString()).not.toContain('userId');
  });

  it.each([
    ['nobody', null],
    ['a made-up token', 'made-up'],
  ])('is refused to %s', async (_, token) => {
    expect((await ask(token)).status).toBe(401);
  });

  it('is refused to people without the permission, or with it for some sites only', async () => {
    const reader = await aMember(app, [{ action: ACTIONS.read }]);
    const ofSome = await aMember(app, [{ ...MONITOR, conditions: [THEIR_SITES] }]);
    expect((await ask(reader.token)).status).toBe(403);
    expect((await ask(ofSome.token)).status).toBe(403);
  });
});

describe('the board', () => {
  it('opens with the cookie, and only the admin panel may frame it', async () => {
    const page = await look(await cookieFor(await aWatcher()), '/');
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain(`<base href="${BOARD}/" />`);
    expect(html.match(/(?:src|href)="https?:[^"]*/g)).toBeNull();
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/frame-ancestors 'self'/);
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|https?:)/);
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('shows both queues and what waits in them: numbers of deliveries, and nothing else', async () => {
    const cookie = await cookieFor(await aWatcher());
    const answer = await look(cookie, '/api/queues?activeQueue=deliveries&status=delayed&page=1');
    expect(answer.status).toBe(200);
    const { queues } = (await answer.json()) as {
      queues: { name: string; readOnlyMode: boolean; jobs: { data: object }[] }[];
    };
    expect(queues.map(({ name }) => name)).toEqual(['deliveries', 'maintenance']);
    expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
    const [deliveries] = queues;
    expect(deliveries?.jobs).toHaveLength(3);
    for (const { data } of deliveries?.jobs ?? [])
      expect(Object.keys(data)).toEqual(['deliveryId']);
  });

  it('changes nothing, whatever it is asked', async () => {
    const cookie = (await cookieFor(await aWatcher())).split(';')[0] ?? '';
    for (const method of ['PUT', 'POST', 'PATCH', 'DELETE']) {
      const url = `${app.url}${BOARD}/api/queues/deliveries/empty`;
      const { status } = await fetch(url, { method, headers: { cookie } });
      expect([404, 405]).toContain(status);
    }
    const { delayed } = await getService(app.strapi, 'queue').status();
    expect(delayed).toBe(3);
  });

  const refused = async (cookie: string | null) => {
    for (const path of ['', '/', '/api/queues', '/static/images/logo.svg']) {
      const answer = await look(cookie, path);
      // Not 401: that would log the person out of the admin panel.
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).toContain('This look at the queue has ended.');
    }
  };

  it('is refused without a session, with a made-up one, and with the admin token', async () => {
    await refused(null);
    await refused('social_distribution_board=v1.made.up.pass');
    const { token } = await aWatcher();
    await refused(`social_distribution_board=${token}`);
    const answer = await fetch(`${app.url}${BOARD}/`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.status).toBe(403);
  });

  it('is refused when the session is over', async () => {
    const cookie = await cookieFor(await aWatcher());
    expect((await look(cookie, '/')).status).toBe(200);
    const later = Date.now() + FIVE_MINUTES_MS + 1_000;
    const clock = jest.spyOn(Date, 'now').mockImplementation(() => later);
    try {
      await refused(cookie);
    } finally {
      clock.mockRestore();
    }
  });

  it('is refused once the person has logged out', async () => {
    const watcher = await aWatcher();
    const cookie = await cookieFor(watcher);
    expect((await look(cookie, '/')).status).toBe(200);
    const sessions = app.strapi.sessionManager('admin');
    await sessions.invalidateRefreshToken(String(watcher.userId));
    await refused(cookie);
  });

  it('is refused once the permission is taken away, or the person is blocked', async () => {
    const watcher = await aWatcher();
    const cookie = await cookieFor(watcher);
    await giveRights(app, watcher.roleId, [{ action: ACTIONS.read }]);
    await refused(cookie);
    const other = await aWatcher();
    const theirs = await cookieFor(other);
    await app.strapi.db
      .query('admin::user')
      .update({ where: { id: other.userId }, data: { isActive: false } });
    await refused(theirs);
  });

  it('says so while the queue does not run', async () => {
    const cookie = await cookieFor(await aWatcher());
    await getService(app.strapi, 'queue').close(1_000);
    const answer = await look(cookie, '/');
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('The queue does not run');
  });
});
