import type { AuditEntryView } from '../../contracts/audit';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import { aDraft, aPublishedArticle, ARTICLE } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { aMember, type Member } from './harness/people';
import { DAILY, ScheduleWorld } from './harness/schedule-world';
import { at, isoOf, wallTimeIn } from './harness/schedules';
import { entryOf, idsIn, READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

let play: ScheduleWorld;
let world: SiteWorld;
let app: TestApp;
let chief: Member;
let one: number;
let two: number;

beforeAll(async () => {
  play = await ScheduleWorld.start();
  ({ world, one, two } = play);
  ({ app, chief } = world);
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

describe('moving a schedule', () => {
  it('moves its posts, and is told in them', async () => {
    const { documentId, id } = await play.onceIn(3);
    const wallTime = wallTimeIn(6, '18:45');
    const { status, data } = await play.put(id, { when: at(wallTime) });
    expect([status, data]).toEqual([
      200,
      {
        schedule: expect.objectContaining({ wallTime, dueAt: isoOf(wallTime) }) as object,
        ...{ stayed: [], toApprove: [] },
      },
    ]);
    const deliveries = await deliveriesOf(app, documentId);
    const times = deliveries.map(({ dueAt: due, scheduledAt }) => [due, scheduledAt]);
    expect(times).toEqual([
      [isoOf(wallTime), isoOf(wallTime)],
      [isoOf(wallTime), isoOf(wallTime)],
    ]);
    const events = await getService(app.strapi, 'deliveries').eventsOf(deliveries[0]?.id ?? 0);
    expect(events.at(-1)).toMatchObject({
      event: 'rescheduled',
      message: `Moved to ${wallTime.replace('T', ' ')} in UTC.`,
    });
  });

  it('to now makes its posts due', async () => {
    const { documentId, id } = await play.onceIn(3, [one]);
    expect((await play.put(id, { when: { kind: 'now' } })).status).toBe(200);
    const [delivery] = await deliveriesOf(app, documentId);
    expect(Date.parse(delivery?.dueAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('leaves what is out or on its way, and says so', async () => {
    const { documentId, id, deliveryIds } = await play.onceIn(3);
    await world.turnInto(deliveryIds[0] ?? 0, { state: 'published', finishedAt: new Date() });
    const wallTime = wallTimeIn(6);
    const { data } = await play.put(id, { when: at(wallTime) });
    expect(data).toMatchObject({
      schedule: { deliveryIds: [deliveryIds[1]] },
      stayed: [{ deliveryId: deliveryIds[0], reason: 'It is out already.' }],
    });
    const times = (await deliveriesOf(app, documentId)).map(({ scheduledAt }) => scheduledAt);
    expect(times).toEqual([isoOf(wallTimeIn(3)), isoOf(wallTime)]);
  });

  it('is refused when nothing waits any more', async () => {
    const { id, deliveryIds } = await play.onceIn(3, [one]);
    await world.turnInto(deliveryIds[0] ?? 0, { state: 'preparing' });
    const { status, message } = await play.put(id, { when: at(wallTimeIn(6)) });
    expect([status, message]).toEqual([400, expect.stringContaining('cannot be moved any more')]);
    expect(await play.rowFor({ id })).toMatchObject({ dueAt: isoOf(wallTimeIn(3)) });
  });

  it('keeps posts waiting that wait for something else, for the new time', async () => {
    const { documentId, id, deliveryIds } = await play.onceIn(3, [one]);
    const held = { state: 'held', waitsFor: 'reconnect', dueAt: null };
    await world.turnInto(deliveryIds[0] ?? 0, held);
    const wallTime = wallTimeIn(6);
    await play.put(id, { when: at(wallTime) });
    expect(await deliveriesOf(app, documentId)).toMatchObject([
      { ...held, scheduledAt: isoOf(wallTime) },
    ]);
  });

  it('leaves the rest of a thread where its beginning is', async () => {
    const { documentId, id, deliveryIds } = await play.onceIn(3);
    await world.turnInto(deliveryIds[0] ?? 0, { posted: [{ id: '1', url: null }] });
    const { data } = await play.put(id, { when: at(wallTimeIn(6)) });
    const reason = expect.stringContaining('A part of it is out') as string;
    expect(data).toMatchObject({ stayed: [{ deliveryId: deliveryIds[0], reason }] });
    const times = (await deliveriesOf(app, documentId)).map(({ scheduledAt }) => scheduledAt);
    expect(times).toEqual([isoOf(wallTimeIn(3)), isoOf(wallTimeIn(6))]);
  });

  it('frees the place in a limit that a post waited for until its earlier time', async () => {
    const { documentId, id, deliveryIds } = await play.onceIn(3, [one]);
    const [deliveryId = 0] = deliveryIds;
    const held = { state: 'held', waitsFor: 'quota', reason: 'The limit is reached.', claims: 1 };
    await world.turnInto(deliveryId, held);
    const { store } = getService(app.strapi, 'quotas').ledger;
    const use = { deliveryId, subject: 'connection:1', limitId: 'posts', units: 1 };
    await app.strapi.db
      .query(UIDS.quotaUse)
      .create({ data: { ...use, state: 'booked', at: Date.parse(isoOf(wallTimeIn(3))) } });
    await play.put(id, { when: at(wallTimeIn(6)) });
    expect(await store.findUses({ deliveryId })).toEqual([]);
    expect(await deliveriesOf(app, documentId)).toMatchObject([
      { state: 'queued', waitsFor: null, reason: null, dueAt: isoOf(wallTimeIn(6)) },
    ]);
  });

  it.each([
    ['a time that is past', { when: at('2020-01-01T09:00') }, 'is past'],
    ['a publication', { when: { kind: 'on_publish' } }, 'are made already'],
    ['a repetition', { recurrence: DAILY }, 'Only what repeats'],
    ['a rest', { paused: true }, 'Only what repeats'],
  ])('to %s is refused in words', async (_, change, words) => {
    const { id } = await play.onceIn(3, [one]);
    const { status, message } = await play.put(id, change);
    expect([status, message]).toEqual([400, expect.stringContaining(words)]);
  });
});

describe('cancelling a schedule', () => {
  it('cancels the posts that wait, and only those', async () => {
    const { documentId, id, deliveryIds } = await play.onceIn(3);
    await world.turnInto(deliveryIds[0] ?? 0, { state: 'published', finishedAt: new Date() });
    const { status, data } = await play.remove(id);
    expect(status).toBe(200);
    expect(data).toMatchObject({
      schedule: { state: 'cancelled', dueAt: null, note: 'Out: 1 of 2; 1 cancelled.' },
      stayed: [{ deliveryId: deliveryIds[0] }],
    });
    expect(await play.statesOf(documentId)).toEqual(['published', 'cancelled']);
  });

  it('is refused when nothing of it waits any more', async () => {
    const { id, deliveryIds } = await play.onceIn(3, [one]);
    await world.turnInto(deliveryIds[0] ?? 0, { state: 'preparing' });
    const { status, message } = await play.remove(id);
    expect([status, message]).toEqual([400, expect.stringContaining('nothing left to cancel')]);
    expect(await play.rowFor({ id })).toMatchObject({ state: 'waiting' });
  });

  it('is done wholly or not at all', async () => {
    const { documentId, id } = await play.onceIn(3);
    const decisions = getService(app.strapi, 'decisions');
    const cancel = decisions.cancel.bind(decisions);
    const broken = jest
      .spyOn(decisions, 'cancel')
      .mockImplementationOnce((...args) => cancel(...args))
      .mockRejectedValueOnce(new Error('The database is away.'));
    const logged = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    expect((await play.remove(id)).status).toBe(500);
    for (const mock of [broken, logged]) mock.mockRestore();
    expect(await play.statesOf(documentId)).toEqual(['queued', 'queued']);
    expect(await play.rowFor({ id })).toMatchObject({ state: 'waiting' });
    expect((await play.remove(id)).status).toBe(200);
    expect(await play.statesOf(documentId)).toEqual(['cancelled', 'cancelled']);
  });

  it('is done once', async () => {
    const { id } = await play.onceIn(3, [one]);
    await play.remove(id);
    const { status, message } = await play.remove(id);
    expect([status, message]).toEqual([400, expect.stringContaining('is cancelled')]);
    expect((await play.put(id, { when: at(wallTimeIn(4)) })).status).toBe(400);
  });

  it('ends what waits for a publication', async () => {
    const documentId = await aDraft(app);
    const [schedule] = (await play.create(documentId, { when: { kind: 'on_publish' } })).schedules;
    await play.remove(schedule?.id ?? 0);
    await play.publish(documentId);
    expect(await deliveriesOf(app, documentId)).toEqual([]);
  });
});

describe('the list of schedules', () => {
  it('shows the soonest first, then what has no time', async () => {
    const later = await play.onceIn(40, [one]);
    const sooner = await play.onceIn(30, [one]);
    const documentId = await aDraft(app);
    const [timeless] = (await play.create(documentId, { when: { kind: 'on_publish' } })).schedules;
    const ids = idsIn(await world.listOf('/schedules?state=waiting', chief));
    const place = (id = 0) => ids.indexOf(id);
    expect(place(sooner.id)).toBeGreaterThanOrEqual(0);
    expect(place(sooner.id)).toBeLessThan(place(later.id));
    expect(place(later.id)).toBeLessThan(place(timeless?.id));
  });

  it('is narrowed to an entry, and to a span of time', async () => {
    const { documentId, id, deliveryIds } = await play.onceIn(50);
    const query = `contentType=${ARTICLE}&documentId=${documentId}&locale=en`;
    expect(await world.listOf(`/schedules?${query}`, chief)).toMatchObject([
      { id, entryDocumentId: documentId, deliveryIds, targetIds: [one, two], kind: 'once' },
    ]);
    const from = isoOf(wallTimeIn(50));
    expect(idsIn(await world.listOf(`/schedules?${query}&from=${from}`, chief))).toEqual([id]);
    expect(await world.listOf(`/schedules?${query}&to=${from}`, chief)).toEqual([]);
  });

  it('leaves out entries that the person may not read', async () => {
    await play.onceIn(3);
    const blind = await aMember(app, rightsTo([ACTIONS.read]));
    expect(await world.listOf('/schedules', blind)).toEqual([]);
    const reader = await aMember(app, [...rightsTo([ACTIONS.read]), READ_ARTICLES]);
    expect((await world.listOf('/schedules', reader)).length).toBeGreaterThan(0);
  });

  it('is that of a site', async () => {
    const { id } = await play.onceIn(3);
    expect(idsIn(await world.listOf('/schedules?site=default', chief))).toContain(id);
    expect(await world.listOf('/schedules?site=north', chief)).toEqual([]);
  });
});

describe('the rights to schedules', () => {
  it('to make one are those to distribute and to schedule', async () => {
    const body = { ...entryOf(await aPublishedArticle(app)), when: at(wallTimeIn(2)) };
    const only = await aMember(app, [...rightsTo([ACTIONS.schedule]), READ_ARTICLES]);
    const { status, message } = await world.post(only, '/schedules', body);
    expect([status, message]).toEqual([403, expect.stringContaining('Distribute entries')]);
    const both = [...rightsTo([ACTIONS.schedule, ACTIONS.distribute]), READ_ARTICLES];
    expect((await world.post(await aMember(app, both), '/schedules', body)).status).toBe(201);
  });

  it('to change one end where the person may not read its entry', async () => {
    const { id } = await play.onceIn(3);
    const blind = await aMember(app, rightsTo([ACTIONS.schedule]));
    expect((await world.put(blind, `/schedules/${id}`, {})).status).toBe(403);
    expect((await world.remove(blind, `/schedules/${id}`)).status).toBe(403);
  });

  it('to move or cancel one are those to make one', async () => {
    const { id } = await play.onceIn(3);
    const only = await aMember(app, [...rightsTo([ACTIONS.schedule]), READ_ARTICLES]);
    const path = `/schedules/${id}`;
    for (const { status, message } of [
      await world.put(only, path, { when: { kind: 'now' } }),
      await world.remove(only, path),
    ]) {
      expect([status, message]).toEqual([403, expect.stringContaining('Distribute entries')]);
    }
    expect(await play.rowFor({ id })).toMatchObject({ state: 'waiting' });
  });

  it('do not help with now: that is a dispatch', async () => {
    const body = { ...entryOf(await aPublishedArticle(app)), when: { kind: 'now' } };
    const { status, message } = await world.post(chief, '/schedules', body);
    expect([status, message]).toEqual([400, expect.stringContaining('use Distribute')]);
  });
});

describe('the audit log', () => {
  it('tells who made, moved and cancelled a schedule', async () => {
    const { id } = await play.onceIn(3, [one]);
    await play.put(id, { when: at(wallTimeIn(4)) });
    await play.remove(id);
    const path = `/audit?subjectKind=schedule&subjectId=${id}`;
    const { data } = await world.get(chief, path);
    const { entries } = data as { entries: AuditEntryView[] };
    expect(entries.map(({ action }) => action)).toEqual([
      'schedule.cancel',
      'schedule.update',
      'schedule.create',
    ]);
    expect(entries[1]).toMatchObject({
      before: { wallTime: wallTimeIn(3) },
      after: { wallTime: wallTimeIn(4) },
      siteId: world.sites.main.id,
      actor: { id: chief.userId },
    });
  });
});
