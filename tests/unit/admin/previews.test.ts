import fc from 'fast-check';

import { lookOf } from '../../../admin/src/previews/looks/look-of';
import { textView } from '../../../admin/src/previews/text/text-view';
import { segmentsOf } from '../../../admin/src/previews/text/segments-of';
import { cpuMs } from '../../cpu-time';
import {
  aPart,
  aPost,
  drawn,
  heardIn,
  marksIn,
  pictures,
  PLATFORM_IDS,
  textsIn,
} from './previews-gallery';

const LONG = 'The lighthouse of Westhaven opens its door again on Sunday. '.repeat(40).trim();
const RUNS = { numRuns: 60 };

/** Words, signs, scripts and line ends as people write them; no links, which some shorten. */
const words = fc
  .array(
    fc.constantFrom(
      ...['Harbour', 'café', '<b>', '&amp;', '"quoted"', "it's", '🦀', '👩‍👩‍👧', '🇳🇴', '港の灯台'],
      ...['مرحبا', 'שלום', '\n', '\n\n', '  ', 'a_b', '$TIDE', '50%', '日本語のとても長い文', '—']
    ),
    { maxLength: 60 }
  )
  .map((pieces) => pieces.join(' '));

const tagged = fc
  .array(fc.constantFrom('Harbour', '#tide', '@harbour_light', '\n', '#日本', 'x@y', '@'), {
    maxLength: 30,
  })
  .map((pieces) => pieces.join(' '));

describe.each(PLATFORM_IDS)('the preview of %s', (platform) => {
  const unfolded = (text: string) =>
    segmentsOf({ platform, options: {}, text, overflowAt: null })
      .map(({ shown }) => shown)
      .join('');

  it('shows exactly the words of the post, once', () => {
    fc.assert(
      fc.property(words, (text) => {
        // What is too long is not folded: then all of it is in sight.
        const target = aPost(platform, { parts: [aPart(text, { overflowAt: text.length })] });
        const seen = textsIn(drawn(target));
        expect(seen).toEqual(text === '' || isNothing(platform, text) ? [] : [text]);
      }),
      RUNS
    );
  });

  it('loses no letter of tags and mentions but those that the platform takes away', () => {
    fc.assert(
      fc.property(tagged, (text) => {
        const segments = segmentsOf({ platform, options: {}, text, overflowAt: null });
        expect(segments.map(({ raw }) => raw).join('')).toBe(text);
        const expected = platform === 'threads' ? withoutTopicSign(text) : text;
        expect(unfolded(text)).toBe(expected);
      }),
      RUNS
    );
  });

  it('folds a long text and shows its beginning, letter by letter', () => {
    const target = aPost(platform, { parts: [aPart(LONG)] });
    const html = drawn(target, { width: 'phone' });
    const [seen = ''] = textsIn(html);
    expect(LONG.startsWith(seen)).toBe(true);
    expect(seen.length).toBeGreaterThan(40);
    expect(seen.length).toBeLessThan(LONG.length);
    expect(html.match(/<button/gu)).toHaveLength(1);
  });

  it('never folds what is too long, and marks its end in place', () => {
    const target = aPost(platform, {
      parts: [aPart(LONG, { count: LONG.length, overflowAt: 280 })],
    });
    const html = drawn(target, { width: 'phone' });
    expect(textsIn(html)).toEqual([LONG]);
    expect(marksIn(html)).toBe(LONG.slice(280));
    expect(html).toContain('What is marked is too much.');
  });

  it('marks emoji and CJK whole', () => {
    const text = `灯台${'🦀'.repeat(5)}終わり`;
    const html = drawn(aPost(platform, { parts: [aPart(text, { overflowAt: 4 })] }));
    expect(marksIn(html)).toBe(text.slice(4));
  });

  it('lets the text decide its direction, and says its language', () => {
    const html = drawn(aPost(platform, { language: 'ar', parts: [aPart('مرحبا بكم')] }));
    expect(html).toMatch(/<p dir="auto" lang="ar"[^>]*><span data-preview="text">مرحبا بكم/u);
  });

  it('reads alternative texts and hides decorations', () => {
    const target = aPost(platform, {
      parts: [aPart('Westhaven', { media: pictures(1) })],
      firstComment: 'More on our page',
    });
    const html = drawn(target);
    expect(html.match(/alt="A lighthouse at dawn"/gu)).toHaveLength(1);
    expect(heardIn(html)).not.toContain('ALT');
    expect(heardIn(html)).toContain('More on our page');
    for (const svg of html.match(/<svg[^>]*>/gu) ?? []) expect(svg).toContain('aria-hidden="true"');
  });

  it('invents no numbers and no verified sign', () => {
    const heard = heardIn(
      drawn(aPost(platform, { parts: [aPart('Words', { media: pictures(1) })] }))
    );
    expect(heard).not.toMatch(/\d/u);
    expect(heard.toLowerCase()).not.toContain('verified');
  });

  it('shows stories and reels on a whole screen, a story without words', () => {
    if (platform !== 'facebook' && platform !== 'instagram') return;
    const parts = [aPart('Words', { media: pictures(1) })];
    expect(textsIn(drawn(aPost(platform, { format: 'reel', parts })))).toEqual(['Words']);
    expect(textsIn(drawn(aPost(platform, { format: 'story', parts })))).toEqual([]);
  });
});

