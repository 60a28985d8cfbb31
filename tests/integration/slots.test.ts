import type { FreeSlotsView } from '../../contracts/slots';
import type { DispatchResponse } from '../../contracts/dispatch';
import type { CreateScheduleResponse } from '../../contracts/schedules';
import { slotTimes } from '../../server/src/services/slots/slot-times';
import type { TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { tablesOf } from './harness/rows';
import { at, wallTimeIn } from './harness/schedules';
import { entryOf, SiteWorld } from './harness/site-world';
import { anAccountOf } from './harness/sites';

let world: SiteWorld;
let app: TestApp;
let one: number;
let two: number;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
  { weekday, time: '09:00' },
  { weekday, time: '17:30' },
]);

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ app } = world);
  one = world.accounts.main.targetId;
  two = (await anAccountOf(app, world.sites.main.id)).targetId;
  await setSlots({ '*': EVERY_DAY });
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

const setSlots = async (postingSlots: object) => {
  const path = `/sites/${world.sites.main.id}`;
  const { status, message } = await world.put(world.chief, path, { postingSlots });
  if (status !== 200) throw new Error(`The slots were refused: ${message}`);
};

const free = async (query: string): Promise<FreeSlotsView[]> =>
  (await world.get(world.chief, `/slots?${query}`)).data as FreeSlotsView[];

const intoSlots = async (targetIds: number[]) => {
  const documentId = await aPublishedArticle(app);
  const body = { ...entryOf(documentId), targetIds, when: { kind: 'slot' } };
  const { data, message, status } = await world.post(world.chief, '/dispatch', body);
  if (status !== 200) throw new Error(`It was refused: ${message}`);
  return { documentId, ...(data as DispatchResponse) };
};

const timeOf = async ({ documentId }: { documentId: string }): Promise<string | null> =>
  (await deliveriesOf(app, documentId))[0]?.dueAt ?? null;

describe('the next free slots', () => {
  it('are shown for each account, without taking any', async () => {
    const [first, second] = await free(`targetIds=${one},${two}&count=3`);
    expect(first).toMatchObject({ targetId: one, platform: 'bluesky', reason: null });
    expect(first?.times).toHaveLength(3);
    expect(second?.times).toEqual(first?.times);
    expect(await free(`targetIds=${one},${two}&count=3`)).toEqual([first, second]);
  });

  it('are by the clock of the site', async () => {
    const [slots] = await free(`targetIds=${one}&count=4`);
    const clocks = new Set(slots?.times.map(({ wallTime }) => wallTime.slice(11)));
    expect([...clocks].sort()).toEqual(['09:00', '17:30']);
    expect(slots?.times.every(({ zone }) => zone === world.sites.main.timezone)).toBe(true);
  });

  it('are taken one after the other', async () => {
    const [slots] = await free(`targetIds=${one}&count=3`);
    const expected = slots?.times.map(({ dueAt }) => dueAt);
    const taken = [];
    for (let place = 0; place < 3; place += 1) taken.push(await timeOf(await intoSlots([one])));
    expect(taken).toEqual(expected);
  });

  it('of one account say nothing of another', async () => {
    const [slots] = await free(`targetIds=${two}`);
    const { documentId, scheduleIds } = await intoSlots([one, two]);
    const byTarget = new Map(
      (await deliveriesOf(app, documentId)).map(({ targetId, dueAt }) => [targetId, dueAt])
    );
    expect(byTarget.get(two)).toBe(slots?.times[0]?.dueAt);
    expect(byTarget.get(one)).not.toBe(byTarget.get(two));
    expect(scheduleIds).toHaveLength(2);
  });

  it('are not where a post stands that was given that very time by hand', async () => {
    const [slots] = await free(`targetIds=${two}&count=2`);
    const [next, after] = slots?.times ?? [];
    const documentId = await aPublishedArticle(app);
    const when = { kind: 'at', wallTime: next?.wallTime, zone: next?.zone };
    await world.post(world.chief, '/dispatch', { ...entryOf(documentId), targetIds: [two], when });
    expect((await free(`targetIds=${two}`))[0]?.times).toEqual([after]);
  });

  it('are not where a repetition will put a post, as long as it does not rest', async () => {
    const { targetId } = await anAccountOf(app, world.sites.main.id);
    const query = `targetIds=${targetId}&count=6`;
    const [before] = await free(query);
    // Two slots a day: the third and the fifth have the same reading of the clock.
    const [, , third, fourth, fifth, sixth] = before?.times ?? [];
    const documentId = await aPublishedArticle(app);
    const when = { kind: 'at', wallTime: third?.wallTime, zone: third?.zone };
    const body = { ...entryOf(documentId), targetIds: [targetId], when };
    const recurrence = { every: 'day', times: 2 };
    const { data } = await world.post(world.chief, '/schedules', { ...body, recurrence });
    const times = (await free(query))[0]?.times ?? [];
    expect(times.slice(2, 4)).toEqual([fourth, sixth]);
    expect(times).not.toContainEqual(fifth);
    // Its two times are over then.
    expect(times.at(-1)?.wallTime.slice(11)).toBe(fourth?.wallTime.slice(11));
    const [{ id = 0 } = {}] = (data as CreateScheduleResponse).schedules;
    await world.put(world.chief, `/schedules/${id}`, { paused: true });
    expect((await free(query))[0]).toEqual(before);
  });

  it('are free again when the post is cancelled', async () => {
    const taken = await intoSlots([two]);
    const [before] = await free(`targetIds=${two}`);
    const time = await timeOf(taken);
    expect(before?.times[0]?.dueAt).not.toBe(time);
    await world.remove(world.chief, `/schedules/${taken.scheduleIds[0]}`);
    expect((await free(`targetIds=${two}`))[0]?.times[0]?.dueAt).toBe(time);
  });

  it('are never given twice to dispatches of the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => intoSlots([two])));
    const times = await Promise.all(all.map(timeOf));
    expect(new Set(times).size).toBe(12);
    expect(times).not.toContain(null);
  });

  it('are those of the platform where the site has some for it', async () => {
    await setSlots({ '*': EVERY_DAY, bluesky: [{ weekday: 1, time: '07:07' }] });
    const [slots] = await free(`targetIds=${one}&count=2`);
    expect(slots?.times.map(({ wallTime }) => wallTime.slice(11))).toEqual(['07:07', '07:07']);
    await setSlots({ '*': EVERY_DAY });
  });
});

