import type { DeliveryList, ListedDelivery } from '../../contracts/deliveries';
import type { AdminClient } from '../../scripts/person/admin-client';
import { ACTIONS } from '../../server/src/constants';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { startTestApp, type TestApp } from './harness/app';
import { ARTICLE } from './harness/articles';
import { distributeArticle } from './harness/deliveries';
import { callApi, DISTRIBUTION } from './harness/http';
import { aMember, asAdmin, connectEverything } from './harness/people';
import { tablesOf } from './harness/rows';

const READ_ARTICLES = { action: 'plugin::content-manager.explorer.read', subject: ARTICLE };

let app: TestApp;
let admin: AdminClient;
/** Of three articles to three accounts each, oldest first. */
let ids: number[] = [];

beforeAll(async () => {
  app = await startTestApp({ workers: false });
  admin = await asAdmin(app);
  await connectEverything(app, admin);
  for (let count = 0; count < 3; count += 1) {
    ids = [...ids, ...(await distributeArticle(app, admin)).deliveryIds];
  }
}, 60_000);

afterAll(async () => {
  await app?.close();
});

const change = (id: number | undefined, data: Record<string, unknown>) =>
  tablesOf(app).deliveries.updateMany({ where: { id }, data });

const listOf = (query = '') =>
  admin.request<DeliveryList>('GET', `${DISTRIBUTION}/deliveries${query}`);

const idsOf = async (query: string): Promise<number[]> =>
  (await listOf(query)).data.map(({ id }) => id);

describe('the list of deliveries', () => {
  it('comes in pages, newest first, and says how many there are', async () => {
    const { data, meta } = await listOf('?pageSize=4&page=2');
    expect(data.map(({ id }) => id)).toEqual([...ids].reverse().slice(4, 8));
    const pagination = { page: 2, pageSize: 4, pageCount: 3, total: 9, hidden: 0 };
    expect(meta).toEqual({ pagination });
  });

  it('is sorted by when posts were meant to go out, the same time by age', async () => {
    const [first, second, third] = ids;
    const times = ['2031-01-01T10:00:00.000Z', '2030-01-01T10:00:00.000Z'];
    await change(first, { scheduledAt: new Date(times[0] ?? 0) });
    await change(second, { scheduledAt: new Date(times[1] ?? 0) });
    await change(third, { scheduledAt: new Date(times[1] ?? 0) });
    expect((await idsOf('?sort=-scheduledAt')).slice(0, 3)).toEqual([first, third, second]);
    expect((await idsOf('?sort=scheduledAt')).slice(-3)).toEqual([second, third, first]);
    expect(await idsOf('?sort=id')).toEqual(ids);
    expect(await idsOf('?from=2030-06-01T00:00:00Z')).toEqual([first]);
    const year = 'from=2030-01-01T00:00:00Z&to=2030-06-01T00:00:00Z';
    expect(await idsOf(`?${year}`)).toEqual([third, second]);
  });

  it('is narrowed by state, platform, account and source', async () => {
    const [one, other] = [ids[3], ids[4]];
    await change(one, { state: 'failed', dueAt: null });
    await change(other, { state: 'missed', dueAt: null });
    expect(await idsOf('?state=failed')).toEqual([one]);
    expect(await idsOf('?state=failed,missed')).toEqual([other, one]);
    const x = (await admin.connections()).find(({ platform }) => platform === 'x');
    const ofX = await listOf('?platform=x');
    expect(ofX.data.map(({ platform }) => platform)).toEqual(['x', 'x', 'x']);
    expect(await idsOf(`?connectionId=${x?.id}`)).toEqual(ofX.data.map(({ id }) => id));
    await change(one, { source: 'rule' });
    expect(await idsOf('?source=rule')).toEqual([one]);
    const nothing = await listOf('?source=bulk');
    expect(nothing).toMatchObject({ data: [], meta: { pagination: { total: 0, pageCount: 0 } } });
  });

  it('finds part of a title or a handle in any case, and nothing by a wild card', async () => {
    await change(ids[5], { entryTitle: 'Lanterns at 100% of the piers' });
    await change(ids[6], { accountHandle: 'Lantern_keeper' });
    expect(await idsOf('?search=lantern')).toEqual([ids[6], ids[5]]);
    expect(await idsOf('?search=100%25 of')).toEqual([ids[5]]);
    expect(await idsOf('?search=n_k')).toEqual([ids[6]]);
    expect(await idsOf('?search=l%25n')).toEqual([]);
  });

  it('names who asked: a person, or the rule whoever published', async () => {
    const [asker] = (
      await admin.request<{ data: { id: number; name: string }[] }>(
        'GET',
        `${DISTRIBUTION}/deliveries/askers`
      )
    ).data;
    expect(asker?.name).toBe('Ada Lamp');
    expect(await idsOf(`?askedBy=${asker?.id}`)).toHaveLength(9);
    expect(await idsOf('?askedBy=999999')).toEqual([]);
    const of = async (id: number | undefined): Promise<ListedDelivery | undefined> =>
      (await listOf()).data.find((row) => row.id === id);
    expect(await of(ids[8])).toMatchObject({ source: 'manual', askedBy: 'Ada Lamp' });
    await admin.addRule({ name: 'Every article', contentType: ARTICLE });
    const rule = (await admin.rules()).at(-1);
    const { distributions, deliveries } = tablesOf(app);
    const row = await deliveries.findOne({ where: { id: ids[8] } });
    await distributions.updateMany({
      where: { id: row?.distributionId },
      data: { source: 'rule', sourceId: rule?.id },
    });
    await change(ids[8], { source: 'rule' });
    expect(await of(ids[8])).toMatchObject({ source: 'rule', askedBy: 'Every article' });
    // Publishing is not asking: the rule's posts are not found under the person.
    expect(await idsOf(`?askedBy=${asker?.id}`)).toHaveLength(6);
  });

  it.each([
    '?state=sent',
    '?sort=text',
    '?page=0',
    '?pageSize=201',
    '?from=yesterday',
    '?askedBy=ada',
  ])('refuses %s', async (query) => {
    await expect(listOf(query)).rejects.toMatchObject({ status: 400 });
  });

  it('tells not even the number of entries that a person may not read', async () => {
    const listFor = async (
      rights: { action: string; subject?: string; conditions?: string[] }[]
    ) => {
      const { token } = await aMember(app, rights);
      const url = `${app.url}${DISTRIBUTION}/deliveries`;
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return (await response.json()) as DeliveryList;
    };
    const read = { action: ACTIONS.read };
    expect(await listFor([read])).toMatchObject({ data: [], meta: { pagination: { total: 0 } } });
    const reader = await listFor([read, READ_ARTICLES]);
    expect(reader).toMatchObject({ meta: { pagination: { total: 9, hidden: 0 } } });
    const own = { ...READ_ARTICLES, conditions: ['admin::is-creator'] };
    const author = await listFor([read, own]);
    expect(author).toMatchObject({ data: [], meta: { pagination: { total: 9, hidden: 9 } } });
  });
});

