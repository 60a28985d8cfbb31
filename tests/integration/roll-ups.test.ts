import type { RollUp } from '../../contracts/roll-ups';
import { ACTIONS } from '../../server/src/constants';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { aMember, type Member } from './harness/people';
import { entryOf, READ_ARTICLES, rightsTo, SiteWorld } from './harness/site-world';

let world: SiteWorld;

beforeAll(async () => {
  world = await SiteWorld.start();
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

const ask = (
  documentIds: readonly string[],
  { member = world.chief, more = '' }: { member?: Member; more?: string } = {}
) => {
  const query = new URLSearchParams({
    ...{ contentType: ARTICLE, locale: 'en' },
    documentIds: documentIds.join(','),
  });
  return world.get(member, `/deliveries/roll-ups?${query.toString()}${more}`);
};

const dispatch = async (documentId: string, site: string, more: object = {}): Promise<number> => {
  const body = { ...entryOf(documentId), ...more };
  const { data, message } = await world.post(world.chief, `/dispatch?site=${site}`, body);
  const [id] = (data as { deliveryIds: number[] } | null)?.deliveryIds ?? [];
  if (id === undefined) throw new Error(`Nothing was dispatched: ${message}`);
  return id;
};

const NONE = { live: 0, waiting: 0, undecided: 0, failed: 0 };
const OUT = { state: 'published', finishedAt: new Date(), postedAt: new Date(), dueAt: null };

describe('the roll-ups of a list', () => {
  it('say in one answer where each entry stands, and leave out what was never distributed', async () => {
    const [first, second, never] = [
      await aPublishedArticle(world.app),
      await aPublishedArticle(world.app),
      await aPublishedArticle(world.app),
    ];
    await world.turnInto(await dispatch(first, 'default'), OUT);
    await dispatch(second, 'default');
    await world.turnInto(await dispatch(second, 'north'), { state: 'failed' });
    const { status, data } = await ask([first, second, never]);
    expect(status).toBe(200);
    const found = data as RollUp[];
    expect(found).toHaveLength(2);
    expect(found).toContainEqual({ documentId: first, ...NONE, live: 1, nextDueAt: null });
    expect(found).toContainEqual({
      ...{ documentId: second, ...NONE, waiting: 1, failed: 1 },
      nextDueAt: expect.any(String) as string,
    });
  });

  it('count each target once, by its newest post that was not called off', async () => {
    const documentId = await aPublishedArticle(world.app);
    await world.turnInto(await dispatch(documentId, 'default'), { state: 'failed' });
    await world.turnInto(await dispatch(documentId, 'default', { again: true }), OUT);
    const last = await dispatch(documentId, 'default', { again: true });
    await world.turnInto(last, { state: 'cancelled', finishedAt: new Date() });
    expect((await ask([documentId])).data).toMatchObject([{ ...NONE, live: 1 }]);
    await world.turnInto(last, { state: 'unknown', finishedAt: null });
    expect((await ask([documentId])).data).toMatchObject([{ ...NONE, undecided: 1 }]);
  });

  it('show a person only the posts of their sites', async () => {
    const documentId = await aPublishedArticle(world.app);
    await dispatch(documentId, 'default');
    await dispatch(documentId, 'north');
    const member = await aMember(world.app, [
      ...rightsTo([ACTIONS.read], [THEIR_SITES]),
      READ_ARTICLES,
    ]);
    const path = `/sites/${world.sites.north.id}`;
    await world.put(world.chief, path, { memberRoles: [member.roleId] });
    expect((await ask([documentId])).data).toMatchObject([{ waiting: 2 }]);
    expect((await ask([documentId], { member })).data).toMatchObject([{ waiting: 1 }]);
    expect((await ask([documentId], { more: '&site=north' })).data).toMatchObject([{ waiting: 1 }]);
    expect((await ask([documentId], { member, more: '&site=default' })).status).toBe(403);
  });

  it('show nothing of entries that the person may not read', async () => {
    const documentId = await aPublishedArticle(world.app);
    await dispatch(documentId, 'default');
    const blind = await aMember(world.app, rightsTo([ACTIONS.read]));
    expect((await ask([documentId], { member: blind })).data).toEqual([]);
    const own = { ...READ_ARTICLES, conditions: ['admin::is-creator'] };
    const author = await aMember(world.app, [...rightsTo([ACTIONS.read]), own]);
    expect((await ask([documentId], { member: author })).data).toEqual([]);
    const outsider = await aMember(world.app, [READ_ARTICLES]);
    expect((await ask([documentId], { member: outsider })).status).toBe(403);
  });

  it.each(['', ',', Array.from({ length: 101 }, (_, index) => `id${index}`).join(',')])(
    'refuse lists that are no page (%#)',
    async (ids) => {
      expect((await ask([ids])).status).toBe(400);
    }
  );

  it('refuse types that are never distributed', async () => {
    const path = '/deliveries/roll-ups?contentType=plugin::users-permissions.user&documentIds=a';
    expect((await world.get(world.chief, path)).status).toBe(400);
  });
});
