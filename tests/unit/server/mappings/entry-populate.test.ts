import { fieldMapSchema } from '../../../../contracts/mappings';
import { populateOf } from '../../../../server/src/services/mappings/entry-populate';
import {
  aType,
  aWorldOf,
  blocks,
  component,
  components,
  many,
  one,
  PERSON,
  picture,
  richText,
  slug,
  TAG,
  text,
  zone,
} from './schemas';

const STORY = aType({
  ...{ title: text, slug, body: blocks, cover: picture, author: one(PERSON.uid) },
  ...{ tags: many(TAG.uid), seo: component('shared.seo'), zone: zone('page.text', 'page.group') },
  owner: one('admin::user'),
});

const WORLD = aWorldOf(
  {
    'shared.seo': { metaTitle: text, image: picture },
    'page.text': { heading: text, text: richText, image: picture, tags: many(TAG.uid) },
    'page.group': { parts: components('page.text'), again: component('page.group') },
  },
  [TAG, PERSON]
);

const populate = (fields: object) => populateOf(fieldMapSchema.parse(fields), STORY, WORLD);

describe('what is brought along with an entry', () => {
  it('is nothing where the fields are columns', () => {
    expect(populate({ title: 'title', body: 'body', link: '/{locale}/{slug}' })).toEqual({});
  });

  it('is media, and of related entries only their names', () => {
    expect(populate({ image: 'cover', tags: 'tags', author: 'author' })).toEqual({
      ...{ cover: true, tags: { fields: ['name'] }, author: { fields: ['name'] } },
    });
  });

  it('is what paths lead through, for all fields together', () => {
    const fields = { title: 'seo.metaTitle', image: 'seo.image', author: 'author.name' };
    expect(populate({ ...fields, link: '/{author.slug}/{slug}' })).toEqual({
      seo: { populate: { image: true } },
      author: { fields: ['name', 'slug'], populate: {} },
    });
  });

  it('is the words of a dynamic zone, not its pictures and relations', () => {
    const { zone: found } = populate({ body: 'zone' }) as { zone: { on: Record<string, object> } };
    expect(Object.keys(found.on)).toEqual(['page.text', 'page.group']);
    expect(found.on['page.text']).toEqual({ populate: {} });
    expect(found.on['page.group']).toMatchObject({
      populate: { parts: { populate: {} }, again: { populate: { parts: { populate: {} } } } },
    });
  });

  it('is nothing that must not be read or is not there', () => {
    expect(populate({ author: 'owner.firstname', image: 'hero.image', tags: 'title.x' })).toEqual(
      {}
    );
  });

  it('ends for components that hold each other in every attribute', () => {
    const names = Array.from({ length: 40 }, (_, index) => `page.p${index}`);
    const parts = Object.fromEntries(names.map((name, i) => [`p${i}`, component(name)]));
    const world = aWorldOf(Object.fromEntries(names.map((name) => [name, parts])));
    const wide = aType({ zone: zone(...names) });
    expect(JSON.stringify(populateOf({ body: 'zone' }, wide, world)).length).toBeLessThan(20_000);
  });
});
