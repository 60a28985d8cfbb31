import type { DispatchResponse } from '../../contracts/dispatch';
import type { Delivery } from '../../server/src/services/deliveries/delivery';
import type { TestApp } from './harness/app';
import { aDraft, aPublishedArticle } from './harness/articles';
import { deliveriesOf } from './harness/deliveries';
import { at, isoOf, schedulesOf, wallTimeIn } from './harness/schedules';
import { entryOf, SiteWorld } from './harness/site-world';
import { anAccountOf } from './harness/sites';

let world: SiteWorld;
let app: TestApp;
/** Three targets of the default site. */
let one: number;
let two: number;
let three: number;

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ app } = world);
  const { main } = world.sites;
  one = world.accounts.main.targetId;
  two = (await anAccountOf(app, main.id)).targetId;
  three = (await anAccountOf(app, main.id)).targetId;
}, 90_000);

afterAll(async () => {
  await world?.app.close();
});

const dispatch = (documentId: string, body: object) =>
  world.post(world.chief, '/dispatch', { ...entryOf(documentId), ...body });

const dispatched = async (documentId: string, body: object): Promise<DispatchResponse> => {
  const { status, data, message } = await dispatch(documentId, body);
  if (status !== 200) throw new Error(`It was refused: ${message}`);
  return data as DispatchResponse;
};

const rowsOf = (documentId: string) =>
  schedulesOf(app).findMany({ where: { entryDocumentId: documentId }, orderBy: { id: 'asc' } });

const timesOf = (deliveries: readonly Delivery[]) =>
  Object.fromEntries(deliveries.map(({ targetId, dueAt }) => [targetId ?? 0, dueAt]));

describe('a dispatch without a time', () => {
  it('goes out at once and makes no schedule', async () => {
    const documentId = await aPublishedArticle(app);
    const { deliveryIds, scheduleIds } = await dispatched(documentId, {});
    expect([deliveryIds.length, scheduleIds]).toEqual([3, []]);
    const [delivery] = await deliveriesOf(app, documentId);
    expect(Date.parse(delivery?.dueAt ?? '')).toBeLessThanOrEqual(Date.now());
    expect(delivery?.scheduleId).toBeNull();
  });
});

