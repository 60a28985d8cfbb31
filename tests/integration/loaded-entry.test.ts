import { getService } from '../../server/src/services/get-service';
import { startTestApp, type TestApp } from './harness/app';
import { aDraft, aPublishedArticle, ARTICLE, documentsOf } from './harness/articles';
import { aPicture } from './harness/pictures';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp({ workers: false });
}, 60_000);

afterAll(async () => {
  await app?.close();
});

describe('an entry that is read for a post', () => {
  const load = (documentId: string, options: { version: 'published' | 'draft' | 'latest' }) =>
    getService(app.strapi, 'entries').load(
      { uid: ARTICLE, documentId, locale: 'en' },
      { linkBaseUrl: null, ...options }
    );

  it('is the version that is asked for', async () => {
    const documentId = await aPublishedArticle(app, { title: 'Out' });
    await documentsOf(app, ARTICLE).update({ documentId, data: { title: 'Not yet' } });
    const titles = await Promise.all(
      (['published', 'draft', 'latest'] as const).map(async (version) => {
        const loaded = await load(documentId, { version });
        return [loaded?.version, loaded?.entry.title, loaded?.facts['title']];
      })
    );
    expect(titles).toEqual([
      ['published', 'Out', 'Out'],
      ['draft', 'Not yet', 'Not yet'],
      ['published', 'Out', 'Out'],
    ]);
  });

  it('is the draft where nothing is published', async () => {
    const documentId = await aDraft(app, { title: 'Only a draft' });
    expect(await load(documentId, { version: 'published' })).toBeNull();
    expect(await load(documentId, { version: 'latest' })).toMatchObject({
      ...{ version: 'draft', entry: { title: 'Only a draft' } },
    });
    expect(await load('gone', { version: 'latest' })).toBeNull();
  });

  it('is the form over the draft, with files of the media library and saved relations', async () => {
    const { documentId: tag } = await documentsOf(app, 'api::tag.tag').create({
      data: { name: 'mapping-tag' },
    });
    const documentId = await aDraft(app, { title: 'Saved', excerpt: 'Saved too', tags: [tag] });
    const cover = await aPicture(app);
    const values = {
      title: 'Typed',
      cover: { id: cover, mime: 'video/mp4', hash: 'forged' },
      gallery: [cover, 999_999],
      tags: { connect: [], disconnect: [{ id: 1 }] },
      documentId: 'another',
    };
    const loaded = await getService(app.strapi, 'entries').load(
      { uid: ARTICLE, documentId, locale: 'en' },
      { linkBaseUrl: null, version: 'latest', values }
    );
    expect(loaded).toMatchObject({
      version: 'unsaved',
      facts: { title: 'Typed' },
      entry: {
        ...{ documentId, title: 'Typed', summary: 'Saved too', tags: ['mapping-tag'] },
        cover: { fileId: cover, kind: 'image' },
        gallery: [{ fileId: cover }],
      },
    });
    expect(loaded?.entry.cover?.hash).not.toBe('forged');
  });
});
