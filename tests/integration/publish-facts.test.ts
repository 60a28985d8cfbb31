import { createRequire } from 'node:module';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import { getService } from '../../server/src/services/get-service';
import { aDraft, anArticle, aPublishedArticle, ARTICLE, type Documents } from './harness/articles';
import { aRelease, runRelease } from './harness/releases';
import { RuleWorld } from './harness/rule-world';
import type { SiteWorld } from './harness/site-world';

const CONTENT = '/content-manager/collection-types';
const TAG = 'api::tag.tag';

/** What Strapi's data transfer writes with: it comes with Strapi. */
interface TransferDestination {
  bootstrap(): Promise<void>;
  createEntitiesWriteStream(): Writable;
  close(): Promise<void>;
}

const { createLocalStrapiDestinationProvider } = (
  createRequire(__filename)('@strapi/data-transfer') as {
    strapi: {
      providers: {
        createLocalStrapiDestinationProvider(options: object): TransferDestination;
      };
    };
  }
).strapi.providers;

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

describe('a publish', () => {
  it('by a person in the Content Manager is shared, and the reason is kept', async () => {
    const documentId = await rules.aPublishByPerson();
    expect(await rules.noticed(documentId)).toEqual(['en published person true']);
    expect(await rules.codes(documentId)).toEqual(['SHARED']);
    const { decisions } = await rules.pageOf(`documentId=${documentId}`);
    const [delivery] = await rules.deliveriesOf(documentId);
    expect(decisions).toEqual([
      expect.objectContaining({
        ...{ ruleId: rules.ruleId, ruleName: 'News', outcome: 'shared', locale: 'en' },
        ...{ siteId: world.sites.main.id, distributionId: delivery?.distributionId },
        reason: 'One post was made.',
        entryTitle: delivery?.entryTitle,
      }),
    ]);
  });

  it('of many at once in the Content Manager is not shared unless the rule says so', async () => {
    const publish = async () => {
      const documentIds = [await aDraft(world.app), await aDraft(world.app)];
      const path = `${CONTENT}/${ARTICLE}/actions/bulkPublish?locale=en`;
      await world.admin.request('POST', path, { documentIds, locale: 'en' });
      return documentIds;
    };
    const documentIds = await publish();
    for (const documentId of documentIds) {
      expect(await rules.noticed(documentId)).toEqual(['en published bulk true']);
    }
    for (const documentId of documentIds) {
      expect(await rules.codes(documentId)).toEqual(['BULK']);
      expect(await rules.deliveriesOf(documentId)).toEqual([]);
    }
    await rules.setRule({ bulkToo: true });
    for (const documentId of await publish())
      expect(await rules.codes(documentId)).toEqual(['SHARED']);
  });

  it('of one entry in several languages at once counts as a person', async () => {
    const documentId = await aDraft(world.app);
    await articles.update({ documentId, locale: 'de', data: anArticle() });
    const path = `${CONTENT}/${ARTICLE}/actions/bulkPublish?locale[0]=en&locale[1]=de`;
    const body = { documentIds: [documentId], locale: ['en', 'de'] };
    await world.admin.request('POST', path, body);
    const expected = ['de published person true', 'en published person true'];
    expect(await rules.noticed(documentId)).toEqual(expected);
    expect(await rules.codes(documentId)).toEqual(['SHARED', 'SHARED']);
  });

  it('over the content API is shared', async () => {
    const tokens = world.app.strapi.service('admin::api-token') as unknown as {
      create(token: object): Promise<{ accessKey: string }>;
    };
    const name = 'newsroom';
    const { accessKey } = await tokens.create({ name, type: 'full-access', lifespan: null });
    const response = await fetch(`${world.app.url}/api/articles?status=published`, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: anArticle() }),
    });
    const { data } = (await response.json()) as { data: { documentId: string } };
    expect(await rules.noticed(data.documentId)).toEqual(['en published api true']);
    expect(await rules.codes(data.documentId)).toEqual(['SHARED']);
  });

  it('by a script is not shared unless the rule says so', async () => {
    const first = await aPublishedArticle(world.app);
    expect(await rules.noticed(first)).toEqual(['en published script true']);
    expect(await rules.codes(first)).toEqual(['SCRIPT']);
    await rules.setRule({ bulkToo: true });
    expect(await rules.codes(await aPublishedArticle(world.app))).toEqual(['SHARED']);
  });

  it('by an import route of another plugin is not shared unless the rule says so', async () => {
    const importOne = async () => {
      const documentId = await aDraft(world.app);
      const request = {
        ...{ path: '/import-export/import', request: { body: {} } },
        state: { route: { info: { type: 'admin', pluginName: 'import-export' } } },
      };
      const work = async () => {
        await articles.publish({ documentId });
      };
      await world.app.strapi.requestContext.run(request as never, work);
      return documentId;
    };
    expect(await rules.codes(await importOne())).toEqual(['BULK']);
    await rules.setRule({ bulkToo: true });
    expect(await rules.codes(await importOne())).toEqual(['SHARED']);
  });

  it.each([true, false])(
    'by a Content Release that comes due is shared, for every entry (as scheduler: %s)',
    async (asScheduler) => {
      const documentIds = [await aDraft(world.app), await aDraft(world.app)];
      const release = await aRelease(
        world.app,
        documentIds.map((documentId) => ({
          ...{ uid: ARTICLE, documentId, locale: 'en', type: 'publish' },
        }))
      );
      await runRelease(world.app, release, { asScheduler });
      for (const documentId of documentIds) {
        expect(await rules.noticed(documentId)).toEqual(['en published release true']);
      }
      for (const documentId of documentIds)
        expect(await rules.codes(documentId)).toEqual(['SHARED']);
    }
  );

  it('by a script in a transaction counts as a script while a release of others waits', async () => {
    const documentId = await aDraft(world.app);
    await aRelease(world.app, [
      { uid: ARTICLE, documentId: 'another', locale: 'en', type: 'publish' },
    ]);
    await world.app.strapi.db.transaction(() => articles.publish({ documentId }));
    expect(await rules.noticed(documentId)).toEqual(['en published script true']);
  });

  it('by a release that fails leaves nothing', async () => {
    const documentId = await aDraft(world.app);
    const release = await aRelease(world.app, [
      { uid: ARTICLE, documentId, locale: 'en', type: 'publish' },
    ]);
    await expect(runRelease(world.app, release, { fails: true })).rejects.toThrow('failed');
    expect(await rules.noticed(documentId)).toEqual([]);
    expect(await rules.codes(documentId)).toEqual([]);
  });
});