describe('a dispatch at a time', () => {
  it('makes its posts now, due then, and a schedule that holds them', async () => {
    const documentId = await aPublishedArticle(app);
    const wallTime = wallTimeIn(3);
    const answer = await dispatched(documentId, { targetIds: [one, two], when: at(wallTime) });
    const [schedule] = await rowsOf(documentId);
    expect(schedule).toMatchObject({
      ...{ kind: 'once', state: 'waiting', wallTime, zone: 'UTC', dueAt: isoOf(wallTime) },
      requestedBy: String(world.chief.userId),
    });
    expect(schedule?.order.targetIds).toEqual([one, two]);
    expect(answer.scheduleIds).toEqual([schedule?.id]);
    const deliveries = await deliveriesOf(app, documentId);
    expect(deliveries.map(({ scheduleId }) => scheduleId)).toEqual([schedule?.id, schedule?.id]);
    expect(timesOf(deliveries)).toEqual({ [one]: isoOf(wallTime), [two]: isoOf(wallTime) });
  });

  it('is by the clock of the site where it names no zone', async () => {
    await world.put(world.chief, `/sites/${world.sites.main.id}`, { timezone: 'Asia/Kathmandu' });
    const documentId = await aPublishedArticle(app);
    const wallTime = wallTimeIn(3);
    await dispatched(documentId, { targetIds: [one], when: { kind: 'at', wallTime } });
    expect(await rowsOf(documentId)).toMatchObject([
      { zone: 'Asia/Kathmandu', wallTime, dueAt: isoOf(wallTimeIn(3, '03:15')) },
    ]);
    await world.put(world.chief, `/sites/${world.sites.main.id}`, { timezone: 'UTC' });
  });

  it('may be another time for each account', async () => {
    const documentId = await aPublishedArticle(app);
    const [later, latest] = [wallTimeIn(2), wallTimeIn(4)];
    const { deliveryIds, scheduleIds } = await dispatched(documentId, {
      targetIds: [one, two, three],
      times: { [two]: at(later), [three]: at(latest) },
    });
    expect([deliveryIds.length, scheduleIds.length]).toEqual([3, 2]);
    const times = timesOf(await deliveriesOf(app, documentId));
    expect(times).toMatchObject({ [two]: isoOf(later), [three]: isoOf(latest) });
    expect(Date.parse(times[one] ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('takes the accounts of the language when it names none, and gives one a time', async () => {
    const documentId = await aPublishedArticle(app);
    const [when, own] = [at(wallTimeIn(2)), wallTimeIn(5)];
    await dispatched(documentId, { when, times: { [three]: at(own) } });
    const times = timesOf(await deliveriesOf(app, documentId));
    expect(Object.keys(times).map(Number)).toEqual([one, two, three].sort((a, b) => a - b));
    expect(times[three]).toBe(isoOf(own));
  });

  it('has one schedule for one moment, however it was named', async () => {
    const documentId = await aPublishedArticle(app);
    const own = { kind: 'at', wallTime: wallTimeIn(2, '14:45'), zone: 'Asia/Kathmandu' };
    const { scheduleIds } = await dispatched(documentId, {
      targetIds: [one, two],
      when: at(wallTimeIn(2)),
      times: { [two]: own },
    });
    expect(scheduleIds).toHaveLength(1);
    const deliveries = await deliveriesOf(app, documentId);
    expect(new Set(deliveries.map(({ scheduleId }) => scheduleId)).size).toBe(1);
  });

  it('is answered alike when it is repeated with the same key', async () => {
    const documentId = await aPublishedArticle(app);
    const body = {
      targetIds: [one, two, three],
      when: at(wallTimeIn(2)),
      times: { [two]: at(wallTimeIn(3)), [three]: { kind: 'on_publish' } },
      idempotencyKey: `repeat-${documentId}`,
    };
    const first = await dispatched(documentId, body);
    expect([first.deliveryIds.length, first.scheduleIds.length]).toEqual([2, 3]);
    expect(await dispatched(documentId, body)).toEqual({ ...first, skipped: [] });
    expect(await rowsOf(documentId)).toHaveLength(3);
  });

  it('is made once when it comes twice at the same moment', async () => {
    const documentId = await aPublishedArticle(app);
    const idempotencyKey = `twice-${documentId}`;
    const body = { targetIds: [one], when: at(wallTimeIn(2)), idempotencyKey };
    const [first, second] = await Promise.all([
      dispatched(documentId, body),
      dispatched(documentId, body),
    ]);
    expect(second).toEqual(first);
    expect(await deliveriesOf(app, documentId)).toHaveLength(1);
    expect(await rowsOf(documentId)).toHaveLength(1);
  });

  it('leaves no schedule when every account has that version already', async () => {
    const documentId = await aPublishedArticle(app);
    await dispatched(documentId, { targetIds: [one] });
    const answer = await dispatched(documentId, { targetIds: [one], when: at(wallTimeIn(2)) });
    expect(answer).toMatchObject({
      deliveryIds: [],
      scheduleIds: [],
      skipped: [{ targetId: one }],
    });
    expect(await rowsOf(documentId)).toEqual([]);
  });
});

describe('a time that cannot be', () => {
  it.each([
    [
      'in a gap',
      { kind: 'at', wallTime: '2028-03-26T01:30', zone: 'Europe/Lisbon' },
      'Choose 00:59 or 02:00.',
    ],
    [
      'that comes twice',
      { kind: 'at', wallTime: '2027-10-31T01:30', zone: 'Europe/Lisbon' },
      'comes twice',
    ],
    [
      'in a zone that does not exist',
      { ...at('2028-05-03T09:00'), zone: 'Europe/Lisboa' },
      'Did you mean Europe/Lisbon?',
    ],
    ['that is past', at('2020-05-03T09:00'), 'is past'],
    ['on no day', at('2027-02-29T09:00'), 'that month ends on 2027-02-28'],
    ['without a clock', at('2027-02-28'), 'must be a date and a time such as 2026-11-25T09:00'],
    ['of no kind', { kind: 'soon' }, 'when'],
  ])('%s is answered with 400 in words', async (_, when, words) => {
    const documentId = await aPublishedArticle(app);
    const answer = await dispatch(documentId, { when });
    expect({ status: answer.status, message: answer.message }).toEqual({
      status: 400,
      message: expect.stringContaining(words) as string,
    });
  });

  it('of one account leaves nothing half-done for the others', async () => {
    const documentId = await aPublishedArticle(app);
    const times = { [three]: at('2020-05-03T09:00') };
    const answer = await dispatch(documentId, { targetIds: [one, two, three], times });
    expect(answer.status).toBe(400);
    expect(await deliveriesOf(app, documentId)).toEqual([]);
  });

  it('of an account that was not chosen is told', async () => {
    const documentId = await aPublishedArticle(app);
    const times = { [three]: at(wallTimeIn(2)) };
    const { status, message } = await dispatch(documentId, { targetIds: [one], times });
    expect(status).toBe(400);
    expect(message).toContain(`times: target ${three} is not among those that were chosen`);
  });

  it('leaves nothing when only the last of several parts is refused', async () => {
    const documentId = await aPublishedArticle(app);
    const { status, message } = await dispatch(documentId, {
      targetIds: [one, two],
      times: { [two]: { kind: 'slot' } },
    });
    expect(status).toBe(400);
    expect(message).toContain('has no posting slots for Bluesky. Add some under Settings → Sites');
    expect(await deliveriesOf(app, documentId)).toEqual([]);
  });
});

describe('an order for the next publication', () => {
  it('is kept for a draft that was never published', async () => {
    const documentId = await aDraft(app);
    const when = { kind: 'on_publish', offsetMinutes: 90 };
    const { deliveryIds, scheduleIds } = await dispatched(documentId, { targetIds: [one], when });
    expect(deliveryIds).toEqual([]);
    expect(await rowsOf(documentId)).toMatchObject([
      { id: scheduleIds[0], kind: 'on_publish', dueAt: null, offsetMinutes: 90, state: 'waiting' },
    ]);
  });

  it('is refused at once when what a person wrote is too long', async () => {
    const documentId = await aDraft(app);
    const overrides = { [one]: { texts: ['x'.repeat(301)] } };
    const body = { targetIds: [one], when: { kind: 'on_publish' }, overrides };
    const { status, message } = await dispatch(documentId, body);
    expect(status).toBe(400);
    expect(message).toContain('has 301 of 300 graphemes');
    expect(await rowsOf(documentId)).toEqual([]);
  });

  it('is refused for an account of another site', async () => {
    const documentId = await aDraft(app);
    const targetIds = [world.accounts.north.targetId];
    const answer = await dispatch(documentId, { targetIds, when: { kind: 'on_publish' } });
    expect(answer.status).toBe(400);
  });

  it('is no way around publishing: anything else needs a published entry', async () => {
    const documentId = await aDraft(app);
    const { status, message } = await dispatch(documentId, { when: at(wallTimeIn(2)) });
    expect([status, message]).toEqual([400, expect.stringContaining('Publish the entry first')]);
  });
});
