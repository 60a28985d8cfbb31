import type { RuleForecast, RuleRequest } from '../../contracts/rules';
import { ACTIONS } from '../../server/src/constants';
import { getService } from '../../server/src/services/get-service';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import { anArticle, type Documents } from './harness/articles';
import { aMember, type Member } from './harness/people';
import { aRule, RuleWorld } from './harness/rule-world';
import { entryOf, READ_ARTICLES, rightsTo, type SiteWorld } from './harness/site-world';

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

const ask = (documentId: string, { locale = 'en', member = world.chief, more = '' } = {}) => {
  const query = new URLSearchParams({ ...entryOf(documentId), locale }).toString();
  return world.get(member, `/rules/forecast?${query}${more}`);
};

const forecastOf = async (documentId: string): Promise<RuleForecast[]> =>
  (await ask(documentId)).data as RuleForecast[];

const codesOf = async (documentId: string): Promise<string[]> =>
  (await forecastOf(documentId)).map(({ code }) => code);

const aSavedDraft = () => world.admin.createArticle(anArticle());

const say = (documentId: string, sharing: string) =>
  world.put(world.chief, '/sharing', { ...entryOf(documentId), sharing });

/** Publishes the draft as it is saved, as a person does; answers what was decided about that. */
const publish = async (documentId: string): Promise<string | undefined> => {
  const path = `/content-manager/collection-types/api::article.article/actions/bulkPublish`;
  await world.admin.request('POST', path, { documentIds: [documentId], locale: 'en' });
  return (await rules.codes(documentId)).at(-1);
};

const isCalled = (value: string) => [{ field: 'title', test: 'is' as const, value }];

describe('the forecast', () => {
  it.each<[string, string, Partial<RuleRequest>]>([
    ['SHARED', 'a rule that takes everything', {}],
    [
      'SHARED',
      'a rule with a delay that asks for approval',
      { delayMinutes: 9, needsApproval: true },
    ],
    ['LOCALE', 'a rule for other languages', { locales: ['de'] }],
    ['CONDITION', 'a condition that does not hold', { conditions: isCalled('Tides') }],
    ['NOT_FLAGGED', 'a rule that asks for a mark', { trigger: 'when_flagged' }],
    ['NO_TARGETS', 'a rule whose accounts are gone', { targetIds: [999_999] }],
    ['RULES_OFF', 'a rule that is switched off', { enabled: false }],
  ])('is %s for %s, and that is decided at the publish', async (code, _, over) => {
    await rules.setRule(over);
    const documentId = await aSavedDraft();
    const [forecast, ...others] = await forecastOf(documentId);
    expect(others).toEqual([]);
    expect(forecast).toMatchObject({ code, willShare: code === 'SHARED' });
    expect(await publish(documentId)).toBe(code);
  });

  it.each([
    ['DO_NOT_SHARE', 'never', {}],
    ['SHARED', 'flagged', { trigger: 'when_flagged' as const }],
  ])('is %s for an entry of which an editor said "%s"', async (code, word, over) => {
    await rules.setRule(over);
    const documentId = await aSavedDraft();
    await say(documentId, word);
    // The mark is still there after it was asked for twice.
    expect([await codesOf(documentId), await codesOf(documentId)]).toEqual([[code], [code]]);
    expect(await publish(documentId)).toBe(code);
  });

  it('says of a published entry what its next publish would bring', async () => {
    await rules.setRule({ trigger: 'every_publish' });
    const documentId = await aSavedDraft();
    expect(await publish(documentId)).toBe('SHARED');
    expect(await codesOf(documentId)).toEqual(['SAME_VERSION']);
    await articles.update({ documentId, locale: 'en', data: { title: 'The second edition' } });
    expect(await codesOf(documentId)).toEqual(['SHARED']);
    await rules.setRule();
    expect(await codesOf(documentId)).toEqual(['NOT_FIRST']);
    expect(await publish(documentId)).toBe('NOT_FIRST');
  });

  it('judges the draft, not what is out', async () => {
    await rules.setRule({ trigger: 'every_publish', conditions: isCalled('Ebb') });
    const documentId = await aSavedDraft();
    expect(await publish(documentId)).toBe('CONDITION');
    await articles.update({ documentId, locale: 'en', data: { title: 'Ebb' } });
    expect(await codesOf(documentId)).toEqual(['SHARED']);
  });

  it('says what was sent to its accounts already', async () => {
    await rules.setRule({ trigger: 'every_publish' });
    const documentId = await aSavedDraft();
    await publish(documentId);
    const other = await world.post(world.chief, '/rules', aRule({ trigger: 'every_publish' }));
    const { id } = other.data as { id: number };
    const forecast = (await forecastOf(documentId)).find(({ ruleId }) => ruleId === id);
    expect(forecast).toMatchObject({ willShare: false, code: 'NOTHING_TO_SEND' });
    expect(forecast?.reason).toContain('already went to');
    await world.remove(world.chief, `/rules/${id}`);
  });

  it('gives every account to the first of the rules that want it, as a publish does', async () => {
    const { data } = await world.post(world.chief, '/rules', aRule({ name: 'Second' }));
    const documentId = await aSavedDraft();
    const forecasts = await forecastOf(documentId);
    expect(forecasts.map(({ code }) => code)).toEqual(['SHARED', 'NOTHING_TO_SEND']);
    expect(forecasts[1]?.reason).toContain('Another rule sends it to the same account.');
    await publish(documentId);
    expect(await rules.codes(documentId)).toEqual(['SHARED', 'NOTHING_TO_SEND']);
    await world.remove(world.chief, `/rules/${(data as { id: number }).id}`);
  });

  it('tells how many posts, when, and whether somebody has to approve', async () => {
    await rules.setRule({ delayMinutes: 90, needsApproval: true });
    const [forecast] = await forecastOf(await aSavedDraft());
    expect(forecast).toEqual({
      ...{ siteId: world.sites.main.id, ruleId: rules.ruleId, ruleName: 'News' },
      ...{ willShare: true, code: 'SHARED' },
      reason:
        'One post will be made, due 90 minutes after the publish; somebody has to approve first.',
    });
  });

  it('makes and keeps nothing', async () => {
    const { tables } = rules;
    const count = async () => ({
      deliveries: await tables.deliveries.count({}),
      distributions: await tables.distributions.count({}),
      decisions: await tables.decisions.count({}),
      outbox: await tables.outbox.count({}),
    });
    const documentId = await aSavedDraft();
    const before = await count();
    expect(await codesOf(documentId)).toEqual(['SHARED']);
    expect(await count()).toEqual(before);
  });

  it('is said in words where a rule breaks off, without what is for the log only', async () => {
    const distributions = getService(world.app.strapi, 'distributions');
    const trouble = new Error('select from "secrets" failed');
    const rehearse = jest.spyOn(distributions, 'rehearse').mockRejectedValueOnce(trouble);
    const [forecast] = await forecastOf(await aSavedDraft());
    rehearse.mockRestore();
    expect(forecast).toMatchObject({ willShare: false, code: 'FAILED' });
    expect(forecast?.reason).not.toContain('secrets');
  });
});

