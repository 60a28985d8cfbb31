import type { SiteDetails } from '../../contracts/sites';
import { ACTIONS } from '../../server/src/constants';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import type { Call } from './harness/http';
import { aMember, type Member } from './harness/people';
import { rowOf, tablesOf } from './harness/rows';
import { entryOf, idsIn, READ_ARTICLES, rightsTo, SiteWorld } from './harness/site-world';

const NOT_THEIRS = 'This belongs to a site that your permission does not cover';

let world: SiteWorld;
let app: TestApp;
let chief: Member;
let main: SiteDetails;
let north: SiteDetails;

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ app, chief } = world);
  ({ main, north } = world.sites);
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

describe('a person who is limited to one site', () => {
  let mate: Member;
  let mainDelivery: number;
  let northDelivery: number;
  let mainRule: number;
  let northRule: number;

  const ruleOn = async (site: SiteDetails): Promise<number> => {
    const rule = { name: `Of ${site.slug}`, contentType: ARTICLE, siteId: site.id, enabled: false };
    return ((await world.post(chief, '/rules', rule)).data as { id: number }).id;
  };

  beforeAll(async () => {
    mate = await aMember(app, [...rightsTo(Object.values(ACTIONS), [THEIR_SITES]), READ_ARTICLES]);
    await world.put(chief, `/sites/${north.id}`, { memberRoles: [mate.roleId] });
    north = (await world.get(chief, `/sites/${north.id}`)).data as SiteDetails;
    mainDelivery = await world.aDeliveryOn(main);
    northDelivery = await world.aDeliveryOn(north);
    mainRule = await ruleOn(main);
    northRule = await ruleOn(north);
  });

  const pageIds = async (path: string) =>
    idsIn(((await world.get(mate, path)).data as { deliveries: unknown }).deliveries);

  it('sees only that site', async () => {
    expect(await world.sitesOf(mate)).toEqual(['north']);
    expect(idsIn(await world.listOf('/rules', mate))).toEqual([northRule]);
    expect(idsIn(await world.listOf('/rules', chief))).toEqual([mainRule, northRule]);
    expect(idsIn(await world.listOf('/rules?site=default', chief))).toEqual([mainRule]);
  });

  it('sees only its deliveries', async () => {
    const theirs = idsIn(await world.listOf('/deliveries', mate));
    const all = idsIn(await world.listOf('/deliveries', chief));
    expect(theirs).toContain(northDelivery);
    expect(theirs).not.toContain(mainDelivery);
    expect(all).toEqual(expect.arrayContaining([mainDelivery, northDelivery]));
    expect(idsIn(await world.listOf('/deliveries?site=north', chief))).toEqual(theirs);
  });

  it.each([
    ['/queue/failed', { state: 'failed', finishedAt: new Date(), dueAt: null }],
    ['/deliveries/undecided', { state: 'unknown', finishedAt: null, dueAt: null }],
  ])('sees only its deliveries in %s', async (path, data) => {
    await world.turnInto(mainDelivery, data);
    await world.turnInto(northDelivery, data);
    expect(await pageIds(path)).toEqual([northDelivery]);
    expect(await pageIds(`${path}?site=north`)).toEqual([northDelivery]);
    expect((await world.get(mate, `${path}?site=default`)).status).toBe(403);
  });

  it('sees only its numbers in the health', async () => {
    await world.turnInto(mainDelivery, { state: 'unknown', finishedAt: null, dueAt: null });
    await world.turnInto(northDelivery, { state: 'unknown', finishedAt: null, dueAt: null });
    const healthFor = async (member: Member, query = '') =>
      (await world.get(member, `/health${query}`)).data;
    expect(await healthFor(mate)).toMatchObject({
      site: { id: north.id },
      undecided: 1,
      deliveries: { unknown: 1 },
    });
    expect(await healthFor(chief)).toMatchObject({ site: { id: main.id }, undecided: 2 });
    expect(await healthFor(chief, '?site=north')).toMatchObject({
      site: { id: north.id },
      undecided: 1,
    });
    expect((await world.get(mate, '/health?site=default')).status).toBe(403);
  });

  const foreign = (): Omit<Call, 'token'>[] => {
    const rule = { name: 'Taken over', contentType: ARTICLE };
    return [
      { method: 'GET', path: `/deliveries/${mainDelivery}` },
      { method: 'POST', path: `/deliveries/${mainDelivery}/retry`, body: {} },
      { method: 'POST', path: `/deliveries/${mainDelivery}/cancel`, body: {} },
      {
        method: 'POST',
        path: `/deliveries/${mainDelivery}/resolve`,
        body: { outcome: 'ignore' },
      },
      { method: 'POST', path: `/queue/retry/${mainDelivery}`, body: {} },
      { method: 'PUT', path: `/rules/${mainRule}`, body: rule },
      { method: 'DELETE', path: `/rules/${mainRule}` },
      { method: 'GET', path: `/sites/${main.id}` },
      { method: 'PUT', path: `/sites/${main.id}`, body: { name: 'Taken over' } },
      { method: 'POST', path: `/sites/${main.id}/pause`, body: {} },
      { method: 'POST', path: `/sites/${main.id}/resume`, body: {} },
    ];
  };

  it('is refused every single thing of another site, and told why', async () => {
    for (const call of foreign()) {
      const { status, message } = await world.ask(mate, call);
      expect([call.method, call.path, status, message]).toEqual([
        call.method,
        call.path,
        403,
        expect.stringContaining(NOT_THEIRS),
      ]);
    }
    expect(await rowOf(tablesOf(app).deliveries, mainDelivery)).toMatchObject({ state: 'unknown' });
    expect((await world.get(chief, `/sites/${main.id}`)).data).toEqual(main);
    expect(idsIn(await world.listOf('/rules', chief))).toEqual([mainRule, northRule]);
  });

  it('is not refused what the others are not there for', async () => {
    expect((await world.get(mate, '/deliveries/999999')).status).toBe(404);
    expect((await world.get(mate, '/sites/999999')).status).toBe(404);
  });

  it('decides and operates on their own site', async () => {
    const answers = [
      await world.get(mate, `/deliveries/${northDelivery}`),
      await world.post(mate, `/deliveries/${northDelivery}/resolve`, { outcome: 'post_again' }),
      await world.post(mate, `/deliveries/${northDelivery}/cancel`),
      await world.post(mate, `/deliveries/${northDelivery}/retry`),
      await world.put(mate, `/rules/${northRule}`, {
        name: 'Of north',
        contentType: ARTICLE,
        enabled: false,
      }),
      await world.post(mate, `/sites/${north.id}/pause`),
      await world.post(mate, `/sites/${north.id}/resume`),
      await world.put(mate, `/sites/${north.id}`, { name: north.name }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
  });

  it('retries many on their own site, and the others are named', async () => {
    const failed = { state: 'failed', finishedAt: new Date(), dueAt: null };
    await world.turnInto(mainDelivery, failed);
    await world.turnInto(northDelivery, failed);
    const ids = [mainDelivery, northDelivery];
    expect((await world.post(mate, '/deliveries/retry', { ids })).data).toMatchObject({
      retried: [northDelivery],
      refused: [
        {
          id: mainDelivery,
          reason: 'This delivery belongs to a site that your permission does not cover.',
        },
      ],
    });
    expect(await rowOf(tablesOf(app).deliveries, mainDelivery)).toMatchObject({ state: 'failed' });
  });

  it('previews and distributes on their own site without naming it', async () => {
    const entry = entryOf(await aPublishedArticle(app));
    const preview = await world.post(mate, '/preview', entry);
    expect(preview.data).toMatchObject({ targets: [{ targetId: world.accounts.north.targetId }] });
    const { data } = await world.post(mate, '/dispatch', entry);
    const [id = 0] = (data as { deliveryIds: number[] }).deliveryIds;
    const delivery = await rowOf(tablesOf(app).deliveries, id);
    expect(delivery).toMatchObject({ siteId: north.id });
  });

  it.each(['/preview', '/dispatch', '/rules'])(
    'is refused POST %s for another site, however it is named',
    async (path) => {
      const entry = entryOf(await aPublishedArticle(app));
      const body = path === '/rules' ? { name: 'Astray', contentType: ARTICLE } : entry;
      const answers = [
        await world.post(mate, `${path}?site=default`, body),
        await world.post(mate, `${path}?site=${main.id}`, body),
        await world.post(mate, path, { ...body, siteId: main.id }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(answers[0]?.message).toContain('does not cover the site "default"');
      const { documentId: entryDocumentId } = entry;
      expect(await tablesOf(app).deliveries.count({ where: { entryDocumentId } })).toBe(0);
    }
  );

  it('does not reach another site by naming their own one beside it', async () => {
    const entry = entryOf(await aPublishedArticle(app));
    const answer = await world.post(mate, '/dispatch?site=north', { ...entry, siteId: main.id });
    expect(answer).toMatchObject({ status: 400, message: 'site: name one site, once.' });
    const where = { entryDocumentId: entry.documentId };
    expect(await tablesOf(app).deliveries.count({ where })).toBe(0);
  });

  it('makes and removes no site, and says not who belongs to one', async () => {
    const answers = [
      await world.post(mate, '/sites', { slug: 'mine', name: 'Mine' }),
      await world.remove(mate, `/sites/${north.id}`),
      await world.put(mate, `/sites/${north.id}`, { memberUsers: [mate.userId] }),
      await world.put(mate, `/sites/${north.id}`, { memberRoles: [] }),
      await world.post(mate, '/circuits/x/retry'),
      await world.post(mate, '/outbox/1/retry'),
    ];
    for (const { status, message } of answers) {
      expect(status).toBe(403);
      expect(message).toContain('This concerns every site');
    }
    expect((await world.get(chief, `/sites/${north.id}`)).data).toEqual(north);
  });

  it('is let in by name as well as by role, and left out at once', async () => {
    await world.put(chief, `/sites/${north.id}`, { memberRoles: [] });
    expect((await world.get(mate, '/sites')).status).toBe(403);
    await world.put(chief, `/sites/${main.id}`, { memberUsers: [mate.userId] });
    expect(await world.sitesOf(mate)).toEqual(['default']);
    await world.put(chief, `/sites/${north.id}`, { memberRoles: [mate.roleId] });
    expect(await world.sitesOf(mate)).toEqual(['default', 'north']);
    await world.put(chief, `/sites/${main.id}`, { memberUsers: [] });
    expect(await world.sitesOf(mate)).toEqual(['north']);
  });

  it('is not limited any more once another right of theirs is not', async () => {
    const wide = await aMember(app, [
      ...rightsTo([ACTIONS.read], [THEIR_SITES]),
      ...rightsTo([ACTIONS.read]),
    ]);
    expect(await world.sitesOf(wide)).toEqual(['default', 'north']);
  });

  it('holds each permission only where it reaches', async () => {
    const guest = await aMember(app, [
      ...rightsTo([ACTIONS.read]),
      ...rightsTo([ACTIONS.distribute], [THEIR_SITES]),
      READ_ARTICLES,
    ]);
    await world.put(chief, `/sites/${north.id}`, { memberRoles: [mate.roleId, guest.roleId] });
    expect((await world.get(guest, `/deliveries/${mainDelivery}`)).status).toBe(200);
    expect((await world.post(guest, `/deliveries/${mainDelivery}/retry`)).status).toBe(403);
  });
});
