import type { AdminClient } from '../../../scripts/person/admin-client';
import { revisionOf } from '../../../server/src/services/approvals/revision';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from '../harness/app';
import { aPublishedArticle, ARTICLE } from '../harness/articles';
import { countPosts, deliveriesOf, settled, sweep } from '../harness/deliveries';
import { asAdmin, blueskyAccount } from '../harness/people';

const ADA = { id: 1, name: 'Ada Lamp' };
const BO = { id: 2, name: 'Bo Pier' };

let app: TestApp;
let admin: AdminClient;

beforeAll(async () => {
  app = await startTestApp();
  admin = await asAdmin(app);
  await admin.connectByOAuth('x');
  await admin.connectByPassword('bluesky', await blueskyAccount(app));
}, 90_000);

afterAll(async () => {
  await app?.close();
});

interface Waiting {
  documentId: string;
  approvalId: number;
  revision: string;
}

/** An article for X and Bluesky that waits for approval. */
const aWaitingArticle = async (): Promise<Waiting> => {
  const documentId = await aPublishedArticle(app);
  const { distributionId } = await getService(app.strapi, 'distributions').dispatch({
    entry: { uid: ARTICLE, documentId, locale: 'en' },
    ...{ targetIds: null, overrides: {}, again: false, firstTimeOnly: false, dueAt: null },
    ...{ source: 'manual', requestedBy: '99', idempotencyKey: `test:${documentId}` },
    needsApproval: true,
  });
  const approvals = getService(app.strapi, 'approvals');
  const approval = await approvals.ofDistribution(distributionId ?? 0);
  const revision = revisionOf(await approvals.waitingOf(distributionId ?? 0));
  return { documentId, approvalId: approval?.id ?? 0, revision };
};

const decisions = () => getService(app.strapi, 'approvals').decisions;

const statesOf = (rows: readonly Delivery[]) => rows.map(({ state }) => state);

describe('a distribution that waits for approval', () => {
  it('is left alone by the workers', async () => {
    const posts = countPosts(app);
    const { documentId } = await aWaitingArticle();
    await sweep(app);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(statesOf(await deliveriesOf(app, documentId))).toEqual(['held', 'held']);
    expect(posts.since()).toEqual([]);
  });

  it('goes out once when it is approved, also by two at the same moment', async () => {
    const posts = countPosts(app);
    const { documentId, approvalId, revision } = await aWaitingArticle();
    const answers = await Promise.allSettled(
      [ADA, BO].map((by) => decisions().approve(approvalId, { by, revision }))
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rows = await settled(app, documentId);
    expect(statesOf(rows)).toEqual(['published', 'published']);
    await sweep(app);
    expect(posts.since()).toEqual(['bluesky', 'x']);
  });

  it('is decided by one of two who approve and reject at the same moment', async () => {
    for (let round = 0; round < 3; round += 1) {
      const posts = countPosts(app);
      const { documentId, approvalId, revision } = await aWaitingArticle();
      const [approved, rejected] = await Promise.allSettled([
        decisions().approve(approvalId, { by: ADA, revision }),
        decisions().reject(approvalId, BO, 'Not today.'),
      ]);
      expect([approved.status, rejected.status].sort()).toEqual(['fulfilled', 'rejected']);
      const isApproved = approved.status === 'fulfilled';
      const end = isApproved ? 'published' : 'cancelled';
      expect(statesOf(await settled(app, documentId))).toEqual([end, end]);
      expect(posts.since()).toEqual(isApproved ? ['bluesky', 'x'] : []);
    }
  });

  it('lets nothing go when one of its posts was changed while it was approved', async () => {
    const posts = countPosts(app);
    const { documentId, approvalId, revision } = await aWaitingArticle();
    const [first] = await deliveriesOf(app, documentId);
    await getService(app.strapi, 'deliveries').repository.touch({ id: first?.id }, { claims: 1 });
    await expect(decisions().approve(approvalId, { by: ADA, revision })).rejects.toThrow(
      'was changed since you looked at it'
    );
    expect(statesOf(await deliveriesOf(app, documentId))).toEqual(['held', 'held']);
    const approval = await getService(app.strapi, 'approvals').find(approvalId);
    expect(approval).toMatchObject({ state: 'pending', decidedBy: null, decidedIds: null });
    expect(posts.since()).toEqual([]);
  });
});

describe('what a post costs', () => {
  it('is kept with it: X has prices, Bluesky has none', async () => {
    const { documentId } = await aWaitingArticle();
    const rows = (await deliveriesOf(app, documentId)) as (Delivery & {
      platformCostUsd: number | null;
    })[];
    const costs = new Map(rows.map((row) => [row.platform, row.platformCostUsd]));
    expect(costs.get('x')).toBeGreaterThan(0);
    expect(costs.get('bluesky')).toBeNull();
  });
});
