import { calendarSchema, type CalendarItem, type CalendarView } from '../../contracts/calendar';
import { ACTIONS } from '../../server/src/constants';
import type { TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE, documentsOf } from './harness/articles';
import type { Answer } from './harness/http';
import { aMember, type Member } from './harness/people';
import { DAILY, ScheduleWorld } from './harness/schedule-world';
import { at, isoOf, wallTimeIn } from './harness/schedules';
import { entryOf, READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

let play: ScheduleWorld;
let world: SiteWorld;
let app: TestApp;

beforeAll(async () => {
  play = await ScheduleWorld.start();
  ({ world } = play);
  ({ app } = world);
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

const dayIn = (days: number): string => wallTimeIn(days).slice(0, 10);

const ask = (query: string, member: Member = world.chief): Promise<Answer> =>
  world.get(member, `/calendar?${query}`);

const calendarOf = async (
  from: number,
  to: number,
  { site = 'default', member = world.chief } = {}
): Promise<CalendarView> => {
  const { status, data, message } = await ask(
    `site=${site}&from=${dayIn(from)}&to=${dayIn(to)}`,
    member
  );
  if (status !== 200) throw new Error(`It was refused: ${message}`);
  return calendarSchema.parse(data);
};

const itemOf = ({ items }: CalendarView, documentId: string): CalendarItem | undefined =>
  items.find(({ entryDocumentId }) => entryDocumentId === documentId);

describe('the calendar', () => {
  it('shows all posts of a schedule as one item, with who asked for it', async () => {
    const { documentId, id, deliveryIds } = await play.onceIn(3);
    const calendar = await calendarOf(3, 4);
    const item = itemOf(calendar, documentId);
    expect(item).toMatchObject({
      ...{ key: `s${id}`, scheduleId: id, scheduleKind: 'once', state: 'queued', fixed: null },
      ...{ at: isoOf(wallTimeIn(3)), wallTime: wallTimeIn(3), otherZone: null },
      ...{ entryUid: ARTICLE, entryKind: 'collectionType', locale: 'en' },
      author: `user:${world.chief.userId}`,
    });
    expect(item?.posts.map(({ deliveryId }) => deliveryId).sort()).toEqual([...deliveryIds].sort());
    const name = expect.stringContaining('Editor') as string;
    expect(calendar.authors).toContainEqual({ key: `user:${world.chief.userId}`, name });
    expect(calendar.contentTypes).toContainEqual({ uid: ARTICLE, displayName: 'Article' });
  });

  it('shows what lies on its days, the last one excluded', async () => {
    const { documentId } = await play.onceIn(5);
    expect(itemOf(await calendarOf(5, 6), documentId)).toBeDefined();
    expect(itemOf(await calendarOf(4, 5), documentId)).toBeUndefined();
    expect(itemOf(await calendarOf(6, 7), documentId)).toBeUndefined();
  });

  it('reads days and times by the clock of the site, and names the other clock', async () => {
    const { north } = world.sites;
    const change = { timezone: 'Pacific/Kiritimati' };
    expect((await world.put(world.chief, `/sites/${north.id}`, change)).status).toBe(200);
    const documentId = await aPublishedArticle(app);
    const body = { ...entryOf(documentId), when: at(wallTimeIn(6, '11:30')) };
    expect((await world.post(world.chief, `/schedules?site=${north.id}`, body)).status).toBe(201);
    // It is fourteen hours ahead of UTC.
    const item = itemOf(await calendarOf(7, 8, { site: 'north' }), documentId);
    expect(item).toMatchObject({ wallTime: wallTimeIn(7, '01:30'), otherZone: 'UTC' });
    expect(itemOf(await calendarOf(6, 7, { site: 'north' }), documentId)).toBeUndefined();
    expect(itemOf(await calendarOf(6, 8), documentId)).toBeUndefined();
  });

  it('shows every time of a repetition, for which nothing is made yet, as fixed', async () => {
    const { documentId, id } = await play.repeating({ ...DAILY, times: 4 });
    const { items } = await calendarOf(3, 30);
    const times = items.filter((item) => item.entryDocumentId === documentId);
    expect(times.map(({ wallTime, state, fixed }) => [wallTime, state, fixed])).toEqual(
      [3, 4, 5].map((days) => [wallTimeIn(days), 'planned', 'repeats'])
    );
    expect(times[0]).toMatchObject({
      scheduleId: id,
      posts: [{ deliveryId: null, platform: 'bluesky', state: 'planned' }],
    });
  });

  it('counts what waits for a publication, as it has no day', async () => {
    const before = (await calendarOf(1, 2)).awaitingPublication;
    const documentId = await aPublishedArticle(app);
    await play.create(documentId, { when: { kind: 'on_publish', offsetMinutes: 10 } });
    expect((await calendarOf(1, 2)).awaitingPublication).toBe(before + 1);
  });

  it('shows what was distributed without a plan, and that it cannot be moved', async () => {
    const id = await world.aDeliveryOn(world.sites.main);
    const { items } = await calendarOf(-1, 1);
    const item = items.find(({ posts }) => posts.some(({ deliveryId }) => deliveryId === id));
    expect(item).toMatchObject({ scheduleId: null, fixed: 'unscheduled', state: 'queued' });
  });

  it('follows a move, with the same key', async () => {
    const { documentId, id } = await play.onceIn(8);
    await play.put(id, { when: at(wallTimeIn(10, '17:30')) });
    expect(itemOf(await calendarOf(8, 9), documentId)).toBeUndefined();
    expect(itemOf(await calendarOf(10, 11), documentId)).toMatchObject({
      ...{ key: `s${id}`, wallTime: wallTimeIn(10, '17:30') },
    });
  });

  it('tells of posts of one account that are too near to each other, across midnight too', async () => {
    const one = await aPublishedArticle(app);
    const two = await aPublishedArticle(app);
    await play.create(one, { when: at(wallTimeIn(12, '23:55')) });
    await play.create(two, { when: at(wallTimeIn(13, '00:05')) });
    const [early, late] = [await calendarOf(12, 13), await calendarOf(13, 14)];
    expect(itemOf(early, one)?.conflicts).toMatchObject([{ platform: 'bluesky', minutes: 10 }]);
    expect(itemOf(late, two)?.conflicts).toMatchObject([{ itemKey: itemOf(early, one)?.key }]);
  });

  it('tells of limits that do not hold what is planned', async () => {
    const { north } = world.sites;
    const budgets = { posts: [{ platform: null, per: 'day', posts: 1, mode: 'hard' }] };
    expect((await world.put(world.chief, `/sites/${north.id}`, { budgets })).status).toBe(200);
    const zone = 'Pacific/Kiritimati';
    const made: string[] = [];
    for (const clock of ['08:00', '12:00']) {
      const documentId = await aPublishedArticle(app);
      const when = { ...at(wallTimeIn(15, clock)), zone };
      await world.post(world.chief, '/schedules?site=north', { ...entryOf(documentId), when });
      made.push(documentId);
    }
    const calendar = await calendarOf(15, 16, { site: 'north' });
    expect(made.map((documentId) => itemOf(calendar, documentId)?.limits)).toEqual([
      [],
      [{ label: 'posts in a day', platform: null, handle: null, planned: 2, limit: 1 }],
    ]);
  });

  it('leaves out entries that the person may not read, and keeps the history of deleted ones', async () => {
    const reader = await aMember(app, [...rightsTo([ACTIONS.read]), READ_ARTICLES]);
    const stranger = await aMember(app, rightsTo([ACTIONS.read]));
    const own = { ...READ_ARTICLES, conditions: ['admin::is-creator'] };
    const creator = await aMember(app, [...rightsTo([ACTIONS.read]), own]);
    const kept = await play.onceIn(17);
    const deleted = await play.onceIn(17);
    await documentsOf(app, ARTICLE).delete({ documentId: deleted.documentId });
    const seenBy = async (member: Member) => {
      const calendar = await calendarOf(17, 18, { member });
      return [kept, deleted].map(({ documentId }) => Boolean(itemOf(calendar, documentId)));
    };
    expect(await seenBy(reader)).toEqual([true, true]);
    expect(await seenBy(stranger)).toEqual([false, false]);
    expect(await seenBy(creator)).toEqual([false, true]);
  });

  it.each([
    ['no range', '', /from/],
    ['an end before the beginning', 'from=2026-12-02&to=2026-12-01', /must be later than "from"/],
    ['more than a hundred days', 'from=2026-01-01&to=2026-12-01', /more than 100 days/],
    ['a day that does not exist', 'from=2026-02-30&to=2026-03-02', /from/],
  ])('refuses %s in words', async (_what, query, words) => {
    const { status, message } = await ask(query);
    expect([status, message]).toEqual([400, expect.stringMatching(words)]);
  });
});
