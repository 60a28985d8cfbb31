import type { ApprovalPage, ApprovalView } from '../../contracts/approvals';
import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import {
  ago,
  APPROVER_RIGHTS,
  HOUR_MS,
  withApprovalWorld,
  WRITER_RIGHTS,
  type ApprovalWorld,
  type Asked,
} from './harness/approval-world';
import { ARTICLE, documentsOf } from './harness/articles';
import { aMember } from './harness/people';
import { rowOf, tablesOf } from './harness/rows';
import { entryOf, READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

let world: ApprovalWorld;
let sites: SiteWorld;
let app: TestApp;

withApprovalWorld((started) => {
  world = started;
  ({ sites, app } = started);
});

describe('a distribution on a site that requires approval', () => {
  it('goes out at once when the person may approve', async () => {
    const delivery = await world.distribute(world.approver);
    expect(delivery).toMatchObject({ state: 'queued', waitsFor: null });
    expect(delivery.dueAt).not.toBeNull();
    const table = getService(app.strapi, 'approvals').table;
    expect(await table.count({ where: { distributionId: delivery.distributionId } })).toBe(0);
  });

  it('waits when the person may not, and says what for', async () => {
    const one = await world.asked();
    expect(await world.deliveryOf(one)).toMatchObject({
      state: 'held',
      waitsFor: 'approval',
      dueAt: null,
      reason: 'Waiting for somebody who may approve posts of Harbour Light Weekly.',
    });
    const [event] = await getService(app.strapi, 'deliveries').eventsOf(one.deliveryId);
    expect(event).toMatchObject({ event: 'dispatch', toState: 'held' });
  });

  it('is shown with who asked for what, and when it is meant to go out', async () => {
    const one = await world.asked();
    expect(one.approval).toMatchObject({
      siteId: sites.sites.main.id,
      state: 'pending',
      entryUid: ARTICLE,
      entryDocumentId: one.documentId,
      entryTitle: 'Tide tables',
      locale: 'en',
      requestedBy: await world.nameOf(world.writer),
      dueAt: null,
      decidedBy: null,
      comments: [],
      deliveryIds: [one.deliveryId],
      isChanged: false,
    });
  });

  it('is shown with the posts as they are to go out', async () => {
    const one = await world.asked();
    const { content, platform, accountHandle } = await world.deliveryOf(one);
    expect(one.approval.posts).toEqual([
      {
        ...{ id: one.deliveryId, platform, platformLabel: 'Bluesky', handle: accountHandle },
        parts: content.parts.map(({ text }) => text),
        ...{ mediaCount: 0, scheduledAt: null },
      },
    ]);
    expect(one.approval.posts[0]?.parts[0]).toContain('Tide tables');
  });

  it('is not worked on by whatever looks for work', async () => {
    const one = await world.asked();
    const deliveries = getService(app.strapi, 'deliveries');
    await deliveries.run(one.deliveryId);
    await deliveries.sweep();
    await deliveries.afterStall(Date.now() - 5 * HOUR_MS);
    await deliveries.releaseHeld({ siteId: sites.sites.main.id, waitsFor: 'paused' });
    expect(await world.deliveryOf(one)).toMatchObject({ state: 'held', attempts: 0, dueAt: null });
  });

  it('goes out at once on a site that requires none', async () => {
    const { north } = sites.sites;
    const delivery = await world.distribute(world.writer, { siteId: north.id });
    expect(delivery.state).toBe('queued');
  });

  it('shows that its entry was published anew since', async () => {
    const one = await world.asked();
    const documents = documentsOf(app, ARTICLE);
    await documents.update({ documentId: one.documentId, data: { title: 'Tide tables of June' } });
    await documents.publish({ documentId: one.documentId });
    expect((await world.approvalOf(one)).isChanged).toBe(true);
  });
});

describe('approving', () => {
  it('lets exactly these deliveries go, now', async () => {
    const other = await world.asked();
    const one = await world.asked();
    const answer = await world.approve(world.approver, one, { comment: 'Well said.' });
    expect(answer.status).toBe(200);
    const name = await world.nameOf(world.approver);
    expect(answer.data).toMatchObject({
      state: 'approved',
      decidedBy: name,
      deliveryIds: [one.deliveryId],
      comments: [{ userId: world.approver.userId, author: name, text: 'Well said.' }],
    });
    const delivery = await world.deliveryOf(one);
    expect(delivery).toMatchObject({ state: 'queued', waitsFor: null, reason: null });
    expect(Math.abs(Date.parse(delivery.dueAt ?? '') - Date.now())).toBeLessThan(10_000);
    expect((await world.deliveryOf(other)).state).toBe('held');
    const events = await getService(app.strapi, 'deliveries').eventsOf(one.deliveryId);
    expect(events.at(-1)).toMatchObject({ event: 'release', message: `${name} approved it.` });
  });

  it('leaves the time that was meant', async () => {
    const later = new Date(Date.now() + 5 * HOUR_MS);
    const one = await world.asked();
    await world.moveTo(one, later);
    expect(one.approval.dueAt).toBe(later.toISOString());
    expect((await world.approve(world.approver, one)).status).toBe(200);
    expect(await world.deliveryOf(one)).toMatchObject({
      state: 'queued',
      dueAt: later.toISOString(),
    });
  });

  it('comes too late for what should have been out long ago', async () => {
    const one = await world.asked();
    await world.moveTo(one, ago(25 * HOUR_MS));
    expect((await world.approve(world.approver, one)).status).toBe(200);
    const { state, reason, finishedAt } = await world.deliveryOf(one);
    expect(state).toBe('missed');
    expect(finishedAt).not.toBeNull();
    expect(reason).toMatch(/approved it, but it was meant to go out at .* too long ago\. Retry/);
  });

  it('needs the permission for that site', async () => {
    const one = await world.asked();
    expect((await world.approve(world.writer, one)).status).toBe(403);
    const elsewhere = await world.approve(world.northApprover, one);
    expect(elsewhere.status).toBe(403);
    expect(elsewhere.message).toContain('belongs to a site that your permission does not cover');
    expect((await world.reject(world.northApprover, one)).status).toBe(403);
    expect((await sites.get(world.northApprover, `/approvals/${one.approval.id}`)).status).toBe(
      403
    );
    expect(await world.inbox(world.northApprover)).toEqual([]);
    expect((await world.deliveryOf(one)).state).toBe('held');
  });

  it('needs the right to read the entry', async () => {
    const one = await world.asked();
    const blind = await aMember(app, rightsTo(APPROVER_RIGHTS));
    expect((await world.approve(blind, one)).status).toBe(403);
    expect(await world.inbox(blind)).toEqual([]);
  });

  it('is done by one of two who decide at the same moment; the other hears by whom', async () => {
    const seconds = [
      (one: Asked) => world.approve(world.otherApprover, one),
      (one: Asked) => world.reject(world.otherApprover, one),
    ];
    for (const second of seconds) {
      const one = await world.asked();
      const answers = await Promise.all([world.approve(world.approver, one), second(one)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
      const { state, decidedBy } = await world.approvalOf(one);
      const loser = answers.find(({ status }) => status === 400);
      expect(loser?.message).toContain(`${decidedBy} ${state} this already at `);
      const { state: now } = await world.deliveryOf(one);
      expect(now).toBe(state === 'approved' ? 'queued' : 'cancelled');
    }
  });

  it('is refused for what was changed since the person looked', async () => {
    const one = await world.asked();
    const path = `/deliveries/${one.deliveryId}/content`;
    expect((await sites.put(world.writer, path, { texts: ['Quite other words'] })).status).toBe(
      200
    );
    const blind = await world.approve(world.approver, one);
    expect(blind.status).toBe(400);
    expect(blind.message).toContain('was changed since you looked at it');
    expect(await world.approvalOf(one)).toMatchObject({ state: 'pending', decidedBy: null });
    expect((await world.deliveryOf(one)).state).toBe('held');
    one.approval = await world.approvalOf(one);
    expect((await world.approve(world.approver, one)).status).toBe(200);
    const { content } = await world.deliveryOf(one);
    expect(content.parts[0]?.text).toBe('Quite other words');
  });

  it('is written into the audit log, without the words of posts', async () => {
    const one = await world.asked();
    await world.approve(world.approver, one);
    const audit = tableOf<Record<string, unknown>>(app.strapi, UIDS.auditEntry);
    const where = { action: 'approval.approve', subjectId: String(one.approval.id) };
    expect(await audit.findMany({ where })).toMatchObject([
      {
        actorId: world.approver.userId,
        before: { state: 'pending' },
        after: { state: 'approved' },
      },
    ]);
  });
});

describe('rejecting', () => {
  it('cancels what waits, with the comment as the reason', async () => {
    const one = await world.asked();
    const answer = await world.reject(world.approver, one);
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      state: 'rejected',
      comments: [{ text: 'The times are those of May.' }],
    });
    expect(await world.deliveryOf(one)).toMatchObject({
      state: 'cancelled',
      waitsFor: null,
      reason: `${await world.nameOf(world.approver)} did not approve it: The times are those of May.`,
    });
    expect(await world.inbox(world.approver, '?state=rejected')).toContainEqual(
      expect.objectContaining({ id: one.approval.id }) as ApprovalView
    );
  });

  it('needs a comment', async () => {
    const one = await world.asked();
    const { status } = await sites.post(world.approver, `/approvals/${one.approval.id}/reject`);
    expect(status).toBe(400);
    expect((await world.deliveryOf(one)).state).toBe('held');
  });

  it('leaves the entry free to be distributed again, which waits again', async () => {
    const one = await world.asked();
    await world.reject(world.approver, one);
    const answer = await sites.post(world.writer, '/dispatch', entryOf(one.documentId));
    const { deliveryIds } = answer.data as { deliveryIds: number[] };
    expect(deliveryIds).toHaveLength(1);
    const again = await rowOf(tablesOf(app).deliveries, deliveryIds[0] ?? 0);
    expect(again).toMatchObject({ state: 'held', waitsFor: 'approval' });
  });
});

describe('comments', () => {
  it('are made by whoever asked, and by those who may approve', async () => {
    const one = await world.asked();
    const path = `/approvals/${one.approval.id}/comments`;
    await sites.post(world.writer, path, { comment: 'The sailing club asked for it.' });
    const { data } = await sites.post(world.approver, path, { comment: 'I look at it tonight.' });
    expect((data as ApprovalView).comments).toMatchObject([
      { userId: world.writer.userId, text: 'The sailing club asked for it.' },
      { userId: world.approver.userId, text: 'I look at it tonight.' },
    ]);
  });

  it('are both kept when two write at once', async () => {
    const one = await world.asked();
    const path = `/approvals/${one.approval.id}/comments`;
    await Promise.all([
      sites.post(world.writer, path, { comment: 'One' }),
      sites.post(world.approver, path, { comment: 'Two' }),
    ]);
    const { comments } = await world.approvalOf(one);
    expect(comments.map(({ text }) => text).sort()).toEqual(['One', 'Two']);
  });

  it('are not made by others', async () => {
    const one = await world.asked();
    const other = await aMember(app, [...rightsTo(WRITER_RIGHTS), READ_ARTICLES]);
    const path = `/approvals/${one.approval.id}/comments`;
    const answer = await sites.post(other, path, { comment: 'Me too.' });
    expect(answer.status).toBe(403);
    expect(answer.message).toContain('whoever asked for this one');
  });
});

describe('the inbox', () => {
  it('comes in pages, newest first', async () => {
    const [older, newer] = [await world.asked(), await world.asked()];
    const first = (await sites.get(world.approver, '/approvals?pageSize=1')).data as ApprovalPage;
    expect(first.approvals.map(({ id }) => id)).toEqual([newer.approval.id]);
    const path = `/approvals?pageSize=1&before=${first.nextBefore}`;
    const second = (await sites.get(world.approver, path)).data as ApprovalPage;
    expect(second.approvals.map(({ id }) => id)).toEqual([older.approval.id]);
  });

  it('is that of one site when it names it', async () => {
    const { north } = sites.sites;
    await world.asked();
    expect(await world.inbox(world.approver, `?site=${north.slug}`)).toEqual([]);
    expect((await world.inbox(world.approver, '?site=default')).length).toBeGreaterThan(0);
    expect((await sites.get(world.northApprover, '/approvals?site=default')).status).toBe(403);
  });
});
