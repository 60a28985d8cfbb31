import type { ChangeScheduleResponse, CreateScheduleResponse } from '../../contracts/schedules';
import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import { APPROVER_RIGHTS, ApprovalWorld, type Asked } from './harness/approval-world';
import { aDraft, aPublishedArticle, ARTICLE, documentsOf } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { aMember, type Member } from './harness/people';
import { rowOf } from './harness/rows';
import { at, isoOf, schedulesOf, wallTimeIn } from './harness/schedules';
import { entryOf, READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';
import { anAccountOf } from './harness/sites';

let world: ApprovalWorld;
let sites: SiteWorld;
let app: TestApp;
/** Approves and schedules. */
let editor: Member;

const IN_THREE_DAYS = wallTimeIn(3);
const IN_SIX_DAYS = wallTimeIn(6);

beforeAll(async () => {
  world = await ApprovalWorld.start();
  ({ sites, app } = world);
  const rights = rightsTo([...APPROVER_RIGHTS, ACTIONS.schedule]);
  editor = await aMember(app, [...rights, READ_ARTICLES]);
}, 90_000);

afterAll(async () => {
  await app?.close();
});

const move = async (member: Member, scheduleId: number | null, body: object) => {
  const { data, ...answer } = await sites.put(member, `/schedules/${scheduleId}`, body);
  return { ...answer, data: data as ChangeScheduleResponse };
};

const moved = { when: at(IN_SIX_DAYS) };

/** What the writer planned and somebody approved. */
const approved = async (): Promise<Asked> => {
  const one = await world.asked({ when: at(IN_THREE_DAYS) });
  await world.approve(world.approver, one);
  return one;
};

const approvalFor = async ({ deliveryId }: Pick<Asked, 'deliveryId'>) =>
  (await world.inbox(world.approver)).find(({ deliveryIds }) => deliveryIds.includes(deliveryId));

describe('a post that was approved', () => {
  it('waits for approval again when somebody who may not approve moves it', async () => {
    const one = await approved();
    const { scheduleId } = await world.deliveryOf(one);
    const { status, data } = await move(world.writer, scheduleId, moved);
    expect([status, data.toApprove]).toEqual([200, [one.deliveryId]]);
    expect(await world.deliveryOf(one)).toMatchObject({
      ...{ state: 'held', waitsFor: 'approval', dueAt: null, scheduledAt: isoOf(IN_SIX_DAYS) },
      reason: expect.stringContaining('Waiting for somebody who may approve posts of') as string,
    });
    const again = await approvalFor(one);
    expect(again).toMatchObject({
      ...{ state: 'pending', dueAt: isoOf(IN_SIX_DAYS), entryDocumentId: one.documentId },
      requestedBy: await world.nameOf(world.writer),
    });
    if (!again) return;
    await world.approve(world.approver, { ...one, approval: again });
    const state = { state: 'queued', dueAt: isoOf(IN_SIX_DAYS) };
    expect(await world.deliveryOf(one)).toMatchObject(state);
  });

  it('is told of in its history', async () => {
    const one = await approved();
    await move(world.writer, (await world.deliveryOf(one)).scheduleId, moved);
    const events = await getService(app.strapi, 'deliveries').eventsOf(one.deliveryId);
    expect(events.at(-1)).toMatchObject({
      event: 'rescheduled',
      message: `Moved to ${IN_SIX_DAYS.replace('T', ' ')} in UTC. It was approved for another time.`,
    });
  });

  it('waits again, too, when it is sent now or moved into a slot', async () => {
    const postingSlots = {
      '*': [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, time: '09:00' })),
    };
    await sites.put(sites.chief, `/sites/${sites.sites.main.id}`, { postingSlots });
    for (const kind of ['now', 'slot']) {
      const one = await approved();
      await move(world.writer, (await world.deliveryOf(one)).scheduleId, { when: { kind } });
      const waits = { state: 'held', waitsFor: 'approval', dueAt: null };
      expect(await world.deliveryOf(one)).toMatchObject(waits);
      expect(await approvalFor(one)).toMatchObject({ state: 'pending' });
    }
  });

  it('keeps its approval when somebody who may approve moves it', async () => {
    const one = await approved();
    const { data } = await move(editor, (await world.deliveryOf(one)).scheduleId, moved);
    expect(data.toApprove).toEqual([]);
    const state = { state: 'queued', dueAt: isoOf(IN_SIX_DAYS) };
    expect(await world.deliveryOf(one)).toMatchObject(state);
    expect(await approvalFor(one)).toBeUndefined();
  });

  it('may be called off by everybody who distributes: nothing gets past approval by that', async () => {
    const one = await approved();
    const path = `/schedules/${(await world.deliveryOf(one)).scheduleId}`;
    expect((await sites.remove(world.writer, path)).status).toBe(200);
    expect(await world.deliveryOf(one)).toMatchObject({ state: 'cancelled' });
  });

  it('does not go out early by being called off and tried again', async () => {
    const one = await approved();
    const { id } = await world.deliveryOf(one);
    expect((await sites.post(world.writer, `/deliveries/${id}/cancel`)).status).toBe(200);
    const { status, message } = await sites.post(world.writer, `/deliveries/${id}/retry`);
    expect([status, message]).toEqual([403, expect.stringContaining('this one would go out now')]);
    expect(await world.deliveryOf(one)).toMatchObject({ state: 'cancelled' });
    expect((await sites.post(world.approver, `/deliveries/${id}/retry`)).status).toBe(200);
  });

  it('leaves what was approved beside it as it is', async () => {
    const { targetId } = await anAccountOf(app, sites.sites.main.id);
    const one = await approved();
    const others = (await deliveriesOf(app, one.documentId)).filter(
      (delivery) => delivery.targetId === targetId
    );
    const other = others[0]?.id ?? 0;
    await sites.turnInto(other, { state: 'failed', dueAt: null, finishedAt: new Date() });
    await move(world.writer, others[0]?.scheduleId ?? null, moved);
    expect(await world.deliveryOf(one)).toMatchObject({ waitsFor: 'approval' });
    expect((await sites.post(world.writer, `/deliveries/${other}/retry`)).status).toBe(200);
    const path = `/deliveries/${other}/content`;
    expect((await sites.put(world.writer, path, { texts: ['Other words'] })).status).toBe(403);
  });
});

