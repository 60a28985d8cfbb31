import type { AdminClient } from '../../scripts/person/admin-client';
import { startTestApp, type TestApp } from './harness/app';
import {
  countCalls,
  countPosts,
  describeDeliveries,
  distributeArticle,
  run,
  workOff,
  type Distributed,
} from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';
import { rowOf, tablesOf } from './harness/rows';

type Platform = 'x' | 'linkedin' | 'bluesky';

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
}, 60_000);

afterAll(async () => {
  await app?.close();
});

beforeEach(async () => {
  app.sandbox.reset();
  await reconnect('x');
  await reconnect('linkedin');
  await reconnect('bluesky');
});

const reconnect = async (platform: Platform): Promise<void> => {
  if (platform !== 'bluesky') await admin.connectByOAuth(platform);
  else await admin.connectByPassword(platform, await blueskyAccount(app));
};

const act = (platform: Platform, action: string, input: Record<string, unknown> = {}): void => {
  app.sandbox.platforms[platform].actions[action]?.(input);
};

const connectionTo = async (platform: Platform) => {
  const connection = (await admin.connections()).find(
    (candidate) => candidate.platform === platform
  );
  if (!connection) throw new Error(`${platform} is not connected.`);
  return connection;
};

const outcomeOf = async ({ documentId }: Distributed): Promise<string[]> =>
  describeDeliveries(await workOff(app, documentId));

const refreshesOf = (platform: Platform) => countCalls(app, { platform, operation: 'token' });

describe('an access token that ran out', () => {
  it.each(['x', 'bluesky'] as const)(
    'is renewed once, and the post goes out (%s)',
    async (platform) => {
      const { credentials } = await rowOf(
        tablesOf(app).connections,
        (await connectionTo(platform)).id
      );
      act(platform, 'expire-tokens');
      const refreshes = refreshesOf(platform);
      const posts = countPosts(app);
      const distributed = await distributeArticle(app, admin, { platform });
      expect(await outcomeOf(distributed)).toEqual([`${platform} published`]);
      expect(posts.since()).toEqual([platform]);
      expect(refreshes()).toBe(1);
      const connection = await rowOf(tablesOf(app).connections, (await connectionTo(platform)).id);
      expect(connection.status).toBe('active');
      expect(connection.credentials).not.toBe(credentials);
    }
  );

  it('is renewed once for many deliveries, although the first answers come late', async () => {
    act('x', 'configure', { refreshEndsAccessToken: true });
    act('x', 'expire-tokens');
    const late = { platform: 'x', operation: 'create-post', kind: 'delay', ms: 300 } as const;
    const refreshes = refreshesOf('x');
    const posts = countPosts(app);
    const first = await distributeArticle(app, admin, { platform: 'x' });
    const second = await distributeArticle(app, admin, { platform: 'x' });
    const third = await distributeArticle(app, admin, { platform: 'x' });
    app.sandbox.faults.add(late);
    const all = [first, second, third];
    await Promise.all(all.map(({ deliveryIds }) => run(app, deliveryIds[0] ?? 0)));
    for (const distributed of all) expect(await outcomeOf(distributed)).toEqual(['x published']);
    expect(refreshes()).toBe(1);
    expect(posts.since()).toEqual(['x', 'x', 'x']);
  });

  it('makes Bluesky open a new session when the old one is gone as well', async () => {
    act('bluesky', 'expire-tokens', { refresh: true });
    const distributed = await distributeArticle(app, admin, { platform: 'bluesky' });
    expect(await outcomeOf(distributed)).toEqual(['bluesky published']);
  });

  it('disconnects nobody when the platform cannot be reached to renew it', async () => {
    act('x', 'expire-tokens');
    for (const kind of ['drop-before', 'status', 'status'] as const) {
      app.sandbox.faults.add({ platform: 'x', operation: 'token', kind, status: 503 });
    }
    const posts = countPosts(app);
    const distributed = await distributeArticle(app, admin, { platform: 'x' });
    await run(app, distributed.deliveryIds[0] ?? 0);
    expect((await connectionTo('x')).status).toBe('active');
    expect(app.sandbox.faults.pending()).toHaveLength(1);
    expect(await outcomeOf(distributed)).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
    expect((await connectionTo('x')).status).toBe('active');
  });
});

describe.each([
  { platform: 'x', action: 'revoke-tokens', name: '@harbourlight' },
  { platform: 'linkedin', action: 'expire-tokens', name: 'Harbour Light' },
] as const)('a sign-in to $platform that only a person can renew', ({ platform, action, name }) => {
  it('holds what is to be posted until the account is connected again', async () => {
    const posts = countPosts(app);
    act(platform, action);
    const first = await distributeArticle(app, admin, { platform });
    const [held] = await outcomeOf(first);
    expect(held).toMatch(`${platform} held Waiting for you to reconnect ${name}`);
    const broken = await connectionTo(platform);
    expect(broken.status).toBe('needs_reconnect');
    expect(broken.statusReason).toMatch(/\S/);
    const second = await distributeArticle(app, admin, { platform });
    expect((await outcomeOf(second))[0]).toMatch(`${platform} held Waiting for you to reconnect`);
    expect(posts.since()).toEqual([]);

    await reconnect(platform);
    expect(await connectionTo(platform)).toMatchObject({
      id: broken.id,
      status: 'active',
      statusReason: null,
    });
    expect(await outcomeOf(first)).toEqual([`${platform} published`]);
    expect(await outcomeOf(second)).toEqual([`${platform} published`]);
    expect(posts.since()).toEqual([platform, platform]);
  });

  it('that was renewed while the old one was still tried, stays renewed', async () => {
    const posts = countPosts(app);
    act(platform, action);
    const distributed = await distributeArticle(app, admin, { platform });
    app.sandbox.faults.add({ platform, operation: 'create-post', kind: 'delay', ms: 700 });
    const working = run(app, distributed.deliveryIds[0] ?? 0);
    await reconnect(platform);
    await working;
    expect(await outcomeOf(distributed)).toEqual([`${platform} published`]);
    expect((await connectionTo(platform)).status).toBe('active');
    expect(posts.since()).toEqual([platform]);
  });
});

describe('a sign-in that is lost while it is not known whether X posted', () => {
  it('is found out about after the account was connected again', async () => {
    const posts = countPosts(app);
    app.sandbox.faults.add({ platform: 'x', operation: 'create-post', kind: 'commit-then-drop' });
    const distributed = await distributeArticle(app, admin, { platform: 'x' });
    const id = distributed.deliveryIds[0] ?? 0;
    await run(app, id);
    act('x', 'revoke-tokens');
    while ((await connectionTo('x')).status === 'active') await run(app, id);
    expect(await rowOf(tablesOf(app).deliveries, id)).toMatchObject({ state: 'unknown' });
    await reconnect('x');
    expect(await outcomeOf(distributed)).toEqual(['x published']);
    expect(posts.since()).toEqual(['x']);
  });
});

describe('an app password that was deleted', () => {
  it('holds what is to be posted', async () => {
    act('bluesky', 'revoke-tokens');
    const distributed = await distributeArticle(app, admin, { platform: 'bluesky' });
    expect((await outcomeOf(distributed))[0]).toMatch(
      'bluesky held Waiting for you to reconnect @harbourlight.test'
    );
    expect((await connectionTo('bluesky')).status).toBe('needs_reconnect');
  });
});
