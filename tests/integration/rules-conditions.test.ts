import type { RuleDecisionPage, RuleField, RuleRequest, RuleView } from '../../contracts/rules';
import { UIDS } from '../../server/src/constants';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import { anArticle, ARTICLE, documentsOf } from './harness/articles';
import { SiteWorld } from './harness/site-world';
import { tablesOf } from './harness/rows';
import { Stories, STORY } from './harness/stories';

const TAG = 'api::tag.tag';

let world: SiteWorld;

beforeAll(async () => {
  world = await SiteWorld.start();
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

afterEach(async () => {
  for (const { id } of (await world.listOf('/rules', world.chief)) as RuleView[]) {
    await world.remove(world.chief, `/rules/${id}`);
  }
});

const aRule = (over: Partial<RuleRequest> = {}) =>
  world.post(world.chief, '/rules', { name: 'News', contentType: ARTICLE, ...over });

const idOf = ({ data, message }: { data: unknown; message: string | null }): number => {
  expect(message).toBeNull();
  return (data as { id: number }).id;
};

/** Publishes as a person does and asks the rules; answers the only decision. */
const decisionOn = async (article: Record<string, unknown>) => {
  const documentId = await world.admin.createArticle(article);
  await world.admin.publishArticle(documentId, 'en', {});
  return lastDecision(documentId);
};

const lastDecision = async (documentId: string) => {
  await getService(world.app.strapi, 'outbox').relay();
  const path = `/api/admin/distribution/rule-decisions?documentId=${documentId}`;
  const { data } = await world.admin.request<{ data: RuleDecisionPage }>('GET', path);
  const [decision] = data.decisions;
  if (!decision) throw new Error('Nothing was decided.');
  return decision;
};

const deliveryOf = async (entryDocumentId: string) => {
  const { deliveries } = tablesOf(world.app);
  const delivery = await deliveries.findOne({ where: { entryDocumentId } });
  if (!delivery) throw new Error('Nothing was distributed.');
  return delivery;
};

const tagNamed = async (name: string): Promise<string> =>
  (await documentsOf(world.app, TAG).create({ data: { name } })).documentId;

describe('a rule with conditions', () => {
  it('shares entries that are like that, by their tags', async () => {
    const tides = await tagNamed('Tides');
    await aRule({ conditions: [{ field: 'tags', test: 'is_one_of', values: ['TIDES', 'boats'] }] });
    expect(await decisionOn(anArticle({ tags: [tides] }))).toMatchObject({ code: 'SHARED' });
    expect(await decisionOn(anArticle())).toMatchObject({
      code: 'CONDITION',
      outcome: 'not_shared',
      reason:
        'The rule "News" wants an entry where tags is one of "TIDES", "boats"; this one is not like that.',
    });
  });

  it('asks attributes that no post shows, too', async () => {
    const yesterday = new Date(Date.now() - 24 * 3_600_000).toISOString().slice(0, 10);
    await aRule({
      conditions: [
        { field: 'field:createdAt', test: 'more_than', value: yesterday },
        { field: 'field:cover', test: 'is_empty' },
        { field: 'author', test: 'contains', value: 'lamp' },
      ],
    });
    expect(await decisionOn(anArticle({ author: 'Ada Lamp' }))).toMatchObject({ code: 'SHARED' });
    expect(await decisionOn(anArticle({ author: 'Nobody' }))).toMatchObject({ code: 'CONDITION' });
  });

  it('is content with one of them when it says so', async () => {
    await aRule({
      match: 'any',
      conditions: [
        { field: 'title', test: 'contains', value: 'extra' },
        { field: 'author', test: 'is', value: 'Ada Lamp' },
      ],
    });
    expect(await decisionOn(anArticle({ title: 'Extra edition' }))).toMatchObject({
      code: 'SHARED',
    });
    const { code, reason } = await decisionOn(anArticle());
    expect(code).toBe('CONDITION');
    expect(reason).toContain('title contains "extra", or author is "Ada Lamp"');
  });

  it('reads what stands in components', async () => {
    const mapping = { isDistributed: true, fields: { title: 'title' } };
    await world.admin.request('PUT', `/api/admin/distribution/mappings/${STORY}`, mapping);
    const field = 'field:seo.title';
    const { message } = await aRule({
      ...{ contentType: STORY, bulkToo: true },
      conditions: [{ field, test: 'is', value: 'light' }],
    });
    expect(message).toBeNull();
    const stories = await Stories.of(world.app);
    expect(await lastDecision(await stories.aPublished())).toMatchObject({ code: 'SHARED' });
    const dark = await stories.aPublished({ seo: { title: 'Dark' } });
    expect(await lastDecision(dark)).toMatchObject({ code: 'CONDITION' });
  });

  it('that asks for what the mapping gives no more shares nothing, and says so', async () => {
    const conditions: RuleRequest['conditions'] = [{ field: 'author', test: 'is_not_empty' }];
    const id = idOf(await aRule({ conditions }));
    const path = `/api/admin/distribution/mappings/${ARTICLE}`;
    await world.admin.request('PUT', path, { isDistributed: true, fields: { title: 'title' } });
    try {
      const [rule] = (await world.listOf('/rules', world.chief)) as RuleView[];
      expect(rule?.problems).toEqual([expect.stringContaining('has no field "author"')]);
      const { code, reason } = await decisionOn(anArticle({ author: 'Ada Lamp' }));
      expect(code).toBe('MISSING_FIELD');
      expect(reason).toContain('The rule "News" asks for "author"');
      const off = { name: 'News', contentType: ARTICLE, conditions, enabled: false };
      expect(await world.put(world.chief, `/rules/${id}`, off)).toMatchObject({ status: 200 });
    } finally {
      await world.admin.request('DELETE', path);
    }
  });

  it('that asks for an attribute which left the schema shares nothing either', async () => {
    const id = idOf(await aRule());
    const conditions = [{ field: 'field:colour', test: 'is', value: 'blue' }];
    await tableOf(world.app.strapi, UIDS.rule).updateMany({ where: { id }, data: { conditions } });
    expect(await decisionOn(anArticle())).toMatchObject({ code: 'MISSING_FIELD' });
    const [rule] = (await world.listOf('/rules', world.chief)) as RuleView[];
    expect(rule?.problems).toHaveLength(1);
  });
});

describe('the fields that conditions can be about', () => {
  it('are those of the mapping and the type', async () => {
    const { data } = await world.get(world.chief, `/rules/fields?contentType=${ARTICLE}`);
    const fields = data as RuleField[];
    expect(fields).toEqual(
      expect.arrayContaining([
        { name: 'tags', label: 'Tags', kind: 'list' },
        { name: 'locale', label: 'Locale', kind: 'text' },
        { name: 'field:slug', label: 'slug', kind: 'text' },
        { name: 'field:createdAt', label: 'createdAt', kind: 'date' },
        { name: 'field:cover', label: 'cover', kind: 'list' },
      ])
    );
    for (const { name } of fields) {
      const condition = { field: name, test: 'is_not_empty' as const };
      idOf(await aRule({ name, conditions: [condition], enabled: false }));
    }
  });

  it('are none for a type that is never distributed', async () => {
    const { status, message } = await world.get(
      world.chief,
      '/rules/fields?contentType=api::page.page'
    );
    expect(status).toBe(400);
    expect(message).toContain('api::page.page is never distributed');
  });
});

describe('a rule is refused in words', () => {
  it.each<[string, Partial<RuleRequest>, string]>([
    [
      'that asks for a field which does not exist',
      { conditions: [{ field: 'field:colour', test: 'is', value: 'blue' }] },
      'Article has no field "field:colour"',
    ],
    [
      'that asks whether a text is more',
      { conditions: [{ field: 'title', test: 'more_than', value: 3 }] },
      'neither a number nor a date',
    ],
    [
      'that compares a date with a word',
      { conditions: [{ field: 'field:createdAt', test: 'less_than', value: 'soon' }] },
      'such as 2026-05-01',
    ],
    ['for a language that there is not', { locales: ['en', 'tlh'] }, 'there is no language tlh'],
    ['for a template that there is not', { templateId: 999_999 }, 'no template 999999'],
    ['for a type that is never distributed', { contentType: 'api::page.page' }, 'never distrib'],
  ])('%s', async (_, over, words) => {
    const { status, message } = await aRule(over);
    expect(status).toBe(400);
    expect(message).toContain(words);
  });

  it('for a template of another site', async () => {
    const { data } = await world.post(world.chief, '/templates?site=north', {
      ...{ name: 'Northern', body: '{{ title }}' },
    });
    const { id: templateId } = data as { id: number };
    expect(await aRule({ templateId })).toMatchObject({ status: 400 });
    expect(await aRule({ templateId, siteId: world.sites.north.id })).toMatchObject({
      status: 201,
    });
  });

  it('also when it is changed, and then stays as it was', async () => {
    const id = idOf(await aRule());
    const change = { name: 'Other', contentType: ARTICLE, locales: ['tlh'] };
    expect(await world.put(world.chief, `/rules/${id}`, change)).toMatchObject({ status: 400 });
    expect(await world.listOf('/rules', world.chief)).toMatchObject([
      { name: 'News', locales: [] },
    ]);
  });
});

describe('the wording of a rule', () => {
  const aTemplate = async (over: object = {}): Promise<number> =>
    idOf(
      await world.post(world.chief, '/templates', {
        ...{ name: 'Loud', body: 'Read now: {{ title }}', enabled: false },
        ...over,
      })
    );

  it('is that of its template, which nothing else uses', async () => {
    await aRule({ templateId: await aTemplate() });
    const { code, entryDocumentId } = await decisionOn(anArticle({ title: 'Ebb and flow' }));
    expect(code).toBe('SHARED');
    const { content } = await deliveryOf(entryDocumentId);
    expect(content.parts[0]?.text).toMatch(/^Read now: Ebb and flow/);
    expect(content.template).toMatchObject({ name: 'Loud' });
  });

  it('is the usual one when its template is gone, and the decision says so', async () => {
    const templateId = await aTemplate();
    await aRule({ templateId });
    await world.remove(world.chief, `/templates/${templateId}`);
    const { code, reason, entryDocumentId } = await decisionOn(anArticle());
    expect(code).toBe('SHARED');
    expect(reason).toContain('template that the rule names is gone');
    expect((await deliveryOf(entryDocumentId)).content.template ?? null).toBeNull();
  });
});
