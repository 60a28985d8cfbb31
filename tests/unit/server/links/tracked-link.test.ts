import fc from 'fast-check';

import { trackedLink } from '../../../../server/src/services/links/tracked-link';
import type { Utm } from '../../../../contracts/sites';

const NAMES = { platform: 'x', site: 'main', target: 'Our page', locale: 'pt-BR' };

const track = (url: string, utm: Utm | null = { source: 'social' }, campaign?: string | null) =>
  trackedLink({ url, utm, names: NAMES, ...(campaign === undefined ? {} : { campaign }) });

describe('a link for statistics', () => {
  it.each([
    ['https://e.com/a', 'https://e.com/a?utm_source=social'],
    ['https://e.com', 'https://e.com?utm_source=social'],
    ['https://e.com/a?', 'https://e.com/a?utm_source=social'],
    ['https://e.com/a?b=1&', 'https://e.com/a?b=1&utm_source=social'],
    ['https://e.com/a?z=%20&a=+#part-2', 'https://e.com/a?z=%20&a=+&utm_source=social#part-2'],
    ['https://e.com/#/a?b=1', 'https://e.com/?utm_source=social#/a?b=1'],
    ['HTTPS://E.com/Ä', 'HTTPS://E.com/Ä?utm_source=social'],
  ])('%s becomes %s', (url, tracked) => {
    expect(track(url)).toBe(tracked);
  });

  it.each([
    'https://e.com/a?utm_source=letter',
    'https://e.com/a?UTM_SOURCE=letter&b',
    'https://e.com/a?utm%5Fsource=',
    'https://e.com/a?b=%E0%A4%A&utm_source=1#x',
    'mailto:a@e.com',
    '/a',
    '',
  ])('leaves %s as it is', (url) => {
    expect(track(url)).toBe(url);
  });

  it('gets nothing from a site without settings', () => {
    expect(track('https://e.com/a', null)).toBe('https://e.com/a');
    expect(track('https://e.com/a', {})).toBe('https://e.com/a');
  });

  it('gets all five in the usual order', () => {
    const utm = { content: 'e', term: 'd', campaign: 'c', medium: 'b', source: 'a' };
    expect(track('https://e.com', utm)).toBe(
      'https://e.com?utm_source=a&utm_medium=b&utm_campaign=c&utm_term=d&utm_content=e'
    );
  });

  it('takes the values of its platform first, and the others from the site', () => {
    const utm = {
      ...{ source: 'social', medium: 'post' },
      platforms: { x: { source: 'x' }, linkedin: { source: 'li' } },
    };
    expect(track('https://e.com', utm)).toBe('https://e.com?utm_source=x&utm_medium=post');
  });

  it('takes the campaign of the post before any other, but never over the one in the link', () => {
    const utm = { campaign: 'site', platforms: { x: { campaign: 'platform' } } };
    expect(track('https://e.com', utm)).toBe('https://e.com?utm_campaign=platform');
    expect(track('https://e.com', utm, 'spring')).toBe('https://e.com?utm_campaign=spring');
    expect(track('https://e.com', null, 'spring')).toBe('https://e.com?utm_campaign=spring');
    expect(track('https://e.com', utm, null)).toBe('https://e.com?utm_campaign=platform');
    const own = 'https://e.com?utm_campaign=own';
    expect(track(own, utm, 'spring')).toBe(own);
  });

  it('fills names into values, and leaves other braces alone', () => {
    const utm = { source: '{platform}', content: '{site}/{target} {locale} {other}' };
    expect(track('https://e.com', utm)).toBe(
      'https://e.com?utm_source=x&utm_content=main%2FOur%20page%20pt-BR%20%7Bother%7D'
    );
  });

  it('leaves out a value that comes to nothing', () => {
    const names = { ...NAMES, locale: '' };
    expect(trackedLink({ url: 'https://e.com', utm: { term: '{locale}' }, names })).toBe(
      'https://e.com'
    );
  });

  it('is not fooled by ids that every object has', () => {
    const names = { ...NAMES, platform: 'constructor' };
    const utm = { source: 'a', platforms: { x: { source: 'b' } } };
    expect(trackedLink({ url: 'https://e.com', utm, names })).toBe('https://e.com?utm_source=a');
  });

  it('adds each parameter once, keeps the rest byte for byte, and never throws', () => {
    const utm = { source: 'a\uD800{target}', medium: 'b', campaign: 'c' };
    const part = fc.stringMatching(/^[^#?]*$/);
    fc.assert(
      fc.property(part, part, fc.string(), fc.string(), (path, query, fragment, target) => {
        const url = `https://e.com/${path}?${query}#${fragment}`;
        const names = { ...NAMES, target };
        const tracked = trackedLink({ url, utm, names });
        expect(tracked.startsWith(`https://e.com/${path}?${query}`)).toBe(true);
        expect(tracked.endsWith(`#${fragment}`)).toBe(true);
        expect(trackedLink({ url: tracked, utm, names })).toBe(tracked);
      })
    );
  });
});
