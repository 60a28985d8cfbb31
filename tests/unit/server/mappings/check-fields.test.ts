import { fieldMapSchema } from '../../../../contracts/mappings';
import {
  mistakesOf,
  sentenceOf,
  withoutMistakes,
} from '../../../../server/src/services/mappings/check-fields';
import { fieldChoices } from '../../../../server/src/services/mappings/field-choices';
import { cpuMs } from '../../../cpu-time';
import {
  aType,
  aWorldOf,
  blocks,
  component,
  components,
  film,
  many,
  one,
  PERSON,
  picture,
  pictures,
  richText,
  slug,
  TAG,
  text,
  zone,
} from './schemas';

const STORY = aType({
  title: text,
  slug,
  body: blocks,
  html: { type: 'richtext', customField: 'plugin::ckeditor5.CKEditor' },
  unloaded: { type: 'customField', customField: 'plugin::ckeditor5.CKEditor' },
  cover: picture,
  gallery: pictures,
  trailer: film,
  price: { type: 'decimal' },
  raw: { type: 'json' },
  mood: { type: 'enumeration' },
  code: { type: 'password' },
  note: { ...text, private: true },
  createdBy: one('admin::user'),
  author: one(PERSON.uid),
  tags: many(TAG.uid),
  numbers: many('api::number.number'),
  seo: component('shared.seo'),
  sections: components('page.section'),
  zone: zone('page.section', 'page.hidden'),
  badge: component('page.hidden'),
});

const WORLD = aWorldOf(
  {
    'shared.seo': { metaTitle: text, image: picture, secret: { ...text, private: true } },
    'page.section': { heading: text, text: richText, picture, parts: components('page.section') },
    'page.hidden': { kind: { type: 'enumeration' }, buttonUrl: text },
  },
  [TAG, PERSON, aType({ size: { type: 'integer' } }, { uid: 'api::number.number' })]
);

const mistakes = (fields: object) =>
  mistakesOf(fieldMapSchema.parse(fields), STORY, WORLD).map(sentenceOf);

describe('a field map', () => {
  it('is fine when every path leads to what can give it', () => {
    expect(
      mistakes({
        ...{ title: 'seo.metaTitle', summary: 'html', body: 'zone', image: 'seo.image' },
        ...{ images: 'sections.picture', video: 'trailer', tags: 'tags', author: 'author.name' },
        ...{ language: 'mood', link: '/{locale}/{author.slug}/{slug}' },
        linkByLocale: { pt: 'https://shop.example/{documentId}', de: '{title}' },
      })
    ).toEqual([]);
  });

  it.each([
    [{ title: 'headline' }, 'title: "headline" does not exist.'],
    [{ title: 'seo.headline' }, 'title: "seo.headline" does not exist.'],
    [{ title: 'title.more' }, 'title: "title.more" does not exist.'],
    [{ title: 'constructor' }, 'title: "constructor" does not exist.'],
    [{ title: 'note' }, 'title: "note" is private.'],
    [{ title: 'code' }, 'title: "code" is private.'],
    [{ summary: 'seo.secret' }, 'summary: "seo.secret" is private.'],
    [{ author: 'author.secret' }, 'author: "author.secret" is private.'],
    [{ author: 'createdBy' }, 'author: "createdBy" is private.'],
    [{ title: 'price' }, 'title: "price" is of the type decimal, which cannot give the title.'],
    [{ image: 'trailer' }, 'image: "trailer" is of the type media, which cannot give the image.'],
    [{ video: 'cover' }, 'video: "cover" is of the type media, which cannot give the video.'],
    [{ body: 'badge' }, 'body: "badge" is of the type component, which cannot give the body.'],
    [{ tags: 'numbers' }, 'tags: "numbers" is of the type relation, which cannot give the tags.'],
    [
      { title: 'sections.heading' },
      'title: "sections.heading" leads through a list, so it cannot give the title.',
    ],
    [{ link: '/{path}' }, 'link: "path" does not exist.'],
    [{ link: '/{note}' }, 'link: "note" is private.'],
    [{ link: '/{tags.name}' }, 'link: "tags.name" leads through a list, so it is no one value.'],
    [{ link: '/{cover}' }, 'link: "cover" is of the type media, which cannot stand in a link.'],
    [
      { link: '/{slug' },
      'link: "/{slug" has a brace that is no field; write fields as {slug} or {author.slug}.',
    ],
    [{ link: 'https://{' }, 'link: "https://{" has a brace that is no field; write'],
    [{ link: 'https://' }, 'link: "https://" is no address.'],
    [{ linkByLocale: { pt: '/{path}' } }, 'linkByLocale.pt: "path" does not exist.'],
  ])('%j is wrong: %s', (fields, sentence) => {
    const [found, ...others] = mistakes(fields);
    expect(others).toEqual([]);
    expect(found).toContain(sentence);
  });

  it('cannot name the locale of a type without locales', () => {
    const plain = { ...STORY, pluginOptions: {} };
    expect(mistakesOf({ link: '/{locale}/{slug}' }, plain, WORLD)).toMatchObject([
      { field: 'link', path: 'locale', isMissing: false },
    ]);
  });

  it('tells all that is wrong at once, and the rest stays usable', () => {
    const fields = {
      ...{ title: 'headline', body: 'body', link: '/{path}' },
      linkByLocale: { pt: '/{path}', de: '/{slug}' },
    };
    const found = mistakesOf(fields, STORY, WORLD);
    expect(found.map(({ field }) => field)).toEqual(['title', 'link', 'linkByLocale.pt']);
    expect(withoutMistakes(fields, found)).toEqual({
      body: 'body',
      linkByLocale: { de: '/{slug}' },
    });
  });
});

