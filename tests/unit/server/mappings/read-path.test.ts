import fc from 'fast-check';

import { readPath } from '../../../../server/src/services/mappings/read-path';

const story = {
  title: 'Low tide',
  seo: { metaTitle: 'Tide', image: { id: 1 } },
  author: null,
  sections: [{ text: 'One' }, { text: null }, { text: 'Two', links: [{ href: 'a' }] }, 7],
  tags: [{ name: 'sea' }, { name: 'salt' }],
};

describe('reading a path', () => {
  it.each<[string, unknown]>([
    ['title', 'Low tide'],
    ['seo.metaTitle', 'Tide'],
    ['seo.image.id', 1],
    ['tags', story.tags],
    ['tags.name', ['sea', 'salt']],
    ['sections.text', ['One', 'Two']],
    ['sections.links.href', ['a']],
    ['author.name', undefined],
    ['title.length', undefined],
    ['nothing.at.all', undefined],
    ['', undefined],
  ])('"%s" gives %j', (path, value) => {
    expect(readPath(story, path)).toEqual(value);
  });

  it.each([
    'constructor',
    '__proto__',
    'toString.name',
    'seo.__proto__',
    'tags.length',
    'tags.map',
  ])('does not walk out of the document by "%s"', (path) => {
    const value = readPath(story, path);
    expect(value === undefined || (Array.isArray(value) && value.length === 0)).toBe(true);
  });

  it('gathers no more than a thousand values, however many lists there are', () => {
    const sections = Array.from({ length: 3_000 }, () => ({ items: [1, 2, 3] }));
    expect(readPath({ sections }, 'sections.items')).toHaveLength(1_000);
    const wide = [{ items: Array.from({ length: 1_000_000 }, () => 0) }];
    expect(readPath({ sections: wide }, 'sections.items')).toHaveLength(1_000);
  });

  it('ends on a path without end', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(readPath(round, Array.from({ length: 50_000 }, () => 'self').join('.'))).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.string(), { maxLength: 6 }), (value, steps) => {
        readPath(value, steps.join('.'));
      })
    );
  });
});
