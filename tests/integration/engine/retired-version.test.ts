import type { AdminClient } from '../../../scripts/person/admin-client';
import { startTestApp, type TestApp } from '../harness/app';
import {
  countPosts,
  deliveriesWhen,
  distributeArticle,
  settled,
  type Distributed,
} from '../harness/deliveries';
import { asAdmin, connectEverything } from '../harness/people';

const KEY = 'platforms.linkedin.apiVersion';
/** The one that the plugin sends, and the one that comes after it. */
const [SENT, NEXT] = ['202609', '202610'];

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp({ env: { SOCIAL_CIRCUIT_REST_MS: '1000' }, config: { [KEY]: SENT } });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
}, 120_000);

afterAll(async () => {
  await app?.close();
});

/** LinkedIn switches every version off but these. */
const serveOnly = (...activeVersions: string[]) =>
  app.sandbox.platforms.linkedin.actions['configure']?.({ activeVersions });

const held = ({ documentId }: Distributed) =>
  deliveriesWhen(app, documentId, (rows) => rows.some(({ state }) => state === 'held'));

/** While one of them tries again, the others alone say why. */
const healthWhenHeld = async () => {
  const until = Date.now() + 15_000;
  for (;;) {
    const health = await admin.health();
    const linkedin = health.platforms.find(({ platform }) => platform === 'linkedin');
    if (linkedin?.operatorProblem?.includes(KEY)) return { ...health, linkedin };
    if (Date.now() > until) throw new Error(`Health does not say it: ${JSON.stringify(health)}`);
    await new Promise((pass) => setTimeout(pass, 100));
  }
};

describe('LinkedIn after it has switched off the API version in use', () => {
  const waiting: Distributed[] = [];

  it('holds every post, and tells the editor which setting to change', async () => {
    serveOnly(NEXT ?? '');
    const posts = countPosts(app);
    waiting.push(await distributeArticle(app, admin, { platform: 'linkedin' }));
    const [first] = await held(waiting[0] as Distributed);
    expect(first).toMatchObject({
      state: 'held',
      waitsFor: 'operator',
      errorFamily: 'operator_problem',
    });
    expect(first?.reason).toContain(KEY);
    for (let more = 0; more < 2; more += 1) {
      waiting.push(await distributeArticle(app, admin, { platform: 'linkedin' }));
    }
    for (const one of waiting) {
      const [delivery] = await held(one);
      expect(delivery?.reason).toContain(KEY);
    }
    expect(posts.since()).toEqual([]);
  }, 60_000);

  it('is shown on the Health page with that setting, and nothing counts as failed', async () => {
    const { linkedin, circuits, deliveries } = await healthWhenHeld();
    expect(linkedin).toMatchObject({ failed24h: 0, errorRate: 0 });
    expect(circuits).toMatchObject([{ platform: 'linkedin' }]);
    expect(circuits[0]?.reason).toContain(KEY);
    expect(deliveries).toMatchObject({ failed: 0 });
  });

  it('does not hold up other platforms', async () => {
    const { documentId } = await distributeArticle(app, admin, { platform: 'bluesky' });
    expect(await settled(app, documentId)).toMatchObject([{ state: 'published' }]);
  }, 30_000);

  it('still holds them after a restart with the same version', async () => {
    const posts = countPosts(app);
    await app.stop();
    await app.start();
    // Longer than the rest of the platform, so that one of them has tried again.
    await new Promise((pass) => setTimeout(pass, 6_000));
    for (const one of waiting) await held(one);
    expect(posts.since()).toEqual([]);
  }, 90_000);

  it('gets every post once when the config names a newer version', async () => {
    const posts = countPosts(app);
    await app.stop();
    await app.start({ [KEY]: NEXT });
    for (const { documentId } of waiting) {
      const rows = await deliveriesWhen(app, documentId, ([row]) => row?.state === 'published');
      expect(rows).toMatchObject([{ state: 'published', attempts: 1, reason: null }]);
    }
    expect(posts.since()).toEqual(['linkedin', 'linkedin', 'linkedin']);
    const { platforms, circuits } = await admin.health();
    expect(circuits).toEqual([]);
    expect(platforms.find(({ platform }) => platform === 'linkedin')?.operatorProblem).toBeNull();
  }, 90_000);
});