/** Platforms that say in place of blank words that there is nothing. */
const isNothing = (platform: string, text: string): boolean =>
  text.trim() === '' && !['instagram', 'tiktok'].includes(platform);

const withoutTopicSign = (text: string): string =>
  text.replace(/(?<=^|\s)#(?=(?:tide|日本)(?:\s|$))/u, '');

describe('links in previews', () => {
  const shown = (platform: string, text: string) =>
    segmentsOf({ platform, options: {}, text, overflowAt: null }).map(({ kind, shown: words }) => [
      kind,
      words,
    ]);
  const LINK = 'https://www.harbour.org/news/2026/09/lighthouse?utm_source=x';

  it('are shortened where X and Mastodon shorten them, and nowhere else', () => {
    expect(shown('x', LINK)).toEqual([['link', 'harbour.org/news/2026/09/l…']]);
    expect(shown('mastodon', LINK)).toEqual([['link', 'harbour.org/news/2026/09/light…']]);
    for (const platform of ['linkedin', 'facebook', 'threads', 'bluesky']) {
      expect(shown(platform, LINK)).toEqual([['link', LINK]]);
    }
    for (const platform of ['instagram', 'tiktok']) {
      expect(shown(platform, LINK)).toEqual([['text', LINK]]);
    }
  });

  it('are too much as a whole', () => {
    const segments = segmentsOf({
      ...{ platform: 'x', options: {}, text: `See ${LINK} now`, overflowAt: 10 },
    });
    expect(segments.map(({ isOver, raw }) => [isOver, raw])).toEqual([
      ...[
        [false, 'See '],
        [true, LINK],
      ],
      [true, ' now'],
    ]);
  });

  it('are no mention and no tag inside', () => {
    const text = 'https://harbour.org/@light#tower';
    for (const platform of PLATFORM_IDS.filter((id) => !['instagram', 'tiktok'].includes(id))) {
      expect(shown(platform, text).filter(([kind]) => kind !== 'link' && kind !== 'text')).toEqual(
        []
      );
    }
  });
});

describe('mentions and tags in previews', () => {
  it('stand on LinkedIn with the name alone', () => {
    const text = 'With @[Harbour Light](urn:li:organization:90214183) and #tide';
    const html = drawn(aPost('linkedin', { parts: [aPart(text)] }));
    expect(textsIn(html)).toEqual(['With Harbour Light and #tide']);
  });

  it('lose the first sign on Threads, unless a topic is chosen', () => {
    const parts = [aPart('Sunday #tide and #tower')];
    expect(textsIn(drawn(aPost('threads', { parts })))).toEqual(['Sunday tide and #tower']);
    const chosen = drawn(aPost('threads', { parts, options: { topicTag: 'Lighthouses' } }));
    expect(textsIn(chosen)).toEqual(['Sunday #tide and #tower']);
    expect(heardIn(chosen)).toContain('Lighthouses');
  });

  it('are found where a platform finds them', () => {
    const kinds = (platform: string, text: string) =>
      segmentsOf({ platform, options: {}, text, overflowAt: null })
        .filter(({ kind }) => kind !== 'text')
        .map(({ raw }) => raw);
    const text = '@light #tide $TIDE me@harbour.example #123';
    expect(kinds('x', text)).toEqual(['@light', '#tide', '$TIDE']);
    expect(kinds('instagram', text)).toEqual(['@light', '#tide']);
    expect(kinds('mastodon', '@light@tower.example #tide')).toEqual([
      '@light@tower.example',
      '#tide',
    ]);
    expect(kinds('bluesky', '@light.harbour.example #tide')).toEqual([
      ...['@light.harbour.example', '#tide'],
    ]);
  });

  it('take no square of the time', async () => {
    const text = '#tide @light https://harbour.example/a '.repeat(2_000).slice(0, 63_000);
    const took = await cpuMs(() =>
      textView({
        ...{ platform: 'facebook', options: {}, text, overflowAt: null },
        ...{ fold: lookOf('facebook').fold, width: 'desktop' },
      })
    );
    expect(took).toBeLessThan(1_000);
  });
});

describe('a post in parts', () => {
  const parts = ['One 1/3', 'Two 2/3', 'Three 3/3'].map((text) => aPart(text));

  it.each(['x', 'bluesky', 'mastodon', 'threads'])('is a list bound by lines on %s', (platform) => {
    const html = drawn(aPost(platform, { parts }));
    expect(textsIn(html)).toEqual(['One 1/3', 'Two 2/3', 'Three 3/3']);
    expect(html.match(/<li\b/gu)).toHaveLength(3);
  });
});

describe('options that people see', () => {
  const heard = (platform: string, options: Record<string, unknown>, media = pictures(1)) =>
    heardIn(drawn(aPost(platform, { options, parts: [aPart('Words', { media })] })));

  it('are labels, and who can see or answer', () => {
    expect(heard('x', { madeWithAi: true, replySettings: 'following' })).toMatch(
      /Made with AI Only accounts you follow can reply/u
    );
    expect(heard('tiktok', { disclosesContent: true, isBrandedContent: true })).toContain(
      'Paid partnership'
    );
    expect(heard('tiktok', { isBrandedContent: true })).not.toContain('Paid partnership');
    expect(heard('mastodon', { visibility: 'private' })).toContain('Only followers see it');
    expect(heard('x', { madeWithAi: 'yes', replySettings: 7 })).not.toMatch(/AI|reply/u);
  });

  it('hide the files of sensitive posts', () => {
    for (const [platform, options] of [
      ['mastodon', { sensitive: true }],
      ['threads', { spoilerMedia: true }],
      ['bluesky', { labels: ['graphic-media'] }],
    ] as const) {
      const html = drawn(
        aPost(platform, { options, parts: [aPart('Words', { media: pictures(2) })] })
      );
      expect(html).not.toContain('<img');
      expect(heardIn(html)).toContain('Marked as sensitive');
    }
  });

  it('hide a post behind its content warning', () => {
    const post = aPost('mastodon', {
      options: { contentWarning: 'Storm' },
      parts: [aPart('Words')],
    });
    expect(textsIn(drawn(post))).toEqual([]);
    expect(heardIn(drawn(post))).toContain('Storm Show more');
  });

  it('hide words on Threads', () => {
    const options = { spoilers: ['the keeper'] };
    const html = drawn(aPost('threads', { options, parts: [aPart('It was the keeper.')] }));
    expect(heardIn(html)).toContain('It was Hidden words .');
  });

  it.each([
    ['x', { poll: { choices: ['Yes', 'No'] } }],
    ['linkedin', { poll: { question: 'Open?', options: ['Yes', 'No'] } }],
    ['mastodon', { poll: { choices: ['Yes', 'No'], multiple: true } }],
    ['threads', { poll: ['Yes', 'No'] }],
  ])('are polls on %s', (platform, options) => {
    expect(heard(platform, options, [])).toMatch(/Yes No Poll/u);
  });
});
