import type { SiteDetails } from '../../contracts/sites';
import type { HashtagSetView, TemplateVersionView, TemplateView } from '../../contracts/templates';
import { UIDS } from '../../server/src/constants';
import type { TemplateValues } from '../../server/src/services/adaptation/wording';
import { tableOf } from '../../server/src/services/database/table';
import { getService } from '../../server/src/services/get-service';
import type { TestApp } from './harness/app';
import { aPublishedArticle, ARTICLE } from './harness/articles';
import type { Member } from './harness/people';
import { entryOf, SiteWorld } from './harness/site-world';

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

const request = (over: object = {}) => ({ name: 'Calm', body: '{{ title }}', ...over });

const made = async <Row>(path: string, body: object): Promise<Row> => {
  const { status, message, data } = await world.post(chief, path, body);
  if (status !== 201) throw new Error(`${status} ${message}`);
  return data as Row;
};

const aTemplate = (over: object = {}) => made<TemplateView>('/templates', request(over));
const aSet = (over: object = {}) =>
  made<HashtagSetView>('/hashtag-sets', { slug: 'summer', name: 'Summer', tags: ['sun'], ...over });

const values = (over: Partial<TemplateValues> = {}): TemplateValues => ({
  ...{ title: 'Closed', summary: '', body: '', link: '', hashtags: [], tags: [], author: '' },
  ...{ locale: 'en', language: 'en', site: { name: '', timezone: 'UTC' } },
  ...{ platform: { id: 'bluesky', label: '' }, account: { handle: '', name: '' } },
  ...{ sets: {}, entry: {}, ...over },
});

const bookOf = ({ id }: SiteDetails, contentType = ARTICLE) =>
  getService(app.strapi, 'templates').bookFor({ id }, contentType);