describe('what is no publish, whatever the rule says', () => {
  beforeEach(() => rules.setRule({ trigger: 'every_publish', bulkToo: true }));

  it('is saving a draft in the Content Manager, once or again and again, beside a published version or not', async () => {
    const documentId = await world.admin.createArticle(anArticle());
    const save = async () => {
      const path = `${CONTENT}/${ARTICLE}/${documentId}?locale=en`;
      for (const title of ['Tides', 'Tides and', 'Tides and ebb']) {
        await world.admin.request('PUT', path, anArticle({ title }));
      }
    };
    await save();
    expect(await rules.noticed(documentId)).toEqual([]);
    await world.admin.publishArticle(documentId, 'en', anArticle());
    await rules.forgetNoticed();
    await save();
    await articles.discardDraft({ documentId });
    expect(await rules.noticed(documentId)).toEqual([]);
    expect(await rules.codes(documentId)).toEqual([]);
  });

  it('is a data transfer, as `strapi import` and `strapi transfer` make it', async () => {
    const { strapi } = world.app;
    const destination = createLocalStrapiDestinationProvider({
      ...{ getStrapi: () => strapi, strategy: 'restore', autoDestroy: false, restore: {} },
    });
    await destination.bootstrap();
    const documentId = 'transferredtransferredtr';
    const times = { createdAt: new Date(), updatedAt: new Date() };
    const writing = destination.createEntitiesWriteStream();
    for (const [id, publishedAt] of [null, new Date()].entries()) {
      const data = { ...anArticle(), ...times, documentId, locale: 'en', publishedAt };
      writing.write({ id: id + 1, type: ARTICLE, data });
    }
    writing.end();
    await finished(writing);
    await destination.close();
    const entry = { uid: ARTICLE, documentId, locale: 'en' };
    // It came in, and is published.
    expect(await getService(strapi, 'entries').isPublished(entry)).toBe(true);
    expect(await rules.noticed(documentId)).toEqual([]);
    expect(await rules.codes(documentId)).toEqual([]);
    // The next publish by a person is not the first one.
    await rules.setRule();
    await world.admin.publishArticle(documentId, 'en', anArticle());
    expect(await rules.codes(documentId)).toEqual(['NOT_FIRST']);
  });
});

describe('what is noticed beside a publish', () => {
  it.each([
    ['one language', { locale: 'de' }, ['de']],
    ['all languages', { locale: '*' }, ['de', 'en']],
  ])('is unpublishing and deleting %s', async (_, params, languages) => {
    await rules.setRule({ enabled: false });
    const documentId = await aDraft(world.app);
    await articles.update({ documentId, locale: 'de', data: anArticle() });
    await articles.publish({ documentId, locale: '*' });
    await rules.forgetNoticed();
    await articles.unpublish({ documentId, ...params });
    expect(await rules.noticed(documentId)).toEqual(
      languages.map((locale) => `${locale} unpublished script false`)
    );
    await rules.forgetNoticed();
    await articles.unpublish({ documentId, ...params });
    expect(await rules.noticed(documentId)).toEqual([]);
    await articles.delete({ documentId, ...params });
    expect(await rules.noticed(documentId)).toEqual(
      languages.map((locale) => `${locale} deleted script false`)
    );
  });

  it('is every save where a type has no drafts, and only the first is the first', async () => {
    const mapping = { isDistributed: true, fields: { title: 'name' } };
    await world.admin.request('PUT', `/api/admin/distribution/mappings/${TAG}`, mapping);
    const path = `${CONTENT}/${TAG}`;
    const made = await world.admin.request<{ data: { documentId: string } }>('POST', path, {
      name: 'tides',
    });
    const { documentId } = made.data;
    expect(await rules.noticed(documentId)).toEqual([' published person true']);
    await rules.forgetNoticed();
    await world.admin.request('PUT', `${path}/${documentId}`, { name: 'ebb' });
    expect(await rules.noticed(documentId)).toEqual([' published person false']);
    await rules.forgetNoticed();
    await world.admin.request('DELETE', `${path}/${documentId}`);
    expect(await rules.noticed(documentId)).toEqual([' deleted person false']);
  });
});
