import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { anArticle, aPublishedArticle, ARTICLE, type Documents } from './harness/articles';
import { aMember } from './harness/people';
import { aRule, RuleWorld } from './harness/rule-world';
import { READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

let rules: RuleWorld;
let world: SiteWorld;
let articles: Documents;

beforeAll(async () => {
  rules = await RuleWorld.start();
  ({ world, articles } = rules);
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

beforeEach(() => rules.reset());

describe('the first publish', () => {
  const again = (documentId: string, data: Record<string, unknown> = {}) =>
    world.admin.publishArticle(documentId, 'en', anArticle(data));

  it('is none any more when an old entry is updated', async () => {
    await rules.setRule({ enabled: false });
    const documentId = await rules.aPublishByPerson();
    await rules.relay();
    await rules.setRule();
    await again(documentId);
    expect(await rules.noticed(documentId)).toEqual(['en published person false']);
    expect(await rules.codes(documentId)).toEqual(['RULES_OFF', 'NOT_FIRST']);
    expect(await rules.deliveriesOf(documentId)).toEqual([]);
  });

  it('is every language for itself', async () => {
    const documentId = await rules.aPublishByPerson();
    await rules.relay();
    await world.admin.publishArticle(documentId, 'de', anArticle());
    expect(await rules.codes(documentId)).toEqual(['SHARED', 'SHARED']);
  });

  it('does not come back by unpublishing', async () => {
    const documentId = await rules.aPublishByPerson();
    await rules.relay();
    await articles.unpublish({ documentId });
    await again(documentId);
    expect(await rules.codes(documentId)).toEqual(['SHARED', 'NOT_FIRST']);
  });

  it('was there when it was distributed by hand, and no rule was asked', async () => {
    const documentId = await rules.aPublishByPerson();
    await rules.forgetNoticed();
    const entry = { contentType: ARTICLE, documentId, locale: 'en' };
    expect((await world.post(world.chief, '/dispatch', entry)).message).toBeNull();
    await articles.unpublish({ documentId });
    await again(documentId);
    expect(await rules.codes(documentId)).toEqual(['NOT_FIRST']);
  });

  it('is no matter for a rule about every publish, which shares what changed', async () => {
    await rules.setRule({ trigger: 'every_publish' });
    const documentId = await rules.aPublishByPerson();
    await rules.relay();
    await articles.publish({ documentId });
    await rules.relay();
    await again(documentId, { title: 'The second edition' });
    // The second was published by a script.
    expect(await rules.codes(documentId)).toEqual(['SHARED', 'SCRIPT', 'SHARED']);
    await rules.setRule({ trigger: 'every_publish', bulkToo: true });
    await articles.publish({ documentId });
    expect((await rules.codes(documentId)).at(-1)).toBe('SAME_VERSION');
  });

  it('that was taken back before anything went out can be shared by a rule about every publish', async () => {
    await rules.setRule({ trigger: 'every_publish', bulkToo: true });
    const documentId = await aPublishedArticle(world.app);
    await rules.relay();
    await articles.unpublish({ documentId });
    await rules.relay();
    await articles.publish({ documentId });
    expect(await rules.codes(documentId)).toEqual(['SHARED', 'SHARED']);
    const states = (await rules.deliveriesOf(documentId)).map(({ state }) => state);
    expect(states).toEqual(['cancelled', 'queued']);
  });
});

describe('what is decided', () => {
  it('is one line for each rule, by site', async () => {
    const { north } = world.sites;
    const other = await world.post(
      world.chief,
      '/rules',
      aRule({ name: 'North', siteId: north.id, locales: ['de'] })
    );
    const { id } = other.data as { id: number };
    const documentId = await rules.aPublishByPerson();
    expect(await rules.codes(documentId)).toEqual(['SHARED', 'LOCALE']);
    const ofNorth = await rules.pageOf(`documentId=${documentId}&site=north`);
    expect(ofNorth.decisions.map(({ ruleName }) => ruleName)).toEqual(['North']);
    expect((await rules.pageOf(`ruleId=${id}`)).decisions).toHaveLength(1);
    await world.remove(world.chief, `/rules/${id}`);
  });

  it('is said once where every rule of the site is off, and not where there is none', async () => {
    await rules.setRule({ enabled: false });
    const documentId = await rules.aPublishByPerson();
    expect(await rules.codes(documentId)).toEqual(['RULES_OFF']);
    const { decisions } = await rules.pageOf(`documentId=${documentId}`);
    expect(decisions).toMatchObject([{ ruleId: null, siteId: world.sites.main.id }]);
  });

  it('is not doubled by working off the same publish again', async () => {
    const documentId = await rules.aPublishByPerson();
    const [row] = await rules.tables.outbox.findMany({ where: {} });
    await rules.relay();
    await rules.tables.outbox.create({ data: { ...row } });
    await Promise.all([rules.relay(), rules.relay()]);
    expect(await rules.codes(documentId)).toEqual(['SHARED']);
    expect(await rules.deliveriesOf(documentId)).toHaveLength(1);
  });

  it('is a failure only until it works, and another rule does not wait for it', async () => {
    const other = await world.post(world.chief, '/rules', aRule({ name: 'Second' }));
    const { id } = other.data as { id: number };
    const distributions = getService(world.app.strapi, 'distributions');
    const dispatch = jest
      .spyOn(distributions, 'dispatch')
      .mockRejectedValueOnce(new Error('insert into "secrets" failed'));
    const documentId = await rules.aPublishByPerson();
    expect(await rules.codes(documentId)).toEqual(['FAILED', 'SHARED']);
    const [failed] = (await rules.pageOf(`documentId=${documentId}&ruleId=${rules.ruleId}`))
      .decisions;
    expect(failed).toMatchObject({ outcome: 'failed', ruleName: 'News' });
    expect(failed?.reason).not.toContain('secrets');
    dispatch.mockRestore();
    expect(await rules.noticed(documentId)).toHaveLength(1);
    // Its post is there already, made by the second rule.
    expect(await rules.codes(documentId)).toEqual(['NOTHING_TO_SEND', 'SHARED']);
    expect(await rules.noticed(documentId)).toEqual([]);
    await world.remove(world.chief, `/rules/${id}`);
  });

  it('is about the first publish, also when it fails until there was another one', async () => {
    const distributions = getService(world.app.strapi, 'distributions');
    const trouble = new Error('away for a moment');
    const dispatch = jest.spyOn(distributions, 'dispatch').mockRejectedValueOnce(trouble);
    const documentId = await rules.aPublishByPerson();
    expect(await rules.codes(documentId)).toEqual(['FAILED']);
    await world.admin.publishArticle(documentId, 'en', anArticle());
    dispatch.mockRejectedValueOnce(trouble);
    expect(await rules.codes(documentId)).toEqual(['FAILED', 'NOT_FIRST']);
    dispatch.mockRestore();
    expect(await rules.codes(documentId)).toEqual(['SHARED', 'NOT_FIRST']);
  });

  it('is tried again a few times at once, then with patience, until it works', async () => {
    const distributions = getService(world.app.strapi, 'distributions');
    const trouble = new Error('away for long');
    const dispatch = jest.spyOn(distributions, 'dispatch').mockRejectedValue(trouble);
    const documentId = await rules.aPublishByPerson();
    const { outbox } = rules.tables;
    const where = { entryDocumentId: documentId };
    // Every publish of somebody else makes the outbox be looked at.
    for (let looks = 0; looks < 30; looks += 1) await rules.relay();
    const [row] = await outbox.findMany({ where });
    expect(row?.attempts).toBe(4);
    dispatch.mockRestore();
    expect(await rules.codes(documentId)).toEqual(['FAILED']);
    await outbox.updateMany({ where, data: { tryAt: new Date(Date.now() - 1_000) } });
    expect(await rules.codes(documentId)).toEqual(['SHARED']);
    expect(await rules.noticed(documentId)).toEqual([]);
  });

  it('says so when the entry was taken back before the rule was asked', async () => {
    const documentId = await rules.aPublishByPerson();
    await articles.unpublish({ documentId });
    expect(await rules.codes(documentId)).toEqual(['NOT_PUBLISHED']);
  });

  it('says so when the accounts that the rule names are gone', async () => {
    await rules.setRule({ targetIds: [999_999] });
    expect(await rules.codes(await rules.aPublishByPerson())).toEqual(['NO_TARGETS']);
  });

  it('is due so long after the publish as the rule says, and waits for approval', async () => {
    await rules.setRule({ delayMinutes: 90, needsApproval: true });
    const from = Date.now();
    const documentId = await rules.aPublishByPerson();
    expect(await rules.codes(documentId)).toEqual(['SHARED']);
    const [delivery] = await rules.deliveriesOf(documentId);
    const waitMs = Date.parse(delivery?.scheduledAt ?? '') - from;
    expect(waitMs).toBeGreaterThanOrEqual(90 * 60_000);
    expect(waitMs).toBeLessThan(91 * 60_000);
    const [decision] = (await rules.pageOf(`documentId=${documentId}`)).decisions;
    expect(decision?.reason).toMatch(/^One post was made, due at .* UTC; somebody has to approve/);
  });

  it('is kept for 180 days', async () => {
    const [old, young] = [await rules.aPublishByPerson(), await rules.aPublishByPerson()];
    await rules.relay();
    const { decisions } = rules.tables;
    const daysAgo = (days: number) => ({ at: new Date(Date.now() - days * 24 * 3_600_000) });
    await decisions.updateMany({ where: { entryDocumentId: old }, data: daysAgo(181) });
    await decisions.updateMany({ where: { entryDocumentId: young }, data: daysAgo(179) });
    await getService(world.app.strapi, 'retention').clean('ruleDecisions');
    expect(await rules.codes(old)).toEqual([]);
    expect(await rules.codes(young)).toEqual(['SHARED']);
  });
});

describe('the list of decisions', () => {
  it('comes in pages, newest first', async () => {
    const documentIds: string[] = [];
    for (let made = 0; made < 3; made += 1) documentIds.push(await rules.aPublishByPerson());
    await rules.relay();
    const first = await rules.pageOf('pageSize=2');
    expect(first.decisions.map(({ entryDocumentId }) => entryDocumentId)).toEqual(
      documentIds.slice(1).reverse()
    );
    const second = await rules.pageOf(`pageSize=1&before=${first.nextBefore}`);
    expect(second.decisions[0]?.entryDocumentId).toBe(documentIds[0]);
    const { length } = (await rules.pageOf('pageSize=100')).decisions;
    expect(length).toBeGreaterThan(2);
    expect((await rules.pageOf('pageSize=100')).nextBefore).toBeNull();
  });

  it('leaves out what is about entries that the person may not read', async () => {
    const documentId = await rules.aPublishByPerson();
    await rules.relay();
    const reader = await aMember(world.app, [...rightsTo([ACTIONS.read]), READ_ARTICLES]);
    const stranger = await aMember(world.app, rightsTo([ACTIONS.read]));
    const query = `documentId=${documentId}`;
    expect((await rules.pageOf(query, reader)).decisions).toHaveLength(1);
    expect((await rules.pageOf(query, stranger)).decisions).toEqual([]);
  });

  it('shows people who are limited to sites those of their sites only', async () => {
    await rules.relay();
    const mate = await aMember(world.app, [
      ...rightsTo([ACTIONS.read], [THEIR_SITES]),
      READ_ARTICLES,
    ]);
    const sites = getService(world.app.strapi, 'sites');
    await sites.update(world.sites.north.id, { memberRoles: [mate.roleId] });
    const seen = await rules.pageOf('pageSize=100', mate);
    expect(seen.decisions.map(({ siteId }) => siteId)).not.toContain(world.sites.main.id);
    expect((await world.get(mate, '/rule-decisions?site=default')).status).toBe(403);
  });

  it.each(['before=0', 'pageSize=101', 'ruleId=x', 'colour=red'])('refuses %s', async (query) => {
    const { status } = await world.get(world.chief, `/rule-decisions?${query}`);
    expect(status).toBe(400);
  });
});
