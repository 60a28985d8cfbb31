import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import { aDraft, ARTICLE, documentsOf } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { tablesOf } from './harness/rows';
import { minutesFrom, ScheduleWorld } from './harness/schedule-world';
import { at, isoOf, runDue, schedulesOf, wallTimeIn } from './harness/schedules';
import type { SiteWorld } from './harness/site-world';
import { anAccountOf } from './harness/sites';

const MINUTE_MS = 60_000;

let play: ScheduleWorld;
let world: SiteWorld;
let app: TestApp;
let one: number;

beforeAll(async () => {
  play = await ScheduleWorld.start();
  ({ world, one } = play);
  ({ app } = world);
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

describe('what waits for a publication', () => {
  const waiting = async (over: object = {}) => {
    const documentId = await aDraft(app);
    const when = { kind: 'on_publish', offsetMinutes: 90 };
    const [schedule] = (await play.create(documentId, { when, ...over })).schedules;
    return { documentId, id: schedule?.id ?? 0 };
  };

  it('goes out so long after it, with the words of that version', async () => {
    const { documentId, id } = await waiting();
    const publishedAt = new Date();
    await documentsOf(app, ARTICLE).update({ documentId, data: { title: 'The final title' } });
    await play.publish(documentId, publishedAt);
    const due = new Date(publishedAt.getTime() + 90 * MINUTE_MS).toISOString();
    expect(await deliveriesOf(app, documentId)).toMatchObject([
      { scheduleId: id, source: 'schedule', dueAt: due, entryTitle: 'The final title' },
    ]);
    expect(await play.rowFor({ id })).toMatchObject({ state: 'waiting', dueAt: due, timesDone: 1 });
  });

  it('goes out once, however often the publication is told', async () => {
    const { documentId } = await waiting();
    await documentsOf(app, ARTICLE).publish({ documentId });
    const entry = { uid: ARTICLE, documentId, locale: 'en' };
    const tell = () => getService(app.strapi, 'schedules').entryPublished(entry, new Date());
    await Promise.all([tell(), tell(), tell()]);
    await play.publish(documentId);
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
  });

  it('leaves publications of other entries alone', async () => {
    const { documentId } = await waiting();
    await play.publish(await aDraft(app));
    expect(await deliveriesOf(app, documentId)).toEqual([]);
  });

  it('goes out to the accounts that are left when one is gone', async () => {
    const gone = (await anAccountOf(app, world.sites.main.id)).targetId;
    const { documentId } = await waiting({ targetIds: [one, gone] });
    await tablesOf(app).targets.deleteMany({ where: { id: gone } });
    await play.publish(documentId);
    expect((await deliveriesOf(app, documentId)).map(({ targetId }) => targetId)).toEqual([one]);
  });

  it('ends with a word of why when nothing can go out', async () => {
    const gone = (await anAccountOf(app, world.sites.main.id)).targetId;
    const { documentId, id } = await waiting({ targetIds: [gone] });
    await tablesOf(app).targets.deleteMany({ where: { id: gone } });
    await play.publish(documentId);
    const note = expect.stringContaining('nothing went out: None of its accounts') as string;
    expect(await play.rowFor({ id })).toMatchObject({ state: 'done', note });
  });

  it('can wait longer', async () => {
    const { id } = await waiting();
    await play.put(id, { when: { kind: 'on_publish', offsetMinutes: 5 } });
    expect(await play.rowFor({ id })).toMatchObject({ offsetMinutes: 5, dueAt: null });
    const { status, message } = await play.put(id, { when: at(wallTimeIn(2)) });
    expect([status, message]).toEqual([400, expect.stringContaining('next publication')]);
  });

  it('is moved like any other once its posts are made', async () => {
    const { documentId, id } = await waiting();
    await play.publish(documentId);
    const wallTime = wallTimeIn(6);
    expect((await play.put(id, { when: at(wallTime) })).status).toBe(200);
    expect(await deliveriesOf(app, documentId)).toMatchObject([{ dueAt: isoOf(wallTime) }]);
    await play.publish(documentId);
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
  });

  it('ends when the entry is deleted', async () => {
    const { documentId, id } = await waiting();
    await documentsOf(app, ARTICLE).delete({ documentId });
    await getService(app.strapi, 'schedules').tidy();
    expect(await play.rowFor({ id })).toMatchObject({
      state: 'cancelled',
      note: 'Its entry was deleted.',
    });
  });
});

describe('a schedule whose time passed', () => {
  const settled = async (states: string[]) => {
    const { id, deliveryIds } = await play.onceIn(3);
    for (const [place, state] of states.entries()) {
      await world.turnInto(deliveryIds[place] ?? 0, { state, finishedAt: new Date() });
    }
    await schedulesOf(app).updateMany({ where: { id }, data: { dueAt: minutesFrom(-2) } });
    await runDue(app);
    return play.rowFor({ id });
  };

  it.each([
    [['published', 'published'], { state: 'done', note: null, timesDone: 1, dueAt: null }],
    [['published', 'failed'], { state: 'done', note: 'Out: 1 of 2; 1 failed.', timesDone: 1 }],
    [['missed', 'failed'], { state: 'done', note: 'Out: 0 of 2; 1 failed, 1 missed.' }],
    [['cancelled', 'cancelled'], { state: 'cancelled', timesDone: 0 }],
  ])('is over when its posts are %j', async (states, expected) => {
    expect(await settled(states)).toMatchObject(expected);
  });

  it('is not over while one of them waits', async () => {
    expect(await settled(['published'])).toMatchObject({ state: 'waiting' });
  });
});
