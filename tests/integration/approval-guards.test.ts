import type { RetryManyResponse } from '../../contracts/deliveries';
import type { Delivery } from '../../server/src/services/deliveries/delivery';
import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import {
  ago,
  HOUR_MS,
  withApprovalWorld,
  type ApprovalWorld,
  type Asked,
} from './harness/approval-world';
import { tablesOf } from './harness/rows';
import type { SiteWorld } from './harness/site-world';
import { anAccountOf } from './harness/sites';

let world: ApprovalWorld;
let sites: SiteWorld;
let app: TestApp;

withApprovalWorld((started) => {
  world = started;
  ({ sites, app } = started);
});

describe('what nobody decided', () => {
  it('is closed when its last post is cancelled', async () => {
    const one = await world.asked();
    await sites.post(world.writer, `/deliveries/${one.deliveryId}/cancel`);
    expect((await world.deliveryOf(one)).state).toBe('cancelled');
    expect((await world.approvalOf(one)).state).toBe('closed');
    const late = await world.approve(world.approver, one);
    expect(late.status).toBe(400);
    expect(late.message).toContain('Nothing of this waits any more');
  });

  it('is missed in the end, and says that nobody approved it', async () => {
    const one = await world.asked();
    await sites.turnInto(one.deliveryId, { scheduledAt: ago(25 * HOUR_MS) });
    await getService(app.strapi, 'deliveries').sweep();
    const { state, reason } = await world.deliveryOf(one);
    expect(state).toBe('missed');
    expect(reason).toContain('nobody approved it in time');
    await getService(app.strapi, 'approvals').closeIdle();
    expect((await world.approvalOf(one)).state).toBe('closed');
  });
});

describe('what nobody decided, behind hundreds that still wait', () => {
  const WHO = 'The crowd';

  it('is closed in its turn', async () => {
    const { table } = getService(app.strapi, 'approvals');
    // Of distributions that only they know.
    const crowd = Array.from({ length: 500 }, (_, place) => 900_000 + place);
    const asked = { siteId: sites.sites.main.id, state: 'pending', requestedBy: WHO };
    await table.createMany({
      data: crowd.map((distributionId) => ({ ...asked, distributionId, comments: [] })),
    });
    const [sample] = await tablesOf(app).deliveries.findMany({ limit: 1 });
    const columns: Partial<Delivery> = { ...sample };
    delete columns.id;
    delete columns.documentId;
    const waiting = { ...columns, state: 'held', waitsFor: 'approval', dueAt: null };
    await tablesOf(app).deliveries.createMany({
      data: crowd.map((distributionId) => ({
        ...{ ...waiting, distributionId },
        dedupeKey: `crowd-${distributionId}#0`,
      })),
    });
    const one = await world.asked();
    await sites.turnInto(one.deliveryId, { state: 'cancelled', waitsFor: null });
    for (let tick = 0; tick < 3; tick += 1) await getService(app.strapi, 'approvals').closeIdle();
    expect((await world.approvalOf(one)).state).toBe('closed');
    expect(await table.count({ where: { requestedBy: WHO, state: 'pending' } })).toBe(500);
  });
});

describe('what is not approved does not slip by', () => {
  const missed = async (): Promise<Asked> => {
    const one = await world.asked();
    await sites.turnInto(one.deliveryId, { scheduledAt: ago(25 * HOUR_MS) });
    await getService(app.strapi, 'deliveries').sweep();
    return one;
  };

  it('when somebody who may not approve tries it again, alone or among many', async () => {
    const one = await missed();
    const alone = await sites.post(world.writer, `/deliveries/${one.deliveryId}/retry`);
    expect(alone.status).toBe(403);
    expect(alone.message).toContain('Nobody approved this post');
    const body = { ids: [one.deliveryId] };
    const { data } = await sites.post(world.writer, '/deliveries/retry', body);
    const { retried, refused } = data as RetryManyResponse;
    expect(retried).toEqual([]);
    expect(refused).toEqual([
      {
        id: one.deliveryId,
        reason: expect.stringContaining('Nobody approved this post') as string,
      },
    ]);
    expect((await world.deliveryOf(one)).state).toBe('missed');
  });

  it('but whoever may approve can try it again', async () => {
    const one = await missed();
    const { status } = await sites.post(world.approver, `/deliveries/${one.deliveryId}/retry`);
    expect(status).toBe(200);
    expect((await world.deliveryOf(one)).state).toBe('queued');
  });

  it('and what was approved and failed can be tried again by everybody who distributes', async () => {
    const one = await world.asked();
    await world.approve(world.approver, one);
    await sites.turnInto(one.deliveryId, { state: 'failed', dueAt: null });
    const { status } = await sites.post(world.writer, `/deliveries/${one.deliveryId}/retry`);
    expect(status).toBe(200);
  });

  it('as what somebody who needs no approval sent, and failed, can', async () => {
    const { id } = await world.distribute(world.approver);
    await sites.turnInto(id, { state: 'failed', dueAt: null });
    expect((await sites.post(world.writer, `/deliveries/${id}/retry`)).status).toBe(200);
  });

  it('when its words are changed after they were approved', async () => {
    const one = await world.asked();
    await world.moveTo(one, new Date(Date.now() + HOUR_MS));
    await world.approve(world.approver, one);
    const path = `/deliveries/${one.deliveryId}/content`;
    const answer = await sites.put(world.writer, path, { texts: ['Other words'] });
    expect(answer.status).toBe(403);
    expect(answer.message).toContain('go out as they were approved');
    expect((await sites.post(world.writer, `/deliveries/${one.deliveryId}/adapt`)).status).toBe(
      403
    );
    expect((await sites.put(world.approver, path, { texts: ['Other words'] })).status).toBe(200);
  });

  it('when its words are changed at the very moment of the approval', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await world.asked();
      const path = `/deliveries/${one.deliveryId}/content`;
      const [edited, approved] = await Promise.all([
        sites.put(world.writer, path, { texts: ['Unseen words'] }),
        world.approve(world.approver, one),
      ]);
      const { state, content } = await world.deliveryOf(one);
      const isUnseen = content.parts[0]?.text === 'Unseen words';
      expect([edited.status, approved.status].filter((status) => status === 200)).toHaveLength(1);
      expect(state).toBe(isUnseen ? 'held' : 'queued');
    }
  });

  it('when somebody else sent it, without needing approval', async () => {
    const { id } = await world.distribute(world.approver);
    const answer = await sites.put(world.writer, `/deliveries/${id}/content`, { texts: ['Mine'] });
    expect(answer.status).toBe(403);
  });

  it('when one of its posts was cancelled before the others were approved', async () => {
    await anAccountOf(app, sites.sites.main.id);
    const one = await world.asked();
    expect(one.approval.deliveryIds).toHaveLength(2);
    await sites.post(world.writer, `/deliveries/${one.deliveryId}/cancel`);
    one.approval = await world.approvalOf(one);
    expect((await world.approve(world.approver, one)).status).toBe(200);
    const { status } = await sites.post(world.writer, `/queue/retry/${one.deliveryId}`);
    expect(status).toBe(403);
    expect((await world.deliveryOf(one)).state).toBe('cancelled');
  });
});
