import fc from 'fast-check';

import { decodePage } from '../../../../server/src/services/link-cards/decode-page';
import { pageFactsOf, type PageFacts } from '../../../../server/src/services/link-cards/page-facts';
import { cleanText } from '../../../../server/src/services/adaptation/clean-text';
import { pageAddress, webAddress } from '../../../../server/src/services/link-cards/web-address';
import { cpuMs } from '../../../cpu-time';

const BASE = 'https://harbour.example/blog/post/';
const facts = (head: string): PageFacts => pageFactsOf(`<html><head>${head}</head></html>`, BASE);
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;

describe('page facts', () => {
  it('reads everything that platforms read', () => {
    const page = pageFactsOf(
      `<!doctype html><html lang="pt-BR"><head>
        <title>Tide
          tables</title>
        <meta name="description" content="When the water comes.">
        <link rel="alternate canonical" href="/blog/tides">
        <meta name="robots" content="noindex, follow">
        ${meta('og:title', 'Tide tables &amp; more')}
        ${meta('og:description', 'High and low')}
        ${meta('og:url', '/blog/tides')}
        ${meta('og:site_name', 'Harbour Light Weekly')}
        ${meta('og:type', 'article')}
        ${meta('og:image', '../tide.jpg')}
        ${meta('og:image:width', '1200')}
        ${meta('og:image:height', '630 px')}
        ${meta('og:image:alt', 'A &quot;tide&quot;')}
        <meta name="twitter:card" content="Summary_Large_Image">
        <meta name="twitter:title" content="Tides">
        <meta name="twitter:description" content="For X">
        <meta name="twitter:image" content="//cdn.harbour.example/x.png">
      </head><body></body></html>`,
      BASE
    );
    expect(page).toEqual({
      openGraph: {
        title: 'Tide tables & more',
        description: 'High and low',
        siteName: 'Harbour Light Weekly',
        type: 'article',
        url: 'https://harbour.example/blog/tides',
        image: {
          url: 'https://harbour.example/blog/tide.jpg',
          width: 1200,
          height: 630,
          alt: 'A "tide"',
        },
      },
      twitter: {
        card: 'summary_large_image',
        title: 'Tides',
        description: 'For X',
        image: 'https://cdn.harbour.example/x.png',
      },
      title: 'Tide tables',
      description: 'When the water comes.',
      canonicalUrl: 'https://harbour.example/blog/tides',
      language: 'pt-BR',
      isNoindex: true,
    });
  });

  it('finds nothing in an empty page', () => {
    expect(pageFactsOf('', BASE)).toMatchObject({
      openGraph: { title: '', image: null, url: null },
      twitter: { card: '', image: null },
      title: '',
      canonicalUrl: null,
      language: null,
      isNoindex: false,
    });
  });

  it('takes names in either attribute and any case, and the first that says something', () => {
    const page = facts(
      `<META NAME=" OG:Title " CONTENT="  "><meta name="og:title" content="One">${meta('og:title', 'Two')}`
    );
    expect(page.openGraph.title).toBe('One');
  });

  it.each([
    ['javascript:alert(1)', null],
    ['data:image/png;base64,AAAA', null],
    ['ftp://harbour.example/a.png', null],
    ['https://user:secret@harbour.example/a.png', null],
    ['//[broken', null],
    [`https://harbour.example/${'a'.repeat(3000)}`, null],
    ['cover.png', 'https://harbour.example/blog/post/cover.png'],
    ['https://harbour.example/a b.png?x=1&amp;y=2', 'https://harbour.example/a%20b.png?x=1&y=2'],
  ])('takes only web addresses: %.40s', (address, expected) => {
    expect(facts(meta('og:image', address)).openGraph.image?.url ?? null).toBe(expected);
    expect(facts(meta('twitter:image', address)).twitter.image).toBe(expected);
    expect(facts(`<link rel=canonical href="${address}">`).canonicalUrl).toBe(expected);
  });

  it('takes the first usable picture, with what is said of that one', () => {
    const { image } = facts(
      meta('og:image:width', '5') +
        meta('og:image', 'javascript:void(0)') +
        meta('og:image:width', '10') +
        meta('og:image', 'blob:nowhere') +
        meta('og:image:secure_url', '/second.jpg') +
        meta('og:image:width', '20') +
        meta('og:image:height', 'tall') +
        meta('og:image', '/third.jpg')
    ).openGraph;
    expect(image).toEqual({
      url: 'https://harbour.example/second.jpg',
      width: 20,
      height: null,
      alt: '',
    });
  });

  it('takes a picture that is named by og:image:url only', () => {
    const { image } = facts(meta('og:image:url', '/a.jpg')).openGraph;
    expect(image?.url).toBe('https://harbour.example/a.jpg');
  });

  it('stops at the end of the head and at the body', () => {
    const late = meta('og:title', 'Too late');
    expect(pageFactsOf(`<head></head>${late}`, BASE).openGraph.title).toBe('');
    expect(pageFactsOf(`<body>${late}`, BASE).openGraph.title).toBe('');
    expect(pageFactsOf(`<div>${late}</div>`, BASE).openGraph.title).toBe('Too late');
  });

  it('reads no tags out of scripts, comments, styles and titles', () => {
    const inner = meta('og:title', 'Hidden');
    const page = facts(
      `<script>${inner}</script><!-- ${inner} --><style>${inner}</style><title>${inner}</title>`
    );
    expect(page.openGraph.title).toBe('');
    expect(page.title).toContain('Hidden');
  });

  it('takes the first title only, and no entity out of it that is none', () => {
    expect(facts('<title>A &amp; B &#x1F6A2; &bogus; &#xD800;</title><title>C</title>').title).toBe(
      'A & B 🚢 &bogus;'
    );
  });

  it('cleans texts of control characters and of marks that turn our own page around', () => {
    const page = facts(
      meta('og:title', 'مرحبا \u202Eevil\u2066&#8;&#x202e; \u0007 &#13;&#10;end\uD800')
    );
    expect(page.openGraph.title).toBe('مرحبا evil end');
  });

  it('clips titles at 300 and descriptions at 1000 graphemes, never inside one', () => {
    const family = '👨‍👩‍👧‍👦';
    const page = facts(
      meta('og:title', family.repeat(400)) + meta('og:description', 'x'.repeat(5000))
    );
    expect(page.openGraph.title).toBe(`${family.repeat(299)}…`);
    expect(page.openGraph.description).toBe(`${'x'.repeat(999)}…`);
  });

  it.each(['de', 'zh-Hant-TW'])('takes the language %s', (lang) => {
    expect(pageFactsOf(`<html lang=" ${lang} ">`, BASE).language).toBe(lang);
  });

  it.each(['', 'german', 'de_DE', '<script>', 'x'.repeat(10_000)])('leaves out %.20s', (lang) => {
    expect(pageFactsOf(`<html lang="${lang}">`, BASE).language).toBeNull();
  });

  const MiB = 1024 * 1024;
  it.each([
    ['unclosed tags', '<b>'.repeat((10 * MiB) / 3)],
    ['deeply nested lists and ends that fit nothing', '<ul><li></a>'.repeat(MiB)],
    ['open comments', '<!--'.repeat(2 * MiB)],
    ['an endless attribute', `<meta content="${'a'.repeat(10 * MiB)}`],
    ['many attributes', `<meta ${'a=1 b=2 __proto__=3 '.repeat(MiB / 4)}>`],
    ['many metas', meta('og:image', 'x:').repeat(200_000)],
    ['half entities', `<title>${'&#x'.repeat(3 * MiB)}`],
    ['entities', `<title>${'&amp;'.repeat(2 * MiB)}`],
    ['less-than signs', '<'.repeat(10 * MiB)],
    ['nested svg', '<svg><title>'.repeat(MiB)],
    ['spaces', `<meta property="og:title" content="${' '.repeat(500_000)}">`],
    ['one letter with marks without end', `<title>a${'\u0301'.repeat(10 * MiB)}`],
    ['closed paragraphs', '</p>'.repeat(2 * MiB)],
  ])('is done soon with 10 MB of %s', async (_, html) => {
    const took = await cpuMs(() => {
      const page = pageFactsOf(html, BASE);
      expect(page.title.length).toBeLessThan(10_000);
      expect(page.openGraph.image).toBeNull();
    });
    expect(took).toBeLessThan(1500);
  });

  it('is total, and its texts are well-formed, short and of one line', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom('<meta property="og:title" content="', '">', '<title>', '</title>', '&#'),
      fc.constantFrom('<head>', '<meta name=description content=', '\uD83D', '\u0000', '<![CDATA[')
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const page = pageFactsOf(pieces.join(''), BASE);
        for (const text of [page.title, page.description, page.openGraph.title]) {
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/[\p{Cc}]/u);
          expect(text.length).toBeLessThanOrEqual(1000 * 32);
        }
      })
    );
  });
});

