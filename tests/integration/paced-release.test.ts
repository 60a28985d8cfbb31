import type { AdminClient } from '../../scripts/person/admin-client';
import { getService } from '../../server/src/services/get-service';
import { aDraft, ARTICLE } from './harness/articles';
import { startTestApp, type TestApp } from './harness/app';
import { countPosts, run } from './harness/deliveries';
import { asAdmin, blueskyAccount } from './harness/people';
import { aRelease, runRelease } from './harness/releases';
import { tablesOf } from './harness/rows';

const ENTRIES = 200;
const PACE_MS = 20_000;
const RULES = '/api/admin/distribution/rules';

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  // The tests are the workers here.
  app = await startTestApp({ workers: false, config: { 'delivery.paceMs': PACE_MS } });
  admin = await asAdmin(app);
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
  // A rule as it is made without further thought: not for what is published in bulk.
  await admin.request('POST', RULES, { name: 'News', contentType: ARTICLE });
}, 90_000);

afterAll(async () => {
  await app?.close();
});

describe(`a Content Release of ${ENTRIES} entries`, () => {
  it('is shared as a whole, one post after the other and not in a burst', async () => {
    const documentIds: string[] = [];
    for (let made = 0; made < ENTRIES; made += 1) documentIds.push(await aDraft(app));
    const entry = { uid: ARTICLE, locale: 'en', type: 'publish' as const };
    const actions = documentIds.map((documentId) => ({ ...entry, documentId }));
    await runRelease(app, await aRelease(app, actions));
    await getService(app.strapi, 'outbox').relay();
    const { decisions, deliveries } = tablesOf(app);
    expect(await decisions.count({ where: { code: 'SHARED' } })).toBe(ENTRIES);

    const { since } = countPosts(app);
    const begunAt = Date.now();
    const made = await deliveries.findMany({ where: {}, orderBy: { id: 'asc' } });
    expect(made).toHaveLength(ENTRIES);
    for (let from = 0; from < ENTRIES; from += 10) {
      await Promise.all(made.slice(from, from + 10).map(({ id }) => run(app, id)));
    }
    // All were due; the time that this took has room for so many.
    const room = 1 + Math.floor((Date.now() - begunAt) / PACE_MS);
    expect(since().length).toBeGreaterThanOrEqual(1);
    expect(since().length).toBeLessThanOrEqual(room);

    const waiting = await deliveries.findMany({ where: { state: 'held' } });
    expect(waiting).toHaveLength(ENTRIES - since().length);
    expect(new Set(waiting.map(({ waitsFor }) => waitsFor))).toEqual(new Set(['quota']));
    const times = waiting.map(({ dueAt }) => Date.parse(dueAt ?? '')).sort((a, b) => a - b);
    const gaps = times.slice(1).map((time, place) => time - (times[place] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(PACE_MS);
    // Nor is it dragged out: the last one is out after so many distances.
    expect((times.at(-1) ?? 0) - begunAt).toBeLessThan((ENTRIES + room) * PACE_MS * 1.1);
  }, 240_000);
});