describe('a post that needed no approval', () => {
  const ofEditor = () => world.distribute(editor, { when: at(IN_THREE_DAYS) });

  it('waits for one when somebody who may not approve moves it', async () => {
    const { id, scheduleId } = await ofEditor();
    await move(world.writer, scheduleId, moved);
    const one = await approvalFor({ deliveryId: id });
    expect(one).toMatchObject({ requestedBy: await world.nameOf(world.writer) });
  });

  it('goes on needing none on a site that asks for none', async () => {
    const site = `/sites/${sites.sites.main.id}`;
    await sites.put(sites.chief, site, { approval: 'off' });
    const { id, scheduleId } = await ofEditor();
    const { data } = await move(world.writer, scheduleId, moved);
    await sites.put(sites.chief, site, { approval: 'required' });
    expect(data.toApprove).toEqual([]);
    expect(await world.deliveryOf({ deliveryId: id } as Asked)).toMatchObject({ state: 'queued' });
  });
});

describe('a post that waits for approval', () => {
  it('is moved, and whoever saw it at its earlier time has to look again', async () => {
    const one = await world.asked({ when: at(IN_THREE_DAYS) });
    const { data } = await move(world.writer, (await world.deliveryOf(one)).scheduleId, moved);
    expect(data.toApprove).toEqual([]);
    const { status, message } = await world.approve(world.approver, one);
    expect([status, message]).toEqual([400, expect.stringContaining('was changed since')]);
    expect(await world.approvalOf(one)).toMatchObject({ state: 'pending' });
  });

  it('never goes out at a time that nobody approved, moved at the moment of its approval', async () => {
    for (let round = 0; round < 5; round += 1) {
      const one = await world.asked({ when: at(IN_THREE_DAYS) });
      const { scheduleId } = await world.deliveryOf(one);
      const [{ status }] = await Promise.all([
        move(world.writer, scheduleId, moved),
        world.approve(world.approver, one),
      ]);
      expect(status).toBe(200);
      const waits = { state: 'held', waitsFor: 'approval', scheduledAt: isoOf(IN_SIX_DAYS) };
      expect(await world.deliveryOf(one)).toMatchObject(waits);
      expect(await approvalFor(one)).toMatchObject({ state: 'pending' });
    }
  });
});

describe('a plan of somebody who needs no approval', () => {
  const needsApproval = async (id: number): Promise<boolean> =>
    (await rowOf(schedulesOf(app), id)).order.needsApproval;

  const repeating = async (): Promise<number> => {
    const body = { when: at(IN_THREE_DAYS), recurrence: { every: 'day', times: 5 } };
    const documentId = await aPublishedArticle(app);
    const { data } = await sites.post(editor, '/schedules', { ...entryOf(documentId), ...body });
    return (data as CreateScheduleResponse).schedules[0]?.id ?? 0;
  };

  it.each([
    ['its time', { when: at(IN_SIX_DAYS) }],
    ['how often it comes', { recurrence: { every: 'week', times: 3 } }],
  ])('needs it from then on when somebody who may not approve changes %s', async (_, change) => {
    const id = await repeating();
    expect((await move(editor, id, change)).status).toBe(200);
    expect(await needsApproval(id)).toBe(false);
    expect((await move(world.writer, id, change)).status).toBe(200);
    expect(await needsApproval(id)).toBe(true);
    await move(editor, id, change);
    expect(await needsApproval(id)).toBe(true);
  });

  it('goes on without when somebody only lets it rest', async () => {
    const id = await repeating();
    await move(world.writer, id, { paused: true });
    await move(world.writer, id, { paused: false });
    expect(await needsApproval(id)).toBe(false);
  });

  it('waits for approval when its wait after the publication is changed', async () => {
    const documentId = await aDraft(app);
    const when = { kind: 'on_publish', offsetMinutes: 60 };
    const body = { ...entryOf(documentId), when };
    const { data } = await sites.post(editor, '/schedules', body);
    const id = (data as CreateScheduleResponse).schedules[0]?.id ?? 0;
    await move(world.writer, id, { when: { ...when, offsetMinutes: 0 } });
    await documentsOf(app, ARTICLE).publish({ documentId });
    const entry = { uid: ARTICLE, documentId, locale: 'en' };
    await getService(app.strapi, 'schedules').entryPublished(entry, new Date());
    const [made] = await deliveriesOf(app, documentId);
    expect(made).toMatchObject({ state: 'held', waitsFor: 'approval' });
  });
});