describe('clean text', () => {
  it('counts as people do, and leaves what fits to the letter', () => {
    expect(cleanText('👨‍👩‍👧 abc', 5)).toBe('👨‍👩‍👧 abc');
    expect(cleanText('👨‍👩‍👧 abcd', 5)).toBe('👨‍👩‍👧 ab…');
    expect(cleanText('أهلا وسهلا', 10)).toBe('أهلا وسهلا');
  });

  it('is bounded where nothing can be counted', () => {
    expect(cleanText(`a${'\u0301'.repeat(1_000_000)}`, 10).length).toBeLessThan(400);
  });
});

describe('decoding', () => {
  const latin = Buffer.from('<title>Café</title>', 'latin1');
  const utf8 = Buffer.from('<title>Café</title>');

  it.each([
    ['the header', latin, 'text/html; charset="ISO-8859-1"'],
    ['nothing, as it is no UTF-8', latin, 'text/html'],
    ['an unknown name', latin, 'text/html; charset=klingon'],
    ['nothing', utf8, ''],
    [
      'a byte order mark against the header',
      Buffer.from('\uFEFF<title>Café</title>'),
      'text/html;charset=latin1',
    ],
    ['a UTF-16 mark', Buffer.from('\uFEFF<title>Café</title>', 'utf16le'), 'text/html'],
    ['a meta tag', Buffer.from('<meta charset=windows-1252><title>Café</title>', 'latin1'), ''],
    [
      'an old meta tag',
      Buffer.from(
        '<meta http-equiv="Content-Type" content="text/html; charset=latin1"><title>Café</title>',
        'latin1'
      ),
      'text/html',
    ],
    [
      'a meta tag that cannot be right',
      Buffer.from('<meta charset=utf-16le><title>Café</title>'),
      '',
    ],
  ])('goes by %s', (_, bytes, contentType) => {
    expect(decodePage(bytes, contentType)).toContain('<title>Café</title>');
  });

  it('reads Cyrillic by its charset', () => {
    const bytes = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect(decodePage(bytes, 'text/html; charset=windows-1251')).toBe('Привет');
  });

  it('drops half a character at the cut end instead of taking the page for another charset', () => {
    expect(decodePage(Buffer.from('naïve 🚢').subarray(0, -2), 'text/html')).toBe('naïve ');
  });
});

describe('addresses', () => {
  it.each([
    ['https://h.example/a?utm_source=x&b=1%20c&utm_campaign=y#top', 'https://h.example/a?b=1%20c'],
    ['https://h.example/a?UTM_Source=x', 'https://h.example/a'],
    ['https://h.example/a?q=utm_source', 'https://h.example/a?q=utm_source'],
    ['https://h.example/ä', 'https://h.example/%C3%A4'],
    ['javascript:alert(1)', null],
    ['/relative', null],
    ['', null],
  ])('looks for the page behind %s', (link, expected) => {
    expect(pageAddress(link)).toBe(expected);
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.webUrl(), (raw, base) => {
        const address = webAddress(raw, base);
        if (address !== null) expect(address).toMatch(/^https?:\/\/[^/]/);
      })
    );
  });
});
