import fc from 'fast-check';

import { linkOf } from '../../../../server/src/services/mappings/entry-link';
import type { FieldMap } from '../../../../contracts/mappings';

const DOCUMENT = {
  documentId: 'd1',
  id: 7,
  slug: 'low tide',
  year: 2026,
  empty: ' ',
  up: '..',
  url: 'https://shop.example/low-tide?from=a',
  path: '/notes/low-tide',
  other: '//elsewhere.example/x',
  script: 'javascript:alert(1)',
  login: 'https://me:word@shop.example/',
  spaced: 'https://shop.example/låg vatten',
  author: { slug: 'mira-quay' },
  tags: [{ slug: 'sea' }, { slug: 'salt' }],
};

const link = (
  fields: FieldMap | string,
  over: { locale?: string; linkBaseUrl?: string | null; document?: unknown } = {}
) =>
  linkOf({
    fields: typeof fields === 'string' ? { link: fields } : fields,
    document: DOCUMENT,
    locale: 'pt',
    linkBaseUrl: 'https://e.com/base',
    ...over,
  });

describe('the link of an entry', () => {
  it.each([
    ['/{locale}/notes/{slug}', 'https://e.com/base/pt/notes/low%20tide'],
    ['/{year}/{id}/{documentId}', 'https://e.com/base/2026/7/d1'],
    ['/{author.slug}/{slug}', 'https://e.com/base/mira-quay/low%20tide'],
    ['/in/{tags.slug}', 'https://e.com/base/in/sea'],
    ['/about', 'https://e.com/base/about'],
    ['https://shop.example/{locale}/{slug}', 'https://shop.example/pt/low%20tide'],
    ['{url}', 'https://shop.example/low-tide?from=a'],
    ['{url}&to={year}', 'https://shop.example/low-tide?from=a&to=2026'],
    ['{path}', 'https://e.com/base/notes/low-tide'],
    ['{spaced}', 'https://shop.example/l%C3%A5g%20vatten'],
  ])('%s gives %s', (pattern, address) => {
    expect(link(pattern)).toBe(address);
  });

  it.each([
    ['/{missing}', 'a value is missing'],
    ['/{author.name}', 'a value inside is missing'],
    ['/{empty}', 'a value is empty'],
    ['/{author}', 'a value is no text'],
    ['/notes/{up}', 'a value would leave the folder'],
    ['/{slug', 'a brace is left open'],
    ['/{constructor}', 'a value is what every object has'],
    ['{slug}', 'a value is no address'],
    ['{other}', 'a value is an address without its scheme'],
    ['{script}', 'a value is a script'],
    ['{login}', 'a value holds a password'],
    ['https://', 'there is no host'],
  ])('is none for %s: %s', (pattern) => {
    expect(link(pattern)).toBeNull();
  });

  it('needs a base only for paths', () => {
    const linkBaseUrl = null;
    expect(link('/{slug}', { linkBaseUrl })).toBeNull();
    expect(link('{path}', { linkBaseUrl })).toBeNull();
    expect(link('{url}', { linkBaseUrl })).toBe(DOCUMENT.url);
    expect(link('https://shop.example/{year}', { linkBaseUrl })).toBe('https://shop.example/2026');
  });

  it('follows the pattern of the locale where there is one', () => {
    const fields = { link: '/en/{year}', linkByLocale: { pt: '/pt/{year}' } };
    expect(link(fields)).toBe('https://e.com/base/pt/2026');
    expect(link(fields, { locale: 'de' })).toBe('https://e.com/base/en/2026');
    expect(link(fields, { locale: 'constructor' })).toBe('https://e.com/base/en/2026');
    expect(link({ linkByLocale: fields.linkByLocale }, { locale: 'de' })).toBeNull();
  });

  it('is none where the pattern names a locale and the entry has none', () => {
    expect(link('/{locale}/{year}', { locale: '' })).toBeNull();
  });

  it('is an http(s) address or none, whatever the entry holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (slug) => {
        for (const pattern of ['/a/{slug}', '{slug}', 'https://shop.example/{slug}']) {
          const address = link(pattern, { document: { slug } });
          if (address === null) continue;
          expect(address).toMatch(/^https?:\/\//i);
          expect(address).not.toMatch(/[\s<>"]/);
          expect(URL.canParse(address)).toBe(true);
        }
      })
    );
  });

  it('is none when it would be longer than browsers take', () => {
    expect(link('/{slug}', { document: { slug: 'a'.repeat(50_000_000) } })).toBeNull();
    expect(link('/{slug}', { document: { slug: 'å'.repeat(900) } })).toBeNull();
  });
});
