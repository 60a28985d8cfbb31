import type { SiteDetails } from '../../contracts/sites';
import type { HashtagSetView, TemplateView } from '../../contracts/templates';
import { ACTIONS } from '../../server/src/constants';
import { THEIR_SITES } from '../../server/src/services/sites/site-condition';
import type { TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import { AuditLog } from './harness/audit';
import { aMember, type Member } from './harness/people';
import { idsIn, rightsTo, SiteWorld } from './harness/site-world';

let world: SiteWorld;
let app: TestApp;
let chief: Member;
let main: SiteDetails;
let north: SiteDetails;
let log: AuditLog;

beforeAll(async () => {
  world = await SiteWorld.start();
  ({ app, chief } = world);
  ({ main, north } = world.sites);
  log = new AuditLog(app, world.admin);
}, 60_000);

afterAll(async () => {
  await world?.app.close();
});

const request = (over: object = {}) => ({ name: 'Calm', body: '{{ title }}', ...over });

const made = async <Row>(path: string, body: object): Promise<Row> => {
  const { status, message, data } = await world.post(chief, path, body);
  if (status !== 201) throw new Error(`${status} ${message}`);
  return data as Row;
};

const aTemplate = (over: object = {}) => made<TemplateView>('/templates', request(over));
const aSet = () =>
  made<HashtagSetView>('/hashtag-sets', { slug: 'summer', name: 'Summer', tags: ['sun'] });

describe('a trial', () => {
  const trial = async (member: Member, over: object) => {
    const entry = { contentType: ARTICLE, locale: 'en', documentId: await article };
    return world.post(member, '/templates/render', { ...entry, body: '{{ title }}', ...over });
  };
  let article: Promise<string>;

  beforeAll(() => {
    article = aPublishedArticle(app, { title: 'The mole is closed', author: 'Somebody' });
  });

  it('shows what a real entry becomes, and stores nothing', async () => {
    const body =
      '{{ title }}{% if author %} by {{ author }}{% endif %}\n\n\n\n{{ entry.slug | uppercase }} {{ platform.label }}';
    const { status, data } = await trial(chief, { body, platform: 'bluesky' });
    expect([status, data]).toEqual([
      200,
      {
        text: expect.stringMatching(
          /^The mole is closed by Somebody\n\nHARBOUR-NOTE-\d+ Bluesky$/
        ) as string,
        problem: null,
      },
    ]);
    expect(await world.listOf('/templates', chief)).toEqual([]);
  });

  it('tells the mistake', async () => {
    const { status, data } = await trial(chief, { body: '{{ title | shout }}' });
    expect([status, data]).toEqual([
      200,
      {
        text: null,
        problem: expect.stringMatching(/^Line 1, column 1: There is no filter/) as string,
      },
    ]);
  });

  it('needs an entry, and the right to read it', async () => {
    expect((await trial(chief, { documentId: 'gone' })).status).toBe(404);
    const stranger = await aMember(app, rightsTo([ACTIONS.read, ACTIONS.compose]));
    expect((await trial(stranger, {})).status).toBe(403);
    expect((await trial(chief, { platform: 'myspace' })).status).toBe(400);
  });
});

describe('rights', () => {
  it('to read do not let anybody change', async () => {
    const { id } = await aTemplate();
    const reader = await aMember(app, rightsTo([ACTIONS.read]));
    expect(idsIn(await world.listOf('/templates', reader))).toEqual([id]);
    expect((await world.get(reader, `/templates/${id}/versions`)).status).toBe(200);
    const input = { slug: 'summer', name: 'Summer', tags: ['sun'] };
    const refused = [
      await world.post(reader, '/templates', request()),
      await world.put(reader, `/templates/${id}`, request()),
      await world.remove(reader, `/templates/${id}`),
      await world.post(reader, '/hashtag-sets', input),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    await world.remove(chief, `/templates/${id}`);
  });

  it('end at the sites of a person', async () => {
    const here = await aTemplate({ siteId: north.id });
    const there = await aTemplate();
    const set = await aSet();
    const actions = [ACTIONS.read, ACTIONS.templates, ACTIONS.compose];
    const member = await aMember(app, rightsTo(actions, [THEIR_SITES]));
    await world.put(chief, `/sites/${north.id}`, { memberUsers: [member.userId] });
    expect(idsIn(await world.listOf('/templates', member))).toEqual([here.id]);
    expect(await world.listOf('/hashtag-sets', member)).toEqual([]);
    const refused = [
      await world.put(member, `/templates/${there.id}`, request()),
      await world.remove(member, `/templates/${there.id}`),
      await world.get(member, `/templates/${there.id}/versions`),
      await world.post(member, '/templates', request({ siteId: main.id })),
      await world.remove(member, `/hashtag-sets/${set.id}`),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    const mine = await world.post(member, '/templates', request());
    expect(mine).toMatchObject({ status: 201, data: { siteId: north.id } });
    await world.remove(chief, `/templates/${(mine.data as TemplateView).id}`);
    for (const { id } of [here, there]) await world.remove(chief, `/templates/${id}`);
    await world.remove(chief, `/hashtag-sets/${set.id}`);
  });
});

describe('the audit log', () => {
  it('has an entry for each change of a template', async () => {
    let id = 0;
    const create = await log.theEntryOf(async () => {
      id = (await log.call<TemplateView>('POST', '/templates', request())).id;
    });
    expect(create).toMatchObject({ action: 'template.create', siteId: main.id, before: null });
    expect(create.subject).toEqual({ kind: 'template', id: String(id), name: 'Calm' });
    const body = 'New {{ title }}';
    const update = await log.theEntryOf(() =>
      log.call('PUT', `/templates/${id}`, request({ body }))
    );
    expect(update).toMatchObject({ action: 'template.update' });
    expect(update.before).toEqual({ body: '{{ title }}', version: 1 });
    expect(update.after).toEqual({ body, version: 2 });
    const remove = await log.theEntryOf(() => log.call('DELETE', `/templates/${id}`));
    expect(remove).toMatchObject({ action: 'template.delete', after: null, before: { body } });
  });

  it('has an entry for each change of a hashtag set', async () => {
    const input = { slug: 'summer', name: 'Summer', tags: ['sun'] };
    let id = 0;
    const create = await log.theEntryOf(async () => {
      id = (await log.call<HashtagSetView>('POST', '/hashtag-sets', input)).id;
    });
    expect(create).toMatchObject({ action: 'hashtag-set.create', after: input });
    const changed = { ...input, tags: ['sun', 'sea'] };
    const update = await log.theEntryOf(() => log.call('PUT', `/hashtag-sets/${id}`, changed));
    expect(update).toMatchObject({ action: 'hashtag-set.update', after: { tags: ['sun', 'sea'] } });
    const remove = await log.theEntryOf(() => log.call('DELETE', `/hashtag-sets/${id}`));
    expect(remove).toMatchObject({
      action: 'hashtag-set.delete',
      after: null,
      subject: { kind: 'hashtag-set' },
    });
  });
});
