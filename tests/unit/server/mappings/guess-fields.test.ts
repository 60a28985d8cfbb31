import fc from 'fast-check';

import { fieldMapSchema, type FieldMap } from '../../../../contracts/mappings';
import { mistakesOf } from '../../../../server/src/services/mappings/check-fields';
import { guessFields } from '../../../../server/src/services/mappings/guess-fields';
import type { Attribute } from '../../../../server/src/services/mappings/schemas';
import {
  aType,
  aWorldOf,
  blocks,
  component,
  components,
  film,
  longText,
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

const COMPONENTS = {
  'shared.seo': {
    metaTitle: text,
    metaDescription: longText,
    metaImage: picture,
    keywords: longText,
  },
  'page.text': { heading: text, text: richText },
  'page.slide': { image: picture, caption: text },
  'page.hero': { title: text, image: picture },
  'shop.address': { name: text, street: text },
};

const WORLD = aWorldOf(COMPONENTS, [TAG, PERSON]);

const guess = (attributes: Record<string, Attribute>): FieldMap =>
  guessFields(aType(attributes), WORLD);

describe('guessing the fields', () => {
  it('reads a usual article', () => {
    expect(
      guess({
        ...{
          title: text,
          slug,
          excerpt: longText,
          body: blocks,
          cover: picture,
          gallery: pictures,
        },
        ...{ video: film, tags: many(TAG.uid), author: one(PERSON.uid), lang: text },
      })
    ).toEqual({
      ...{ title: 'title', summary: 'excerpt', body: 'body', image: 'cover', images: 'gallery' },
      ...{ video: 'video', tags: 'tags', author: 'author', language: 'lang' },
      link: '/{locale}/stories/{slug}',
    });
  });

  it.each<[string, Record<string, Attribute>, FieldMap]>([
    [
      'German',
      { titel: text, kurzbeschreibung: longText, inhalt: richText, titelbild: picture },
      { title: 'titel', summary: 'kurzbeschreibung', body: 'inhalt', image: 'titelbild' },
    ],
    [
      'French',
      { titre: text, chapo: longText, contenu: richText, vignette: picture, auteur: text },
      {
        ...{ title: 'titre', summary: 'chapo', body: 'contenu' },
        ...{ image: 'vignette', author: 'auteur' },
      },
    ],
    [
      'Spanish',
      { titulo: text, resumen: longText, cuerpo: richText, portada: picture, etiquetas: text },
      {
        ...{ title: 'titulo', summary: 'resumen', body: 'cuerpo' },
        ...{ image: 'portada', tags: 'etiquetas' },
      },
    ],
    [
      'another style of writing',
      { Page_Title: text, lead_text: longText, main_text: richText, CoverImage: picture },
      { title: 'Page_Title', body: 'main_text', image: 'CoverImage' },
    ],
    [
      'names with the type in front',
      { storyTitle: text, storyBody: blocks, storyImage: picture },
      { title: 'storyTitle', body: 'storyBody', image: 'storyImage' },
    ],
  ])('reads %s', (_, attributes, fields) => {
    expect(guess(attributes)).toEqual(fields);
  });

  it('looks into the component for search engines where the entry has nothing of its own', () => {
    const seo = component('shared.seo');
    expect(guess({ seo })).toEqual({
      ...{ title: 'seo.metaTitle', summary: 'seo.metaDescription', image: 'seo.metaImage' },
      tags: 'seo.keywords',
    });
    expect(guess({ seo, title: text, cover: picture })).toMatchObject({
      ...{ title: 'title', summary: 'seo.metaDescription', image: 'cover' },
    });
  });

  it('does not take what belongs to something else', () => {
    expect(guess({ address: component('shop.address') })).toEqual({});
    expect(guess({ owner: one(PERSON.uid) })).toEqual({});
    expect(guess({ avatar: picture, logo: picture, attachments: pictures })).toEqual({});
  });

  it('takes dynamic zones and components with words as the body', () => {
    expect(guess({ content: zone('page.text') })).toEqual({ body: 'content' });
    expect(guess({ anything: zone('page.text') })).toEqual({ body: 'anything' });
    expect(guess({ content: components('page.text') })).toEqual({ body: 'content' });
    expect(guess({ hero: component('page.hero') })).toEqual({
      ...{ title: 'hero.title', image: 'hero.image' },
    });
  });

  it('takes CKEditor for rich text, and leaves custom fields alone that it does not know', () => {
    const editor = { type: 'customField', customField: 'plugin::ckeditor5.CKEditor' };
    expect(guess({ content: editor })).toEqual({ body: 'content' });
    expect(guess({ text: { ...editor, type: 'richtext' } })).toEqual({ body: 'text' });
    expect(guess({ content: { ...editor, customField: 'plugin::other.thing' } })).toEqual({});
  });

  it('gives each attribute one role, the body the longer text', () => {
    expect(guess({ description: richText })).toEqual({ body: 'description' });
    expect(guess({ description: longText })).toEqual({ summary: 'description' });
    expect(guess({ excerpt: richText, notes: richText })).toEqual({
      ...{ summary: 'excerpt', body: 'notes' },
    });
    expect(guess({ media: picture })).toEqual({ image: 'media' });
    expect(guess({ media: pictures })).toEqual({ images: 'media' });
  });

  it('falls back on types where names say nothing', () => {
    expect(guess({ one: richText, two: picture, three: pictures, four: film })).toEqual({
      ...{ body: 'one', image: 'two', images: 'three', video: 'four' },
    });
    expect(guess({ wording: text, slug: { type: 'uid', targetField: 'wording' } })).toEqual({
      ...{ title: 'wording', link: '/{locale}/stories/{slug}' },
    });
  });

  it('finds the pictures of a list of slides', () => {
    expect(guess({ slides: components('page.slide') })).toEqual({ images: 'slides.image' });
  });

  it('never takes what is private, a password, JSON or of an unknown type', () => {
    const hidden: Attribute[] = [
      ...[text, richText, picture, pictures, many(TAG.uid), slug].map((attribute) => ({
        ...attribute,
        private: true,
      })),
      ...['password', 'json', 'geometry', 'boolean', 'integer'].map((type) => ({ type })),
    ];
    for (const attribute of hidden) {
      const names = ['title', 'summary', 'body', 'cover', 'gallery', 'video', 'tags', 'author'];
      const attributes = Object.fromEntries(
        [...names, 'language', 'slug'].map((name) => [name, attribute])
      );
      expect(guess(attributes)).toEqual({});
    }
    expect(guess({ createdBy: one('admin::user'), author: one('admin::user') })).toEqual({});
  });

  it('writes the link without a locale where the type has none', () => {
    const over = { pluginOptions: {} };
    expect(guessFields(aType({ slug }, over), WORLD).link).toBe('/stories/{slug}');
    const single = { kind: 'singleType' };
    expect(guessFields(aType({ slug }, single), WORLD).link).toBe('/{locale}/{slug}');
    expect(guess({ permalink: text }).link).toBe('/{locale}/stories/{permalink}');
    expect(guess({ code: text }).link).toBeUndefined();
  });

  it('ends for components that hold themselves', () => {
    const world = aWorldOf({
      'a.a': { a: component('a.a'), b: component('a.b'), title: text },
      'a.b': { seo: component('a.a'), metaTitle: text },
    });
    expect(guessFields(aType({ content: component('a.a') }), world)).toMatchObject({
      body: 'content',
      title: 'content.title',
    });
  });

  it('is a field map without mistakes for whatever schema', () => {
    const kinds = [text, longText, richText, blocks, picture, pictures, film, slug];
    const others = [many(TAG.uid), one(PERSON.uid), zone('page.text'), { type: 'json' }];
    const parts = Object.keys(COMPONENTS).flatMap((uid) => [component(uid), components(uid)]);
    const names = [
      'title',
      'name',
      'body',
      'seo',
      'slides',
      'tags',
      'author',
      'slug',
      'cover',
      'x',
    ];
    const attributes = fc.dictionary(
      fc.constantFrom(...names),
      fc.constantFrom<Attribute>(...kinds, ...others, ...parts)
    );
    fc.assert(
      fc.property(attributes, (all) => {
        const type = aType(all);
        const fields = fieldMapSchema.parse(guessFields(type, WORLD));
        expect(mistakesOf(fields, type, WORLD)).toEqual([]);
      })
    );
  });
});