describe('a template', () => {
  it('is made for the default site, in its first version', async () => {
    const template = await aTemplate();
    expect(template).toEqual({
      ...{ id: template.id, siteId: main.id, name: 'Calm', body: '{{ title }}' },
      ...{ contentType: null, platform: null, targetId: null, enabled: true, version: 1 },
    });
    expect(await world.listOf('/templates', chief)).toContainEqual(template);
    await world.remove(chief, `/templates/${template.id}`);
    expect(await world.listOf('/templates', chief)).not.toContainEqual(template);
  });

  it.each([
    ['{{ title | shout }}', 'body: Line 1, column 1: There is no filter "shout".'],
    ['One\n{{ colour }}', 'body: Line 2, column 4: There is no "colour".'],
    ['{{ sets.winter }}', 'body: Line 1, column 4: There is no hashtag set "winter".'],
    ['{% include "x" %}', 'body: Line 1, column 1: There is no tag "include".'],
    ['{% for i in (1..1000000) %}{% endfor %}', 'body: Line 1, column 1: The loops'],
    ['', 'body'],
    ['x'.repeat(5_001), 'body'],
  ])('is not saved with a mistake: %.40s', async (body, problem) => {
    const { status, message } = await world.post(chief, '/templates', request({ body }));
    expect([status, message]).toEqual([400, expect.stringContaining(problem)]);
  });

  it.each([
    [{ contentType: 'api::ghost.ghost' }, 'contentType: entries of api::ghost.ghost are never'],
    [{ platform: 'myspace' }, 'platform: there is no platform "myspace". There are '],
    [{ targetId: 999_999 }, 'targetId: this site has no target 999999.'],
    [{ name: ' ' }, 'name'],
    [{ colour: 'red' }, 'colour'],
  ])('is not saved for what does not exist: %j', async (over, problem) => {
    const { status, message } = await world.post(chief, '/templates', request(over));
    expect([status, message]).toEqual([400, expect.stringContaining(problem)]);
  });

  it("is not saved for another site's target, or for a platform that its target is not on", async () => {
    const { targetId } = world.accounts.north;
    const elsewhere = await world.post(chief, '/templates', request({ targetId }));
    expect(elsewhere.message).toBe(
      `targetId: this site has no target ${targetId}. Choose among the accounts of this site.`
    );
    const over = { siteId: north.id, targetId, platform: 'facebook' };
    const { message } = await world.post(chief, '/templates', request(over));
    expect(message).toMatch(/^platform: target \d+ posts to \w+, not to facebook\./);
  });

  it('gets a version for each other body, and for nothing else', async () => {
    const { id } = await aTemplate({ body: 'One {{ title }}' });
    const put = async (over: object) =>
      (await world.put(chief, `/templates/${id}`, request(over))).data as TemplateView;
    expect(await put({ body: 'One {{ title }}', name: 'Calmer', enabled: false })).toMatchObject({
      ...{ name: 'Calmer', enabled: false, version: 1 },
    });
    expect(await put({ body: 'Two {{ title }}' })).toMatchObject({ version: 2, enabled: true });
    expect(await put({ body: 'One {{ title }}' })).toMatchObject({ version: 3 });
    const refused = await world.put(chief, `/templates/${id}`, request({ body: '{{' }));
    expect(refused.status).toBe(400);
    const { data } = await world.get(chief, `/templates/${id}/versions`);
    const versions = data as TemplateVersionView[];
    expect(versions.map(({ version, body, createdBy }) => [version, body, createdBy])).toEqual([
      [3, 'One {{ title }}', chief.userId],
      [2, 'Two {{ title }}', chief.userId],
      [1, 'One {{ title }}', chief.userId],
    ]);
    expect(Date.parse(versions[0]?.createdAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    await world.remove(chief, `/templates/${id}`);
    expect(
      await tableOf(app.strapi, UIDS.templateVersion).count({ where: { templateId: id } })
    ).toBe(3);
  });

  it('is changed by one of two people at the same moment, and both know', async () => {
    const { id } = await aTemplate();
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((body) => world.put(chief, `/templates/${id}`, request({ body })))
    );
    const { data } = await world.get(chief, `/templates/${id}/versions`);
    const taken = answers.filter(({ status }) => status === 200).length;
    expect(taken).toBeGreaterThan(0);
    expect(data).toHaveLength(1 + taken);
    for (const { status, message } of answers) {
      if (status !== 200)
        expect([status, message]).toEqual([400, expect.stringMatching(/^Somebody else/)]);
    }
    await world.remove(chief, `/templates/${id}`);
  });

  it('can be renamed and turned off when its place is gone, but not moved to such a place', async () => {
    const place = { contentType: ARTICLE };
    const { id } = await aTemplate(place);
    const other = await aTemplate();
    const mapping = `/mappings/${ARTICLE}`;
    await world.put(chief, mapping, { isDistributed: false, fields: { title: 'title' } });
    const over = { ...place, name: 'Retired', enabled: false };
    expect(await world.put(chief, `/templates/${id}`, request(over))).toMatchObject({
      status: 200,
      data: { ...over, version: 1 },
    });
    expect((await world.put(chief, `/templates/${other.id}`, request(place))).message).toBe(
      `contentType: entries of ${ARTICLE} are never distributed. Choose another content-type.`
    );
    await world.remove(chief, mapping);
    for (const one of [id, other.id]) await world.remove(chief, `/templates/${one}`);
  });

  it('tried for a platform that there is not names those that there are', async () => {
    const entry = entryOf(await aPublishedArticle(app));
    const body = { ...entry, body: '{{ title }}', platform: 'myspace' };
    expect(await world.post(chief, '/templates/render', body)).toMatchObject({
      status: 400,
      message: expect.stringMatching(
        /^platform: there is no platform "myspace"\. There are .*mastodon/
      ) as string,
    });
  });

  it('stays on its site', async () => {
    const { id } = await aTemplate();
    const over = { siteId: north.id };
    expect(await world.put(chief, `/templates/${id}`, request(over))).toMatchObject({
      status: 400,
      message: 'siteId: a template stays on its site; make a new one on the other site.',
    });
    await world.remove(chief, `/templates/${id}`);
  });

  it.each(['put', 'remove', 'get'] as const)('that does not exist is a 404: %s', async (verb) => {
    const path = verb === 'get' ? '/templates/999999/versions' : '/templates/999999';
    const answer = verb === 'put' ? world.put(chief, path, request()) : world[verb](chief, path);
    expect((await answer).status).toBe(404);
  });
});

describe('the wording of a post', () => {
  it('is that of the template that says most, as it is now', async () => {
    const wide = await aTemplate({ body: 'Wide {{ title }}' });
    const close = await aTemplate({
      body: 'Close {{ title }}',
      platform: 'bluesky',
      contentType: ARTICLE,
    });
    const place = { platform: 'bluesky', targetId: 1 };
    const chosen = (await bookOf(main)).choose(place);
    expect(chosen?.template).toEqual({ id: close.id, name: 'Calm', version: 1 });
    expect(chosen?.render(values())).toBe('Close Closed');
    expect((await bookOf(main)).choose({ ...place, platform: 'x' })?.template?.id).toBe(wide.id);
    expect((await bookOf(main, 'api::page.page')).choose(place)?.template?.id).toBe(wide.id);
    expect((await bookOf(north)).choose(place)).toBeNull();
    const body = 'Closer {{ title }}';
    await world.put(chief, `/templates/${close.id}`, request({ body, platform: 'bluesky' }));
    const renewed = (await bookOf(main)).choose(place);
    expect(renewed?.template?.version).toBe(2);
    expect(renewed?.render(values())).toBe('Closer Closed');
    await world.remove(chief, `/templates/${close.id}`);
    await world.remove(chief, `/templates/${wide.id}`);
    expect((await bookOf(main)).choose(place)).toBeNull();
  });

  it('knows the hashtag sets of the site', async () => {
    const { id } = await aSet({ tags: ['sun', 'blue sea'] });
    expect((await bookOf(main)).sets).toEqual({ summer: ['#sun', '#BlueSea'] });
    expect((await bookOf(north)).sets).toEqual({});
    await world.remove(chief, `/hashtag-sets/${id}`);
    expect((await bookOf(main)).sets).toEqual({});
  });
});

describe('a hashtag set', () => {
  it('keeps its tags as one word, each once', async () => {
    const set = await aSet({ tags: ['#Sun', 'sun', 'blue sea'] });
    expect(set).toEqual({ ...set, siteId: main.id, slug: 'summer', tags: ['Sun', 'BlueSea'] });
    const input = { slug: 'warm', name: 'Warm', tags: ['sand'] };
    const { data } = await world.put(chief, `/hashtag-sets/${set.id}`, input);
    expect(data).toEqual({ id: set.id, siteId: main.id, ...input });
    expect(await world.listOf('/hashtag-sets', chief)).toEqual([data]);
    await world.remove(chief, `/hashtag-sets/${set.id}`);
  });

  it('has a slug of its own on its site', async () => {
    const [set, other] = [await aSet(), await aSet({ siteId: north.id })];
    const again = { slug: 'summer', name: 'Again', tags: ['sun'] };
    const message = 'slug: there is a hashtag set "summer" already; choose another slug.';
    expect(await world.post(chief, '/hashtag-sets', again)).toMatchObject({ status: 400, message });
    const third = await aSet({ slug: 'third' });
    expect(await world.put(chief, `/hashtag-sets/${third.id}`, again)).toMatchObject({
      status: 400,
      message,
    });
    for (const { id } of [set, other, third]) await world.remove(chief, `/hashtag-sets/${id}`);
  });

  it.each([
    [{ tags: ['sun', '2026'] }, 'tags: "2026" makes no hashtag'],
    [{ tags: [] }, 'tags'],
    [{ slug: 'Summer' }, 'slug'],
  ])('is not saved as %j', async (over, problem) => {
    const input = { slug: 'summer', name: 'Summer', tags: ['sun'], ...over };
    const { status, message } = await world.post(chief, '/hashtag-sets', input);
    expect([status, message]).toEqual([400, expect.stringContaining(problem)]);
  });

  it('that does not exist is a 404', async () => {
    const input = { slug: 'summer', name: 'Summer', tags: ['sun'] };
    expect((await world.put(chief, '/hashtag-sets/999999', input)).status).toBe(404);
    expect((await world.remove(chief, '/hashtag-sets/999999')).status).toBe(404);
  });
});
