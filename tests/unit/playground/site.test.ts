import { articlePage } from '../../../playground/src/api/site/html/article-page';
import { blocksHtml } from '../../../playground/src/api/site/html/blocks-html';
import { indexPage } from '../../../playground/src/api/site/html/index-page';
import type { PublishedArticle } from '../../../playground/src/api/site/published-article';

const siteUrl = 'http://127.0.0.1:1337';

const anArticle = (parts: Partial<PublishedArticle> = {}): PublishedArticle => ({
  locale: 'en',
  slug: 'the-gull',
  title: 'The gull',
  excerpt: 'She waits.',
  author: 'Mara Tidewell',
  publishedAt: '2026-11-22T10:00:00.000Z',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: 'At noon.' }] }],
  cover: { url: '/uploads/gull.jpg', alternativeText: 'A gull', width: 1600, height: 900 },
  gallery: [],
  tags: [{ name: 'gulls' }],
  ...parts,
});

describe('the page of an article', () => {
  it('carries Open Graph tags with absolute addresses', () => {
    const html = articlePage(anArticle(), siteUrl);
    expect(html).toContain('<meta property="og:title" content="The gull">');
    expect(html).toContain('<meta property="og:description" content="She waits.">');
    expect(html).toContain(
      '<meta property="og:image" content="http://127.0.0.1:1337/uploads/gull.jpg">'
    );
    expect(html).toContain(
      '<meta property="og:url" content="http://127.0.0.1:1337/en/articles/the-gull">'
    );
  });

  it('keeps the address of a picture that is stored elsewhere', () => {
    const cover = { url: 'https://cdn.example.com/gull.jpg' };
    expect(articlePage(anArticle({ cover }), siteUrl)).toContain(
      'og:image" content="https://cdn.example.com/gull.jpg"'
    );
  });

  it('leaves og:image and og:description out when there is neither picture nor excerpt', () => {
    const html = articlePage(anArticle({ cover: null, gallery: [], excerpt: '' }), siteUrl);
    expect(html).not.toContain('og:image');
    expect(html).not.toContain('og:description');
  });

  it('escapes each text and attribute that an author can write', () => {
    const trap = `"><script>alert('x')</script>&`;
    const html = articlePage(
      anArticle({
        title: trap,
        excerpt: trap,
        author: trap,
        cover: { url: `/uploads/${trap}`, alternativeText: trap },
        gallery: [{ url: trap, alternativeText: trap }],
        tags: [{ name: trap }],
        body: [{ type: 'paragraph', children: [{ type: 'text', text: trap, code: true }] }],
      }),
      siteUrl
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;');
  });

  it.each([
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['ja', 'ltr'],
    ['pt-BR', 'ltr'],
  ])('has the direction of %s: %s', (locale, direction) => {
    const html = articlePage(anArticle({ locale }), siteUrl);
    expect(html).toContain(`<html lang="${locale}" dir="${direction}">`);
  });
});

describe('the body of an article', () => {
  it('does not turn a script address into a link', () => {
    const children = [{ type: 'text' as const, text: 'click' }];
    const html = blocksHtml([
      { type: 'paragraph', children: [{ type: 'link', url: 'javascript:alert(1)', children }] },
      {
        type: 'paragraph',
        children: [{ type: 'link', url: 'https://example.com/?a&b', children }],
      },
    ]);
    expect(html).toBe('<p>click</p>\n<p><a href="https://example.com/?a&amp;b">click</a></p>');
  });

  it('keeps one h1 on the page and nests lists', () => {
    const item = (text: string) => ({
      type: 'list-item' as const,
      children: [{ type: 'text' as const, text }],
    });
    const html = blocksHtml([
      { type: 'heading', level: 1, children: [{ type: 'text', text: 'Tide', bold: true }] },
      {
        type: 'list',
        format: 'ordered',
        children: [item('in'), { type: 'list', format: 'unordered', children: [item('out')] }],
      },
    ]);
    expect(html).toBe('<h2><strong>Tide</strong></h2>\n<ol><li>in</li><ul><li>out</li></ul></ol>');
  });
});

describe('the index', () => {
  it('links each article in its own language and direction', () => {
    const html = indexPage([anArticle({ locale: 'he', slug: 'mikhtav', title: 'מכתב' })], siteUrl);
    expect(html).toContain('<li lang="he" dir="rtl">');
    expect(html).toContain('<a href="/he/articles/mikhtav">מכתב</a>');
  });

  it('says so when nothing is published', () => {
    expect(indexPage([], siteUrl)).toContain('Nothing is published yet.');
  });
});
