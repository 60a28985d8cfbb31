import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE, documentsOf } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import type { Member } from './harness/people';
import { DAILY, minutesFrom, ScheduleWorld } from './harness/schedule-world';
import { at, isoOf, runDue, schedulesOf, wallTimeIn } from './harness/schedules';
import { entryOf, type SiteWorld } from './harness/site-world';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let play: ScheduleWorld;
let world: SiteWorld;
let app: TestApp;
let chief: Member;

beforeAll(async () => {
  play = await ScheduleWorld.start();
  ({ world } = play);
  ({ app, chief } = world);
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

/** Works off two times of it; the ids of the posts. */
const lastTurnOf = async (one: { id: number; documentId: string }): Promise<number[]> => {
  for (const minutes of [1, 2]) {
    await play.dueAt(one, minutesFrom(minutes));
    await runDue(app);
  }
  return (await deliveriesOf(app, one.documentId)).map(({ id }) => id);
};

describe('what repeats', () => {
  it('makes no posts before it is nearly time', async () => {
    const { documentId, id } = await play.repeating();
    await runDue(app);
    expect(await deliveriesOf(app, documentId)).toEqual([]);
    expect(await play.rowFor({ id })).toMatchObject({ kind: 'recurring', startsAt: wallTimeIn(2) });
  });

  it('makes its posts up to five minutes ahead, and goes on to the next time', async () => {
    const one = await play.repeating();
    const time = minutesFrom(4);
    await play.dueAt(one, time);
    await runDue(app);
    await runDue(app);
    expect(await deliveriesOf(app, one.documentId)).toMatchObject([
      { dueAt: time.toISOString(), source: 'schedule', scheduleId: one.id, state: 'queued' },
    ]);
    expect(await play.rowFor(one)).toMatchObject({
      ...{ dueAt: new Date(time.getTime() + DAY_MS).toISOString(), state: 'waiting' },
      ...{ turns: 1, timesDone: 1, note: null, claimUntil: null },
    });
  });

  it('is made at once when its first time is that near', async () => {
    const documentId = await aPublishedArticle(app);
    const when = at(minutesFrom(3).toISOString().slice(0, 16));
    await play.create(documentId, { when, recurrence: DAILY });
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
  });

  it('sends the same version again', async () => {
    const one = await play.repeating();
    for (const minutes of [1, 2]) {
      await play.dueAt(one, minutesFrom(minutes));
      await runDue(app);
    }
    const deliveries = await deliveriesOf(app, one.documentId);
    expect(new Set(deliveries.map(({ versionHash }) => versionHash)).size).toBe(1);
    expect(deliveries).toHaveLength(2);
  });

  it('is made once by many workers', async () => {
    const one = await play.repeating();
    await play.dueAt(one, minutesFrom(2));
    await Promise.all([runDue(app), runDue(app), runDue(app)]);
    expect(await deliveriesOf(app, one.documentId)).toHaveLength(1);
  });

  it('is made once when a worker died between the posts and writing that down', async () => {
    const one = await play.repeating();
    const time = minutesFrom(2);
    await play.dueAt(one, time);
    await runDue(app);
    const back = { dueAt: time, turns: 0, timesDone: 0, claimUntil: new Date(Date.now() - 1) };
    await schedulesOf(app).updateMany({ where: { id: one.id }, data: back });
    await runDue(app);
    expect(await deliveriesOf(app, one.documentId)).toHaveLength(1);
    expect(await play.rowFor(one)).toMatchObject({ turns: 1, timesDone: 1 });
  });

  it('goes out only the newest time of those that passed while nothing ran', async () => {
    const one = await play.repeating({ every: 'day', times: 10 });
    const first = minutesFrom(-3 * 24 * 60 - 30);
    await play.dueAt(one, first);
    await runDue(app);
    const newest = new Date(first.getTime() + 3 * DAY_MS).toISOString();
    expect(await deliveriesOf(app, one.documentId)).toMatchObject([{ scheduledAt: newest }]);
    const note = expect.stringContaining('Skipped because nothing ran: ') as string;
    expect(await play.rowFor(one)).toMatchObject({ turns: 4, timesDone: 1, note });
  });

  it('goes out not at all when it is too late, and says so', async () => {
    const one = await play.repeating({ every: 'week', times: 10 });
    await play.dueAt(one, minutesFrom(-2 * 24 * 60));
    await runDue(app);
    expect(await deliveriesOf(app, one.documentId)).toEqual([]);
    expect(await play.rowFor(one)).toMatchObject({ turns: 1, timesDone: 0, state: 'waiting' });
  });

  it('ends after its number of times', async () => {
    const one = await play.repeating({ every: 'day', times: 2 });
    const deliveryIds = await lastTurnOf(one);
    for (const id of deliveryIds) {
      await world.turnInto(id, { state: 'published', finishedAt: new Date() });
    }
    await runDue(app);
    expect(await play.rowFor(one)).toMatchObject({ state: 'done', dueAt: null, timesDone: 2 });
  });

  it('is not over while a post of its last time waits: it can still be called off', async () => {
    const one = await play.repeating({ every: 'day', times: 2 });
    await lastTurnOf(one);
    expect(await play.rowFor(one)).toMatchObject({ state: 'waiting', dueAt: null, timesDone: 2 });
    expect((await play.remove(one.id)).status).toBe(200);
    expect(await play.statesOf(one.documentId)).toEqual(['cancelled', 'cancelled']);
    expect(await play.rowFor(one)).toMatchObject({ state: 'cancelled' });
  });

  it('makes no posts when somebody cancels it while they are being made', async () => {
    const one = await play.repeating();
    await play.dueAt(one, minutesFrom(2));
    const distributions = getService(app.strapi, 'distributions');
    const plan = distributions.plan.bind(distributions);
    const planning = jest.spyOn(distributions, 'plan').mockImplementationOnce(async (order) => {
      const planned = await plan(order);
      await play.remove(one.id);
      return planned;
    });
    await runDue(app);
    planning.mockRestore();
    expect(await deliveriesOf(app, one.documentId)).toEqual([]);
    expect(await play.rowFor(one)).toMatchObject({ state: 'cancelled', turns: 0, timesDone: 0 });
  });

  it('leaves the others alone, and looks again later, when one cannot be taken', async () => {
    const one = await play.repeating();
    await play.dueAt(one, minutesFrom(2));
    const { repository } = getService(app.strapi, 'schedules');
    const logged = jest.spyOn(app.strapi.log, 'error').mockReturnValue(app.strapi.log);
    const writing = jest
      .spyOn(repository, 'write')
      .mockRejectedValue(new Error('The database is read-only.'));
    await runDue(app);
    expect(logged).toHaveBeenCalledTimes(1);
    writing.mockRestore();
    logged.mockRestore();
    await runDue(app);
    expect(await deliveriesOf(app, one.documentId)).toHaveLength(1);
  });

  it('is not sent twice for a time that begins while somebody changes it', async () => {
    const one = await play.repeating();
    const time = minutesFrom(4);
    await play.dueAt(one, time);
    await runDue(app);
    const [made] = await deliveriesOf(app, one.documentId);
    await world.turnInto(made?.id ?? 0, { state: 'preparing' });
    await play.put(one.id, { recurrence: { every: 'day', times: 9 } });
    const { dueAt } = await play.rowFor(one);
    expect(dueAt).toBe(new Date(time.getTime() + DAY_MS).toISOString());
  });

  it('skips a time at which its entry is not published, and goes on', async () => {
    const one = await play.repeating();
    await documentsOf(app, ARTICLE).unpublish({ documentId: one.documentId });
    await play.dueAt(one, minutesFrom(2));
    await runDue(app);
    const note = expect.stringContaining('because the entry was not published') as string;
    expect(await play.rowFor(one)).toMatchObject({
      state: 'waiting',
      turns: 1,
      timesDone: 0,
      note,
    });
    expect(await deliveriesOf(app, one.documentId)).toEqual([]);
  });

  it('ends when its entry is deleted', async () => {
    const one = await play.repeating();
    await documentsOf(app, ARTICLE).delete({ documentId: one.documentId });
    await play.dueAt(one, minutesFrom(2));
    await runDue(app);
    expect(await play.rowFor(one)).toMatchObject({
      state: 'cancelled',
      note: 'Its entry was deleted.',
    });
  });

  it('rests and goes on with its next time, without making up for any', async () => {
    const one = await play.repeating();
    await play.put(one.id, { paused: true });
    expect(await play.rowFor(one)).toMatchObject({ state: 'paused', dueAt: null });
    await runDue(app);
    const startsAt = minutesFrom(-3 * 24 * 60 + 60)
      .toISOString()
      .slice(0, 16);
    await schedulesOf(app).updateMany({ where: { id: one.id }, data: { startsAt } });
    await play.put(one.id, { paused: false });
    const { state, dueAt: due } = await play.rowFor(one);
    expect(state).toBe('waiting');
    expect(Date.parse(due ?? '') - Date.now()).toBeLessThanOrEqual(60 * MINUTE_MS);
    expect(await deliveriesOf(app, one.documentId)).toEqual([]);
  });

  it('takes back the posts that were made for a time that does not hold any more', async () => {
    const one = await play.repeating();
    await play.dueAt(one, minutesFrom(4));
    await runDue(app);
    const wallTime = wallTimeIn(5, '10:10');
    await play.put(one.id, { when: at(wallTime) });
    expect(await play.statesOf(one.documentId)).toEqual(['cancelled']);
    expect(await play.rowFor(one)).toMatchObject({ dueAt: isoOf(wallTime), startsAt: wallTime });
  });

  it('takes another repetition, counted from the same first time', async () => {
    const one = await play.repeating();
    await play.put(one.id, { recurrence: { every: 'week', times: 4 } });
    expect(await play.rowFor(one)).toMatchObject({
      ...{ recurrence: { every: 'week', interval: 1, times: 4 }, dueAt: isoOf(wallTimeIn(2)) },
    });
  });

  it.each([
    ['without an end', { every: 'day' }, 'needs an end: times, or until'],
    [
      'on weekdays of a month',
      { every: 'month', weekdays: [1], times: 2 },
      'only go with “every week”',
    ],
    ['that ends before it begins', { every: 'day', until: '2020-01-01' }, 'Choose a later end'],
  ])('%s is refused', async (_, recurrence, words) => {
    const documentId = await aPublishedArticle(app);
    const body = { ...entryOf(documentId), when: at(wallTimeIn(2)), recurrence };
    const { status, message } = await world.post(chief, '/schedules', body);
    expect([status, message]).toEqual([400, expect.stringContaining(words)]);
  });

  it('needs a first time for all', async () => {
    const documentId = await aPublishedArticle(app);
    for (const when of [{ kind: 'slot' }, { kind: 'on_publish' }]) {
      const body = { ...entryOf(documentId), when, recurrence: DAILY };
      const { status, message } = await world.post(chief, '/schedules', body);
      expect([status, message]).toEqual([400, expect.stringContaining('one first time')]);
    }
  });

  it('is placed once with the same key', async () => {
    const documentId = await aPublishedArticle(app);
    const idempotencyKey = `again-${documentId}`;
    const body = { when: at(wallTimeIn(2)), recurrence: DAILY, idempotencyKey };
    const [first, second] = [
      await play.create(documentId, body),
      await play.create(documentId, body),
    ];
    expect(second.schedules).toEqual(first.schedules);
  });
});
