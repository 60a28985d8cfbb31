import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import { HOUR_MS, withApprovalWorld, type ApprovalWorld } from './harness/approval-world';
import { aPublishedArticle, ARTICLE, documentsOf } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { entryOf, type SiteWorld } from './harness/site-world';

let world: ApprovalWorld;
let sites: SiteWorld;
let app: TestApp;

withApprovalWorld((started) => {
  world = started;
  ({ sites, app } = started);
});

describe('what a rule shares', () => {
  it('waits for approval when the rule says so, whoever published it', async () => {
    const { north } = sites.sites;
    const rule = {
      ...{ name: 'North with care', contentType: ARTICLE, siteId: north.id },
      needsApproval: true,
      // The test publishes as a script does.
      bulkToo: true,
    };
    const { data } = await sites.post(sites.chief, '/rules', rule);
    const documentId = await aPublishedArticle(app);
    await getService(app.strapi, 'outbox').relay();
    await sites.remove(sites.chief, `/rules/${(data as { id: number }).id}`);
    const [delivery] = await deliveriesOf(app, documentId);
    expect(delivery).toMatchObject({ siteId: north.id, state: 'held', waitsFor: 'approval' });
    const [approval] = await world.inbox(world.northApprover);
    expect(approval).toMatchObject({
      requestedBy: 'Rule “North with care”',
      deliveryIds: [delivery?.id],
    });
    const body = { revision: approval?.revision };
    const answer = await sites.post(
      world.northApprover,
      `/approvals/${approval?.id}/approve`,
      body
    );
    expect(answer.status).toBe(200);
    const [released] = await deliveriesOf(app, documentId);
    expect(released?.state).toBe('queued');
  });
});

describe('what is planned for later', () => {
  const at = (date: Date) => ({
    kind: 'at',
    wallTime: date.toISOString().slice(0, 16),
    zone: 'UTC',
  });

  it('waits, and goes out at its time once it is approved', async () => {
    const when = at(new Date(Date.now() + 5 * HOUR_MS));
    const one = await world.asked({ when });
    const { scheduledAt } = await world.deliveryOf(one);
    expect(scheduledAt?.slice(0, 16)).toBe(when.wallTime);
    expect(one.approval.dueAt).toBe(scheduledAt);
    await world.approve(world.approver, one);
    expect(await world.deliveryOf(one)).toMatchObject({ state: 'queued', dueAt: scheduledAt });
  });

  it('waits although it is ordered for the next publication, and made only then', async () => {
    const documentId = await aPublishedArticle(app);
    const when = { kind: 'on_publish', offsetMinutes: 0 };
    const ordered = await sites.post(world.writer, '/dispatch', { ...entryOf(documentId), when });
    expect(ordered.status).toBe(200);
    const documents = documentsOf(app, ARTICLE);
    await documents.update({ documentId, data: { title: 'Tide tables, mended' } });
    await documents.publish({ documentId });
    await getService(app.strapi, 'outbox').relay();
    const made = await deliveriesOf(app, documentId);
    expect(made).toMatchObject([{ state: 'held', waitsFor: 'approval' }]);
  });
});

describe('what is repeated', () => {
  it('waits each time when whoever planned it may not approve', async () => {
    const documentId = await aPublishedArticle(app);
    const wallTime = new Date(Date.now() + 2 * 60_000).toISOString().slice(0, 16);
    const when = { kind: 'at', wallTime, zone: 'UTC' };
    const recurrence = { every: 'day', times: 3 };
    const body = { ...entryOf(documentId), when, recurrence };
    expect((await sites.post(world.writer, '/schedules', body)).status).toBe(201);
    await getService(app.strapi, 'schedules').runDue();
    const made = await deliveriesOf(app, documentId);
    expect(made).toMatchObject([{ state: 'held', waitsFor: 'approval', source: 'schedule' }]);
    const approval = (await world.inbox(world.approver)).find(
      (one) => one.distributionId === made[0]?.distributionId
    );
    expect(approval?.requestedBy).toBe(await world.nameOf(world.writer));
  });
});
