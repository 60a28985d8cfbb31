import type { AdminClient } from '../../../scripts/person/admin-client';
import type { DispatchResponse } from '../../../contracts/dispatch';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from '../harness/app';
import { aPublishedArticle } from '../harness/articles';
import { countPosts } from '../harness/deliveries';
import { DISTRIBUTION } from '../harness/http';
import { asAdmin } from '../harness/people';
import { tablesOf } from '../harness/rows';
import { entryOf } from '../harness/site-world';

const DISPATCHES = 100;
/** Of a post with a link. */
const PRICE_USD = 0.2;
/** Room for seven of them, and a half. */
const BUDGET_USD = 1.5;
const FITTING = 7;

let app: TestApp;
let admin: AdminClient;
let siteId: number;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await admin.connectByOAuth('x');
  siteId = (await getService(app.strapi, 'sites').getDefault()).id;
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const dispatch = async (documentId: string): Promise<DispatchResponse> => {
  const path = `${DISTRIBUTION}/dispatch`;
  return (await admin.request<{ data: DispatchResponse }>('POST', path, entryOf(documentId))).data;
};

/** Once no worker has anything to do with them any more. */
const atRest = async (ids: readonly number[]): Promise<Delivery[]> => {
  const where = { id: { $in: [...ids] } };
  for (;;) {
    const rows = await tablesOf(app).deliveries.findMany({ where, orderBy: { id: 'asc' } });
    if (rows.every(({ state }) => state === 'published' || state === 'held')) return rows;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

it('spends not a cent beyond a hard budget when a hundred people dispatch at once; the others wait and are told so', async () => {
  const budgets = { posts: [], money: { monthUsd: BUDGET_USD, mode: 'hard' as const } };
  await getService(app.strapi, 'sites').update(siteId, { budgets });
  const documents: string[] = [];
  for (let number = 0; number < DISPATCHES; number += 1) {
    documents.push(await aPublishedArticle(app, { title: `Tide table ${number}` }));
  }
  const posts = countPosts(app);
  const answers = await Promise.all(documents.map(dispatch));
  const ids = answers.flatMap(({ deliveryIds }) => deliveryIds);
  expect(ids).toHaveLength(DISPATCHES);
  const rows = await atRest(ids);
  const out = rows.filter(({ state }) => state === 'published');
  const spent = out.reduce((sum, { platformCostUsd }) => sum + Number(platformCostUsd), 0);
  expect(out.every(({ platformCostUsd }) => Number(platformCostUsd) === PRICE_USD)).toBe(true);
  expect(spent).toBeLessThanOrEqual(BUDGET_USD);
  // Nor is any of it left lying about.
  expect(out).toHaveLength(FITTING);
  expect(posts.since()).toHaveLength(FITTING);
  const held = rows.filter(({ state }) => state === 'held');
  expect(held).toHaveLength(DISPATCHES - FITTING);
  for (const { waitsFor, reason, dueAt } of held) {
    expect(waitsFor).toBe('budget');
    expect(reason).toMatch(
      /^The budget of .* allows \$1\.50 in a month; this one goes out on \d{4}-\d\d-01 at 00:00 /
    );
    expect(Date.parse(dueAt ?? '')).toBeGreaterThan(Date.now());
  }
  const [money] = await getService(app.strapi, 'quotas').standingsOf({ siteId });
  expect(money?.used).toBe(Math.round(FITTING * PRICE_USD * 1_000_000));
  // Of those that were answered when the budget was used up already, each was told at once.
  const told = answers
    .flatMap(({ forecasts }) => forecasts)
    .filter(({ reason }) => reason !== null);
  for (const { reason } of told) expect(reason).toContain('allows $1.50 in a month');
}, 240_000);