describe('cancelling many', () => {
  it('cancels what waits, names the others, and writes each down', async () => {
    const [waiting, other, out] = [ids[0], ids[1], ids[2]];
    await change(out, { state: 'published', dueAt: null });
    const body = { ids: [waiting, other, out, 999_999] };
    const { data } = await admin.request<{ data: unknown }>(
      'POST',
      `${DISTRIBUTION}/deliveries/cancel`,
      body
    );
    expect(data).toEqual({
      cancelled: expect.arrayContaining([waiting, other]) as number[],
      refused: [
        {
          id: out,
          reason: expect.stringContaining('is published and cannot be cancelled') as string,
        },
        { id: 999_999, reason: 'This delivery does not exist any more.' },
      ],
    });
    const rows = await tablesOf(app).deliveries.findMany({ where: { id: { $in: body.ids } } });
    expect(rows.map(({ state }) => state).sort()).toEqual(['cancelled', 'cancelled', 'published']);
    const { data: log } = await admin.request<{ data: { total: number } }>(
      'GET',
      `${DISTRIBUTION}/audit?action=delivery.cancel`
    );
    expect(log.total).toBe(2);
  });

  it('leaves alone what belongs to other sites or to entries that the person may not read', async () => {
    const distribute = { action: ACTIONS.distribute };
    const stranger = await aMember(app, [{ ...distribute, conditions: [THEIR_SITES] }]);
    const blind = await aMember(app, [distribute]);
    const body = { ids: [ids[7]] };
    const call = { method: 'POST', path: '/deliveries/cancel', body };
    const ofStranger = await callApi(app, { ...call, token: stranger.token });
    expect([200, 403]).toContain(ofStranger.status);
    const ofBlind = await callApi(app, { ...call, token: blind.token });
    expect(ofBlind.data).toEqual({
      cancelled: [],
      refused: [{ id: ids[7], reason: 'You may not read the entry of this delivery.' }],
    });
    const row = await tablesOf(app).deliveries.findOne({ where: { id: ids[7] } });
    expect(row?.state).toBe('queued');
  });
});
