import { configSchema } from '../../../../server/src/config/schema';
import { mapEntry } from '../../../../server/src/services/adaptation/map-entry';

const { contentTypes } = configSchema.parse({
  encryption: { key: '0'.repeat(64) },
  contentTypes: {
    article: {
      summary: 'excerpt',
      body: 'body',
      image: 'cover',
      images: 'gallery',
      tags: 'tags',
      link: '/{locale}/articles/{slug}',
    },
  },
});

const map = (document: Record<string, unknown>, linkBaseUrl: string | null = 'https://e.com') => {
  const fields = contentTypes['article'];
  if (!fields) throw new Error('no fields');
  return mapEntry({
    uid: 'article',
    locale: 'pt',
    document: { documentId: 'd1', ...document },
    fields,
    linkBaseUrl,
  });
};

const picture = (id: number) => ({
  id,
  hash: `h${id}`,
  mime: 'image/jpeg',
  alternativeText: 'alt',
});

describe('mapping an entry', () => {
  it('reads what the field map names', () => {
    const entry = map({
      title: 'Luz',
      slug: 'luz do porto',
      excerpt: 'Curto',
      cover: picture(1),
      gallery: [picture(2), { id: 3, mime: 'video/mp4', hash: 'v' }],
      tags: [{ name: 'mar' }, { title: 'porto' }, 'sal', { other: 1 }, null],
    });
    expect(entry).toMatchObject({
      title: 'Luz',
      summary: 'Curto',
      link: 'https://e.com/pt/articles/luz%20do%20porto',
      cover: { fileId: 1, altText: 'alt' },
      gallery: [
        { fileId: 2, kind: 'image' },
        { fileId: 3, kind: 'video' },
      ],
      tags: ['mar', 'porto', 'sal'],
    });
  });

  it('takes the body where there is no summary', () => {
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: 'Long story' }] }];
    expect(map({ title: 'T', excerpt: ' ', body }).summary).toBe('Long story');
  });

  it('has no link without a link base or with a missing part', () => {
    expect(map({ slug: 'a' }, null).link).toBeNull();
    expect(map({}).link).toBeNull();
  });

  it('survives broken attributes', () => {
    expect(map({ title: 5, excerpt: {}, cover: 'x', gallery: 7, tags: 3 })).toMatchObject({
      title: '',
      summary: '',
      cover: null,
      gallery: [],
      tags: [],
    });
  });

  it('names a version by its content', () => {
    const first = map({ title: 'A' }).versionHash;
    expect(map({ title: 'A', updatedAt: 'later' }).versionHash).toBe(first);
    expect(map({ title: 'B' }).versionHash).not.toBe(first);
  });
});
