import type { SiteDetails } from '../../contracts/sites';
import { ACTIONS, UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { aMember, type Member } from './harness/people';
import { rowOf, tablesOf } from './harness/rows';
import { entryOf, READ_ARTICLES, rightsTo, SiteWorld } from './harness/site-world';
import type { SiteAccount } from './harness/sites';

let world: SiteWorld;
let app: TestApp;
let chief: Member;
let main: SiteDetails;
let north: SiteDetails;
let mainAccount: SiteAccount;
let northAccount: SiteAccount;

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ app, chief } = world);
  ({ main, north } = world.sites);
  ({ main: mainAccount, north: northAccount } = world.accounts);
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

describe('what is distributed', () => {
  const targetsFor = async (query: string, body: object = {}) => {
    const entry = entryOf(await aPublishedArticle(app));
    const { data } = await world.post(chief, `/preview${query}`, { ...entry, ...body });
    const { targets, link } = data as { targets: { targetId: number }[]; link: string };
    return { targetIds: targets.map(({ targetId }) => targetId), origin: new URL(link).origin };
  };

  it('is previewed for the accounts, and with the links, of the chosen site', async () => {
    const ofMain = { targetIds: [mainAccount.targetId], origin: 'https://example.com' };
    const ofNorth = { targetIds: [northAccount.targetId], origin: 'https://north.example' };
    expect(await targetsFor('')).toEqual(ofMain);
    expect(await targetsFor('?site=north')).toEqual(ofNorth);
    expect(await targetsFor(`?site=${north.id}`)).toEqual(ofNorth);
    expect(await targetsFor('', { siteId: north.id })).toEqual(ofNorth);
  });

  it('belongs to the chosen site, with all its deliveries', async () => {
    const body = { ...entryOf(await aPublishedArticle(app)), siteId: north.id };
    const { data } = await world.post(chief, '/dispatch', body);
    const { distributionId, deliveryIds } = data as {
      distributionId: number;
      deliveryIds: number[];
    };
    expect(deliveryIds).toHaveLength(1);
    const delivery = await rowOf(tablesOf(app).deliveries, deliveryIds[0] ?? 0);
    expect(delivery).toMatchObject({ siteId: north.id, targetId: northAccount.targetId });
    const where = { id: distributionId, site: north.id };
    expect(await tableOf(app.strapi, UIDS.distribution).count({ where })).toBe(1);
  });

  it('never goes to a target of another site', async () => {
    const body = {
      ...entryOf(await aPublishedArticle(app)),
      targetIds: [northAccount.targetId],
    };
    const answer = await world.post(chief, '/dispatch', body);
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(
      `has no target ${northAccount.targetId}: it is gone, or belongs to another site`
    );
  });

  it.each(['?site=nowhere', '?site=999999'])('is not for %s', async (query) => {
    const body = entryOf(await aPublishedArticle(app));
    expect((await world.post(chief, `/dispatch${query}`, body)).status).toBe(404);
  });

  it.each(['?site=default&site=north', '?site=0'])('is refused for %s', async (query) => {
    const body = entryOf(await aPublishedArticle(app));
    expect((await world.post(chief, `/dispatch${query}`, body)).status).toBe(400);
  });

  it('goes out by the rule of a site to that site only', async () => {
    const rule = { name: 'North by itself', contentType: ARTICLE, siteId: north.id };
    const { data } = await world.post(chief, '/rules', { ...rule, bulkToo: true });
    const { id } = data as { id: number };
    expect(data).toMatchObject({ siteId: north.id });
    const documentId = await aPublishedArticle(app);
    await getService(app.strapi, 'outbox').relay();
    const made = await tablesOf(app).deliveries.findMany({
      where: { entryDocumentId: documentId },
    });
    expect(made.map(({ siteId }) => siteId)).toEqual([north.id]);
    await world.remove(chief, `/rules/${id}`);
  });

  it('cannot be ruled to another site', async () => {
    const rule = { name: 'Astray', contentType: ARTICLE, targetIds: [northAccount.targetId] };
    expect(await world.post(chief, '/rules', rule)).toMatchObject({
      status: 400,
      message: `targetIds: target ${northAccount.targetId} belongs to another site; choose among the accounts of this one.`,
    });
    const own = { ...rule, targetIds: null };
    const { data } = await world.post(chief, '/rules', own);
    const path = `/rules/${(data as { id: number }).id}`;
    expect(await world.put(chief, path, { ...own, siteId: north.id })).toMatchObject({
      status: 400,
      message: 'siteId: a rule stays on its site; make a new one on the other site.',
    });
    expect((await world.put(chief, path, { ...own, siteId: main.id })).status).toBe(200);
    await world.remove(chief, path);
  });
});

describe('a dispatch for later', () => {
  const LATER = '2028-05-03T09:00';
  const at = (wallTime: string) => ({ kind: 'at', wallTime, zone: 'UTC' });

  const dispatchAs = async (member: Member, when: object) => {
    const body = { ...entryOf(await aPublishedArticle(app)), when };
    return world.post(member, '/dispatch', body);
  };

  it('needs the permission to schedule beside the one to distribute', async () => {
    const sender = await aMember(app, [...rightsTo([ACTIONS.distribute]), READ_ARTICLES]);
    for (const when of [at(LATER), { kind: 'slot' }, { kind: 'on_publish' }]) {
      const refused = await dispatchAs(sender, when);
      expect(refused.status).toBe(403);
      expect(refused.message).toContain('“Distribute at a later time”');
    }
    expect((await dispatchAs(sender, { kind: 'now' })).status).toBe(200);
  });

  it('needs it for one account that goes out later, too', async () => {
    const sender = await aMember(app, [...rightsTo([ACTIONS.distribute]), READ_ARTICLES]);
    const times = { [String(mainAccount.targetId)]: at(LATER) };
    const body = { ...entryOf(await aPublishedArticle(app)), times };
    expect((await world.post(sender, '/dispatch', body)).status).toBe(403);
  });

  it('waits for its time', async () => {
    const { data } = await dispatchAs(chief, at(LATER));
    const { deliveryIds, scheduleIds } = data as Record<'deliveryIds' | 'scheduleIds', number[]>;
    const delivery = await rowOf(tablesOf(app).deliveries, deliveryIds[0] ?? 0);
    const dueAt = `${LATER}:00.000Z`;
    const [scheduleId] = scheduleIds;
    expect(delivery).toMatchObject({ state: 'queued', dueAt, scheduledAt: dueAt, scheduleId });
  });

  it('is refused where the permission to schedule does not reach', async () => {
    const planner = await aMember(app, [
      ...rightsTo([ACTIONS.distribute]),
      ...rightsTo([ACTIONS.schedule], [THEIR_SITES]),
      READ_ARTICLES,
    ]);
    await world.put(chief, `/sites/${north.id}`, { memberRoles: [planner.roleId] });
    expect((await dispatchAs(planner, at(LATER))).status).toBe(403);
    const body = { ...entryOf(await aPublishedArticle(app)), when: at(LATER) };
    expect((await world.post(planner, '/dispatch?site=north', body)).status).toBe(200);
    await world.put(chief, `/sites/${north.id}`, { memberRoles: [] });
  });
});