describe('the choices', () => {
  const choices = fieldChoices(STORY, WORLD);
  const rolesOf = (path: string) => choices.find((choice) => choice.path === path)?.roles ?? null;

  it.each<[string, string[] | null]>([
    ['title', ['title', 'summary', 'body', 'tags', 'author', 'language']],
    ['body', ['title', 'summary', 'body']],
    ['html', ['title', 'summary', 'body']],
    ['unloaded', ['title', 'summary', 'body']],
    ['cover', ['image', 'images']],
    ['gallery', ['image', 'images', 'video']],
    ['trailer', ['images', 'video']],
    ['raw', ['tags']],
    ['author', ['tags', 'author']],
    ['author.name', ['title', 'summary', 'body', 'tags', 'author', 'language']],
    ['sections', ['body']],
    ['sections.heading', ['body', 'tags', 'author']],
    ['sections.picture', ['image', 'images']],
    ['zone', ['body']],
    ['seo.image', ['image', 'images']],
    ['price', null],
    ['note', null],
    ['code', null],
    ['createdBy', null],
    ['badge', null],
    ['seo.secret', null],
    ['author.email', null],
    ['tags.name', null],
    ['sections.parts.heading', null],
  ])('for %s are %j', (path, roles) => {
    expect(rolesOf(path)).toEqual(roles);
  });

  it('pass the check they are for', () => {
    for (const { path, roles } of choices) {
      for (const role of roles) {
        expect(mistakesOf({ [role]: path }, STORY, WORLD)).toEqual([]);
      }
    }
  });

  it('end for schemas that are wide and go in circles', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `page.part${index}`);
    const parts = Object.fromEntries(
      names.map((name) => [
        name,
        Object.fromEntries(names.map((other, index) => [`part${index}`, component(other)])),
      ])
    );
    const wide = aType(Object.fromEntries(names.map((name, i) => [`part${i}`, component(name)])));
    const took = await cpuMs(() => expect(fieldChoices(wide, aWorldOf(parts))).toEqual([]));
    expect(took).toBeLessThan(5_000);
  });
});