describe('people', () => {
  let north: number;

  beforeAll(async () => {
    const body = aRule({ name: 'North', siteId: world.sites.north.id });
    north = ((await world.post(world.chief, '/rules', body)).data as { id: number }).id;
  });

  afterAll(() => world.remove(world.chief, `/rules/${north}`));

  const sitesIn = ({ data }: { data: unknown }) =>
    (data as RuleForecast[]).map(({ siteId }) => siteId);

  it('hear of the sites that they may see, or of the one that they name', async () => {
    const { main, north: other } = world.sites;
    const documentId = await aSavedDraft();
    expect(sitesIn(await ask(documentId))).toEqual([main.id, other.id]);
    expect(sitesIn(await ask(documentId, { more: '&site=north' }))).toEqual([other.id]);
    const rights = [...rightsTo([ACTIONS.read], [THEIR_SITES]), READ_ARTICLES];
    const mate: Member = await aMember(world.app, rights);
    const sites = getService(world.app.strapi, 'sites');
    await sites.update(other.id, { memberRoles: [mate.roleId] });
    expect(sitesIn(await ask(documentId, { member: mate }))).toEqual([other.id]);
  });

  it('hear nothing of entries that they may not read', async () => {
    const stranger = await aMember(world.app, rightsTo([ACTIONS.read]));
    const answer = await ask(await aSavedDraft(), { member: stranger });
    expect(answer).toMatchObject({ status: 403, message: 'You may not read this entry.' });
  });

  it.each([
    [404, 'an entry that there is not', { documentId: 'nothing' }],
    [400, 'a type that is never distributed', { contentType: 'api::page.page' }],
    [400, 'more than is asked for', { colour: 'red' }],
  ])('get %d for %s', async (status, _, change) => {
    const query = { ...entryOf(await aSavedDraft()), ...change };
    const path = `/rules/forecast?${new URLSearchParams(query).toString()}`;
    expect((await world.get(world.chief, path)).status).toBe(status);
  });
});
