import { ACTIONS } from '../../server/src/constants';
import type { Sandbox } from '../../sandbox/src';
import { startTestApp, type TestApp } from './harness/app';
import { callApi } from './harness/http';
import {
  arrive,
  callbackWith,
  decide,
  startFlow,
  stateOf,
  type Arrival,
  type ConsentChanges,
} from './harness/oauth-walk';
import { aMember, giveRights, type Member } from './harness/people';
import { tablesOf } from './harness/rows';

const MINUTE_MS = 60_000;
const CONNECT = [{ action: ACTIONS.connect }];

interface Case {
  platform: keyof Sandbox['platforms'];
  /** Another platform, whose state is foreign here. */
  other: string;
  /** What makes it one usable account; else the form as it stands. */
  yes?: ConsentChanges;
  /** Value of the form's button that means no. */
  no: string;
  codeLifetimeMs: number;
  /** A needed permission, and how a person leaves it out. */
  withheld: ConsentChanges & { scope: string; knobs?: Record<string, unknown> };
  /** Targets that an account gets: none before we can post there. */
}

const HOUR_MS = 3_600_000;
const ONE_PAGE = { account: 'saltmarsh-press-desk', decision: 'allow' };

/** What differs between the OAuth platforms. */
const CASES: readonly Case[] = [
  {
    ...{ platform: 'x', other: 'linkedin', no: 'cancel', codeLifetimeMs: 30_000 },
    withheld: { scope: 'media.write', knobs: { withheldScopes: ['media.write'] } },
  },
  {
    ...{ platform: 'linkedin', other: 'x', no: 'cancel', codeLifetimeMs: HOUR_MS / 2 },
    withheld: { scope: 'w_member_social', set: { scope: 'openid profile email' } },
  },
  {
    ...{ platform: 'facebook', other: 'instagram', no: 'deny', codeLifetimeMs: HOUR_MS },
    yes: { set: ONE_PAGE },
    withheld: {
      scope: 'pages_manage_posts',
      set: ONE_PAGE,
      untick: [{ name: 'permissions', value: 'pages_manage_posts' }],
    },
  },
  {
    ...{ platform: 'instagram', other: 'facebook', no: 'deny', codeLifetimeMs: HOUR_MS },
    withheld: {
      scope: 'instagram_business_content_publish',
      untick: [{ name: 'permissions', value: 'instagram_business_content_publish' }],
    },
  },
  {
    ...{ platform: 'threads', other: 'x', no: 'cancel', codeLifetimeMs: HOUR_MS },
    withheld: {
      scope: 'threads_content_publish',
      untick: [{ name: 'grant_threads_content_publish' }],
    },
  },
  {
    ...{ platform: 'tiktok', other: 'x', no: 'cancel', codeLifetimeMs: HOUR_MS },
    withheld: { scope: 'video.publish', untick: [{ name: 'grant_video.publish' }] },
  },
  {
    ...{ platform: 'mastodon', other: 'x', no: 'cancel', codeLifetimeMs: HOUR_MS / 6 },
    withheld: { scope: 'write:statuses', set: { scope: 'read:accounts read:statuses' } },
  },
];

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
  const { targets, connections, oauthStates, choices } = tablesOf(app);
  for (const table of [targets, connections, oauthStates, choices])
    await table.deleteMany({ where: {} });
});

afterEach(() => {
  app.sandbox.clock.reset();
  app.sandbox.platforms.x.actions['configure']?.({ withheldScopes: [] });
  app.sandbox.faults.clear();
});

const storedConnections = () => tablesOf(app).connections.count({});
const openStates = () => tablesOf(app).oauthStates.count({});
const startOf = (platform: string) => startFlow(app, person.token, platform);

const problemOf = ({ page }: Arrival): string | null => page?.searchParams.get('problem') ?? null;