describe('a slot that there is not', () => {
  it('is told with the next step, in lists and in a dispatch', async () => {
    await setSlots({});
    const words = 'has no posting slots for Bluesky. Add some under Settings → Sites, or choose';
    const [slots] = await free(`targetIds=${one}`);
    expect(slots).toMatchObject({ times: [], reason: expect.stringContaining(words) as string });
    const body = { ...entryOf(await aPublishedArticle(app)), targetIds: [one] };
    const answer = await world.post(world.chief, '/dispatch', { ...body, when: { kind: 'slot' } });
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(words);
    await setSlots({ '*': EVERY_DAY });
  });

  it('is told when a whole year is taken', async () => {
    const mondays = [{ weekday: 1, time: '06:06' }];
    await setSlots({ '*': mondays });
    const { targetId, connectionId } = await anAccountOf(app, world.sites.main.id);
    const times = [...slotTimes(mondays, world.sites.main.timezone, Date.now())];
    const row = { connectionId, platform: 'bluesky', state: 'queued', versionHash: 'x' };
    const entry = { entryUid: ARTICLE, entryDocumentId: 'full', entryLocale: 'en' };
    await tablesOf(app).deliveries.createMany({
      data: times.slice(1).map(({ dueAt }) => ({
        ...{ ...row, ...entry, scheduledAt: new Date(dueAt), dedupeKey: `full#${dueAt}` },
      })),
    });
    const [last] = await free(`targetIds=${targetId}&count=20`);
    expect(last?.times).toEqual([times[0]]);
    expect(last?.reason).toContain('are free within a year. Add some under Settings → Sites');
    await intoSlots([targetId]);
    await expect(intoSlots([targetId])).rejects.toThrow('Too few posting slots of');
    await setSlots({ '*': EVERY_DAY });
  });

  it.each([
    ['targetIds=999999', 'has no target 999999'],
    ['targetIds=a', 'must be at most 100 ids of targets, parted by commas'],
    ['count=1', 'targetIds'],
    ['targetIds=1&count=21', 'count'],
  ])('is refused for %s', async (query, words) => {
    const { status, message } = await world.get(world.chief, `/slots?${query}`);
    expect([status, message]).toEqual([400, expect.stringContaining(words)]);
  });
});

describe('a post that waits', () => {
  it('is moved into the next free slot', async () => {
    const documentId = await aPublishedArticle(app);
    const body = { ...entryOf(documentId), targetIds: [one], when: at(wallTimeIn(90, '03:33')) };
    const { data } = await world.post(world.chief, '/dispatch', body);
    const [id] = (data as DispatchResponse).scheduleIds;
    const [slots] = await free(`targetIds=${one}`);
    const answer = await world.put(world.chief, `/schedules/${id}`, { when: { kind: 'slot' } });
    expect(answer.status).toBe(200);
    const [moved] = await deliveriesOf(app, documentId);
    expect(moved).toMatchObject({ dueAt: slots?.times[0]?.dueAt, scheduleId: id });
  });

  it('of several accounts goes to the slot of each, and the schedule is parted', async () => {
    const documentId = await aPublishedArticle(app);
    await intoSlots([one]);
    const when = at(wallTimeIn(91, '03:33'));
    const body = { ...entryOf(documentId), targetIds: [one, two], when };
    const { data } = await world.post(world.chief, '/dispatch', body);
    const [id] = (data as DispatchResponse).scheduleIds;
    const expected = await free(`targetIds=${one},${two}`);
    await world.put(world.chief, `/schedules/${id}`, { when: { kind: 'slot' } });
    const moved = await deliveriesOf(app, documentId);
    const times = new Map(moved.map(({ targetId, dueAt }) => [targetId, dueAt]));
    for (const { targetId, times: free } of expected) {
      expect(times.get(targetId)).toBe(free[0]?.dueAt);
    }
    const distinct = new Set(moved.map(({ dueAt }) => dueAt)).size;
    expect(new Set(moved.map(({ scheduleId }) => scheduleId)).size).toBe(distinct);
  });
});
