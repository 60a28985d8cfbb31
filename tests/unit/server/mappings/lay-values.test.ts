import fc from 'fast-check';

import { fileIdsIn, layValues } from '../../../../server/src/services/mappings/lay-values';
import {
  aType,
  aWorldOf,
  blocks,
  component,
  components,
  many,
  picture,
  pictures,
  TAG,
  text,
  zone,
} from './schemas';

const schema = aType({
  title: text,
  body: blocks,
  isFree: { type: 'boolean' },
  raw: { type: 'json' },
  code: { type: 'password' },
  cover: picture,
  gallery: pictures,
  tags: many(TAG.uid),
  seo: component('shared.seo'),
  sections: components('page.section'),
  zone: zone('page.section'),
  publishedAt: { type: 'datetime' },
  round: component('page.round'),
});

const schemas = aWorldOf(
  {
    'shared.seo': { metaTitle: text, image: picture, topics: many(TAG.uid) },
    'page.section': { heading: text, tags: many(TAG.uid), image: picture },
    'page.other': { heading: text },
    'page.round': { round: component('page.round'), heading: text },
  },
  [TAG]
);

const FILES = new Map([1, 2, 3].map((id) => [id, { id, mime: 'image/png', hash: `real${id}` }]));

const SAVED = {
  ...{ id: 1, documentId: 'd1', title: 'Saved', publishedAt: null, code: 'x' },
  tags: [{ name: 'sea' }],
  seo: { id: 4, metaTitle: 'Saved', topics: [{ name: 'salt' }] },
  sections: [
    { id: 7, heading: 'One', tags: [{ name: 'ebb' }] },
    { id: 8, heading: 'Two', tags: [{ name: 'flood' }] },
  ],
};

const lay = (values: Record<string, unknown>, saved: Record<string, unknown> = SAVED) =>
  layValues(saved, values, { schema, schemas, fileOf: (id) => FILES.get(id) });

describe('a form over a draft', () => {
  it('changes texts, blocks and flags', () => {
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: 'New' }] }];
    expect(lay({ title: 'New', body, isFree: true, raw: { a: 1 } })).toEqual({
      ...SAVED,
      ...{ title: 'New', body, isFree: true, raw: { a: 1 } },
    });
    expect(lay({ title: null }).title).toBeNull();
  });

  it('leaves alone what it must not change', () => {
    const values = {
      ...{ id: 9, documentId: 'other', publishedAt: 'now', code: 'y', unknown: 1, locale: 'de' },
      ...{ title: { toString: 'no' }, tags: { connect: [{ id: 1 }], disconnect: [] } },
    };
    expect(lay(values)).toEqual(SAVED);
  });

  it('takes files from the media library, never from the form', () => {
    const values = {
      cover: { id: 1, mime: 'video/mp4', hash: 'forged' },
      gallery: [2, { id: 3 }, { id: 99 }, null, 'x'],
    };
    expect(lay(values)).toMatchObject({
      cover: FILES.get(1),
      gallery: [FILES.get(2), FILES.get(3)],
    });
    expect(lay({ cover: null, gallery: [] })).toMatchObject({ cover: null, gallery: [] });
    expect(lay({ cover: { id: 99 } })['cover']).toBeNull();
  });

  it('changes components and keeps their saved relations', () => {
    const values = {
      seo: { id: 4, metaTitle: 'New', topics: { connect: [], disconnect: [] }, image: 2 },
      sections: [
        { id: 8, heading: 'Two, first now', tags: { connect: [] } },
        { __temp_key__: 'a', heading: 'Three' },
      ],
      zone: [
        { __component: 'page.section', heading: 'Four' },
        { __component: 'page.other', heading: 'Not in this zone' },
        { heading: 'Nothing at all' },
      ],
    };
    expect(lay(values)).toMatchObject({
      seo: { id: 4, metaTitle: 'New', topics: [{ name: 'salt' }], image: FILES.get(2) },
      sections: [
        { id: 8, heading: 'Two, first now', tags: [{ name: 'flood' }] },
        { heading: 'Three' },
      ],
      zone: [{ __component: 'page.section', heading: 'Four' }],
    });
    expect(lay({ sections: [], seo: null })).toMatchObject({ sections: [], seo: null });
  });

  it('does not give the relations of one component to another', () => {
    expect(lay({ seo: { id: 5, metaTitle: 'Other' } })['seo']).toEqual({
      ...{ id: 5, metaTitle: 'Other' },
    });
    expect(lay({ sections: [{ heading: 'New' }] })['sections']).toEqual([
      { id: undefined, heading: 'New' },
    ]);
  });

  it('names the files it needs, once each', () => {
    const values = {
      ...{ cover: { id: 1 }, gallery: [2, 1], unknown: 5, tags: { id: 6 } },
      ...{ seo: { image: { id: 3 } }, zone: [{ __component: 'page.section', image: 4 }] },
    };
    expect(fileIdsIn(values, { schema, schemas })).toEqual([1, 2, 3, 4]);
    const many = { gallery: Array.from({ length: 100_000 }, (_, id) => id) };
    expect(fileIdsIn(many, { schema, schemas })).toHaveLength(200);
  });

  it('ends, and never throws', () => {
    const round: Record<string, unknown> = { heading: 'Round' };
    round['round'] = round;
    expect(lay({ round })).toMatchObject({ round: { heading: 'Round' } });
    const names = Object.keys(schema.attributes);
    const values = fc.dictionary(fc.constantFrom(...names), fc.anything());
    fc.assert(fc.property(values, values, (form, saved) => lay(form, saved) !== null));
  });
});