describe.each(CASES)('connecting $platform', (oneCase) => {
  const { platform, other, codeLifetimeMs, yes } = oneCase;

  it('stores the account with sealed credentials and one target', async () => {
    const flow = await startOf(platform);
    const arrival = await arrive(await decide(flow, yes), flow.cookie);
    const [connection, ...more] = await tablesOf(app).connections.findMany({});
    expect(more).toEqual([]);
    expect(connection).toMatchObject({ platform, status: 'active' });
    expect(connection?.credentials).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await tablesOf(app).targets.count({})).toBe(1);
    expect(arrival.status).toBe(302);
    expect(arrival.page?.href).toMatch(
      `${app.url}/admin/plugins/social-distribution/connections?platform=${platform}&connected=`
    );
    expect([...(arrival.page?.searchParams.keys() ?? [])]).toEqual([
      'platform',
      'connected',
      'site',
    ]);
    expect(await openStates()).toBe(0);
  });

  it('keeps the row and its target when the same account is connected again', async () => {
    const first = await startOf(platform);
    await arrive(await decide(first, yes), first.cookie);
    const before = await tablesOf(app).connections.findMany({});
    const targets = await tablesOf(app).targets.findMany({});
    const second = await startOf(platform);
    const arrival = await arrive(await decide(second, yes), second.cookie);
    expect(problemOf(arrival)).toBeNull();
    const after = await tablesOf(app).connections.findMany({});
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after[0]?.credentials).not.toBe(before[0]?.credentials);
    expect(await tablesOf(app).targets.findMany({})).toMatchObject(
      targets.map(({ id, connectionId }) => ({ id, connectionId }))
    );
  });

  it('stores nothing when the person says no', async () => {
    const flow = await startOf(platform);
    const arrival = await arrive(
      await decide(flow, { set: { decision: oneCase.no } }),
      flow.cookie
    );
    expect(problemOf(arrival)).toBe('denied');
    expect(await storedConnections()).toBe(0);
    expect(await openStates()).toBe(0);
  });

  it('refuses a callback that was used before', async () => {
    const flow = await startOf(platform);
    const callbackUrl = await decide(flow, yes);
    await arrive(callbackUrl, flow.cookie);
    const before = await tablesOf(app).connections.findMany({});
    expect(problemOf(await arrive(callbackUrl, flow.cookie))).toBe('state_unknown');
    expect(await tablesOf(app).connections.findMany({})).toEqual(before);
  });

  it('lets one of two simultaneous callbacks through', async () => {
    const flow = await startOf(platform);
    const callbackUrl = await decide(flow, yes);
    const arrivals = await Promise.all([
      arrive(callbackUrl, flow.cookie),
      arrive(callbackUrl, flow.cookie),
    ]);
    expect(arrivals.map(problemOf).sort()).toEqual([null, 'state_unknown'].sort());
    expect(await storedConnections()).toBe(1);
  });

  it.each(['made up', 'of the other platform', 'missing'])(
    'refuses a state that is %s',
    async (kind) => {
      const flow = await startOf(platform);
      const foreign = await startOf(other);
      const states = { 'made up': 'a'.repeat(43), 'of the other platform': stateOf(foreign) };
      const state = (states as Record<string, string>)[kind];
      const query = { code: 'any-code', ...(state === undefined ? {} : { state }) };
      const arrival = await arrive(callbackWith(app, platform, query), flow.cookie);
      expect(problemOf(arrival)).toBe('state_unknown');
      expect(await storedConnections()).toBe(0);
    }
  );

  it.each([
    ['no cookie', () => null],
    ['the cookie of another flow', async () => (await startOf(platform)).cookie],
    ['a made-up cookie', () => `social_distribution_oauth_${platform}=${'b'.repeat(43)}`],
  ])('refuses a browser with %s and uses the state up', async (_, cookieOf) => {
    const flow = await startOf(platform);
    const callbackUrl = await decide(flow, yes);
    expect(problemOf(await arrive(callbackUrl, await cookieOf()))).toBe('other_browser');
    expect(problemOf(await arrive(callbackUrl, flow.cookie))).toBe('state_unknown');
    expect(await storedConnections()).toBe(0);
  });

  it('refuses a flow that was started more than ten minutes ago', async () => {
    const flow = await startOf(platform);
    const callbackUrl = await decide(flow, yes);
    const [row, ...more] = await tablesOf(app).oauthStates.findMany({ orderBy: { id: 'desc' } });
    expect(more).toEqual([]);
    const lifetimeMs = Date.parse(String(row?.expiresAt)) - Date.now();
    expect(lifetimeMs).toBeGreaterThan(9 * MINUTE_MS);
    expect(lifetimeMs).toBeLessThanOrEqual(10 * MINUTE_MS);
    await tablesOf(app).oauthStates.updateMany({
      where: { id: row?.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(problemOf(await arrive(callbackUrl, flow.cookie))).toBe('state_unknown');
    expect(await storedConnections()).toBe(0);
  });

  it('says so when the code was exchanged too late', async () => {
    const flow = await startOf(platform);
    const callbackUrl = await decide(flow, yes);
    app.sandbox.clock.advance(codeLifetimeMs + 1_000);
    expect(problemOf(await arrive(callbackUrl, flow.cookie))).toBe('exchange_refused');
    expect(await storedConnections()).toBe(0);
  });

  it.each([
    ['lost the right', (member: Member) => giveRights(app, member.roleId, [])],
    [
      'was deactivated',
      ({ userId: id }: Member) =>
        app.strapi.db.query('admin::user').update({ where: { id }, data: { isActive: false } }),
    ],
    [
      'was deleted',
      ({ userId: id }: Member) => app.strapi.db.query('admin::user').delete({ where: { id } }),
    ],
  ])('stores nothing for a person who %s meanwhile', async (_, happen) => {
    const leaver = await aMember(app, CONNECT);
    const flow = await startFlow(app, leaver.token, platform);
    const callbackUrl = await decide(flow, yes);
    await happen(leaver);
    expect(problemOf(await arrive(callbackUrl, flow.cookie))).toBe('permission_lost');
    expect(await storedConnections()).toBe(0);
  });

  it('stores nothing when a needed permission was left out, and says what it is for', async () => {
    const { scope, knobs, ...changes } = oneCase.withheld;
    if (knobs) app.sandbox.platforms[platform].actions['configure']?.(knobs);
    const flow = await startOf(platform);
    const arrival = await arrive(await decide(flow, changes), flow.cookie);
    expect(problemOf(arrival)).toBe('missing_scopes');
    expect(arrival.page?.searchParams.get('detail')).toContain(`${scope} (without it `);
    expect(await storedConnections()).toBe(0);
  });

  it('reports trouble of the platform, at its own page and at its token endpoint', async () => {
    const first = await startOf(platform);
    const query = { state: stateOf(first), error: 'server_error', error_description: 'Try later' };
    const arrival = await arrive(callbackWith(app, platform, query), first.cookie);
    expect(problemOf(arrival)).toBe('platform_error');
    expect(arrival.page?.searchParams.get('detail')).toBe('Try later');
    const second = await startOf(platform);
    const callbackUrl = await decide(second, yes);
    app.sandbox.faults.add({ platform, operation: 'token', kind: 'status', status: 503 });
    expect(problemOf(await arrive(callbackUrl, second.cookie))).toBe('platform_error');
    expect(await storedConnections()).toBe(0);
  });
});

const withApps = CASES.filter(({ platform }) => platform !== 'mastodon');

describe.each(withApps)('connecting $platform without an app', ({ platform }) => {
  it('is refused with the next step', async () => {
    const path = `plugin::social-distribution.platforms.${platform}.clientId`;
    const clientId: unknown = app.strapi.config.get(path);
    app.strapi.config.set(path, undefined);
    try {
      const answer = await connect(platform, {});
      expect(answer.status).toBe(400);
      expect(answer.message).toMatch(/cannot be connected: its app is not configured yet\. Enter/);
    } finally {
      app.strapi.config.set(path, clientId);
    }
    expect(await openStates()).toBe(0);
  });
});

const connect = (platform: string, body: unknown) =>
  callApi(app, {
    method: 'POST',
    path: `/platforms/${platform}/connect`,
    token: person.token,
    body,
  });
