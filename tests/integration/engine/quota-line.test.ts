import type { AdminClient } from '../../../scripts/person/admin-client';
import { UIDS } from '../../../server/src/constants';
import { tableOf } from '../../../server/src/services/database/table';
import type { Delivery } from '../../../server/src/services/deliveries/delivery';
import { getService } from '../../../server/src/services/get-service';
import { startTestApp, type TestApp } from '../harness/app';
import { distributeArticle, run, workOff, type Distributed } from '../harness/deliveries';
import { asAdmin, blueskyAccount } from '../harness/people';
import { rowOf, tablesOf } from '../harness/rows';

const DAY_MS = 24 * 60 * 60_000;

const idOf = ({ deliveryIds }: Distributed): number => deliveryIds[0] ?? 0;

describe('places that are given up', () => {
  let app: TestApp;
  let admin: AdminClient;
  let siteId: number;

  beforeAll(async () => {
    // The tests are the workers here, so that every step is theirs.
    app = await startTestApp({ workers: false });
    admin = await asAdmin(app);
    await admin.connectByPassword('bluesky', await blueskyAccount(app));
    siteId = (await getService(app.strapi, 'sites').getDefault()).id;
  }, 90_000);

  afterAll(async () => {
    await app?.close();
  });

  afterEach(async () => {
    await tableOf(app.strapi, UIDS.quotaUse).deleteMany({ where: {} });
    await tableOf(app.strapi, UIDS.rateLimit).deleteMany({ where: {} });
  });

  const rowFor = (one: Distributed): Promise<Delivery> =>
    rowOf(tablesOf(app).deliveries, idOf(one));
  const change = (one: Distributed, data: Record<string, unknown>) =>
    tablesOf(app).deliveries.updateMany({ where: { id: idOf(one) }, data });
  const toBluesky = () => distributeArticle(app, admin, { platform: 'bluesky' });
  const allow = (posts: number) =>
    getService(app.strapi, 'sites').update(siteId, {
      quotaLimits: { bluesky: { 'daily-posts': posts } },
    });
  /** For the ledger: everything in it is a day older. */
  const aDayPasses = async () => {
    const table = tableOf<{ id: number; at: string | number }>(app.strapi, UIDS.quotaUse);
    for (const { id, at } of await table.findMany({ where: {} })) {
      await table.updateMany({ where: { id }, data: { at: Number(at) - DAY_MS } });
    }
    await getService(app.strapi, 'quotas').ledger.store.writeLimits({}, { resetsAt: null });
  };
  const publishOne = async (): Promise<void> => {
    const one = await toBluesky();
    await run(app, idOf(one));
    expect((await rowFor(one)).state).toBe('published');
  };

  it('of a cancelled delivery go to those behind it, each when the one before it comes', async () => {
    await allow(1);
    await publishOne();
    const three = [await toBluesky(), await toBluesky(), await toBluesky()];
    for (const one of three) await run(app, idOf(one));
    const [second, third, fourth] = three as [Distributed, Distributed, Distributed];
    const places = await Promise.all(three.map(async (one) => (await rowFor(one)).dueAt));
    await getService(app.strapi, 'decisions').cancel(idOf(second), 'Not wanted any more.');
    const moved = await rowFor(third);
    expect(moved).toMatchObject({ state: 'held', dueAt: places[0], scheduledAt: places[0] });
    expect(moved.reason).toMatch(/^A place before it became free; this one goes out on .* at /);
    expect((await rowFor(fourth)).dueAt).toBe(places[2]);
    await aDayPasses();
    await change(third, { dueAt: new Date() });
    await run(app, idOf(third));
    expect((await rowFor(third)).state).toBe('published');
    // What it had booked before is the fourth one's, a day earlier like everything.
    const earlier = Date.parse(places[1] ?? '') - DAY_MS;
    expect(Date.parse((await rowFor(fourth)).dueAt ?? '')).toBe(earlier);
  });

  it('are for the one that moved up, not for a newcomer that was told the same time', async () => {
    await allow(1);
    await publishOne();
    const [second, third] = [await toBluesky(), await toBluesky()];
    for (const one of [second, third]) await run(app, idOf(one));
    const place = (await rowFor(second)).dueAt;
    await getService(app.strapi, 'decisions').cancel(idOf(second), 'Not wanted any more.');
    const newcomer = await toBluesky();
    await run(app, idOf(newcomer));
    expect(await rowFor(newcomer)).toMatchObject({ state: 'held', dueAt: place });
    await aDayPasses();
    for (const one of [third, newcomer]) {
      await change(one, { dueAt: new Date() });
      await run(app, idOf(one));
    }
    expect((await rowFor(third)).state).toBe('published');
    expect((await rowFor(newcomer)).state).toBe('held');
  });

  it('do not stay empty when many in the middle of a line are cancelled', async () => {
    await allow(1);
    await publishOne();
    const line: Distributed[] = [];
    for (let number = 0; number < 5; number += 1) line.push(await toBluesky());
    for (const one of line) await run(app, idOf(one));
    const places = await Promise.all(line.map(async (one) => (await rowFor(one)).dueAt));
    for (const one of line.slice(0, 3)) {
      await getService(app.strapi, 'decisions').cancel(idOf(one), 'Not wanted any more.');
    }
    const left = await Promise.all(line.slice(3).map(async (one) => (await rowFor(one)).dueAt));
    expect(left.sort()).toEqual(places.slice(0, 2));
  });

  it('by what failed and was never sent let the first that waits go at once', async () => {
    await allow(2);
    await publishOne();
    const broken = await toBluesky();
    const waiting = await toBluesky();
    const { connectionId } = await rowFor(broken);
    const connection = await getService(app.strapi, 'connections').find(connectionId ?? 0);
    if (!connection) throw new Error('Bluesky is not connected.');
    const quotas = getService(app.strapi, 'quotas');
    const admission = await quotas.take(await rowFor(broken), connection);
    if (!admission.ok) throw new Error('There is no place for it.');
    await run(app, idOf(waiting));
    expect((await rowFor(waiting)).state).toBe('held');
    await admission.place.settle({ begun: 0, landed: 0 }, null);
    await workOff(app, waiting.documentId);
    expect((await rowFor(waiting)).state).toBe('published');
  });
});
