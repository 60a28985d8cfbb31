import fc from 'fast-check';

import { BUILT_IN_PLATFORMS } from '../../../../server/src/platforms/registry';
import { findSpans } from '../../../../server/src/platforms/bluesky/facet-spans';
import { fitText, type TextPieces } from '../../../../server/src/services/adaptation/fit-text';
import { createThreadSplitter } from '../../../../server/src/services/adaptation/split-thread';
import { shorten } from '../../../../server/src/services/adaptation/shorten';
import {
  SHORT_WORDING,
  THREAD_WORDING,
} from '../../../../server/src/services/adaptation/default-wordings';
import type { TemplateValues, Wording } from '../../../../server/src/services/adaptation/wording';
import { generatedPost } from '../../../platform-kit/generated-posts';

const LINK = 'https://harbour-light.example/en/articles/winter-light?utm_source=x#top';

const VALUES: TemplateValues = {
  ...{ title: '', summary: '', body: '', link: LINK, hashtags: [], tags: [], author: '' },
  ...{ locale: 'en', language: 'en', sets: {}, entry: {} },
  site: { name: 'Harbour Light Weekly', timezone: 'UTC' },
  platform: { id: 'x', label: 'X' },
  account: { handle: 'harbourlight', name: 'Harbour Light' },
};

const wordBy =
  ({ render }: Wording) =>
  (pieces: TextPieces): string =>
    render({ ...VALUES, ...pieces });

const platforms = BUILT_IN_PLATFORMS.map(({ descriptor }) => descriptor);

/** An entry whose texts are around a post's length, wherever that is. */
const generatedEntry = fc.record({
  title: generatedPost(60),
  summary: generatedPost(280),
  body: fc.array(generatedPost(500), { maxLength: 5 }).map((texts) => texts.join('\n\n')),
  hashtags: fc.subarray(['#Winter', '#Harbour', '#灯台', '#منارة', '#SlowFood']),
});

const language = fc.constantFrom(null, 'en', 'de', 'ja', 'th', 'ar');

describe.each(platforms)('fitting for $label', ({ text: { count, limit } }) => {
  // A short limit too, so that every platform has something to shorten.
  const limits = fc.constantFrom(limit, Math.min(limit, 300), Math.min(limit, 150));

  it('fits, holds the link whole and is well-formed', () => {
    fc.assert(
      fc.property(generatedEntry, language, limits, (pieces, tag, most) => {
        const { text, hashtags, lost } = fitText({
          ...{ pieces, word: wordBy(SHORT_WORDING), fits: (words) => count(words) <= most },
          ...{ maxUnits: most, protectedTexts: [LINK], language: tag },
        });
        expect(count(text)).toBeLessThanOrEqual(most);
        expect(lost).toEqual([]);
        expect(text.split(/\s+/)).toContain(LINK);
        expect(text.isWellFormed()).toBe(true);
        for (const hashtag of hashtags) expect(text).toContain(hashtag);
      }),
      { numRuns: 40 }
    );
  });

  it('makes threads whose parts fit and hold the link whole', () => {
    fc.assert(
      fc.property(generatedEntry, language, fc.boolean(), (pieces, tag, numbering) => {
        const most = Math.min(limit, 500);
        const split = createThreadSplitter({
          ...{ count, limit: most, maxParts: 6, numbering },
          ...{ language: tag, protectedTexts: [LINK] },
        });
        const { text, lost } = fitText({
          ...{ pieces, word: wordBy(THREAD_WORDING), fits: (words) => split(words) !== null },
          ...{ maxUnits: most * 6, protectedTexts: [LINK], language: tag },
        });
        const parts = split(text) ?? [];
        expect(parts.length).toBeGreaterThan(0);
        expect(lost).toEqual([]);
        expect(parts.some((part) => part.split(/\s+/).includes(LINK))).toBe(true);
        for (const part of parts) {
          expect(count(part)).toBeLessThanOrEqual(most);
          expect(part.trim()).not.toBe('');
          expect(part.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 15 }
    );
  });
});

describe('what platforms link', () => {
  it.each(['example.com👍👍', '@keeper.example👍👍', 'example.com— —'])(
    'does not become of %s what it was not',
    (glued) => {
      const text = `${glued} ${'harbour '.repeat(40)}`;
      for (let limit = 5; limit < 40; limit += 1) {
        const names = namesIn(shorten(text, (cut) => cut.length <= limit, null));
        expect(namesIn(text)).toEqual(expect.arrayContaining(names));
      }
    }
  );

  it('is never cut, and swallows nothing that was added', () => {
    fc.assert(
      fc.property(generatedPost(300), fc.integer({ min: 20, max: 300 }), (text, limit) => {
        const cut = shorten(text, (candidate) => candidate.length <= limit, null);
        const known = new Set(namesIn(text));
        for (const name of namesIn(cut)) expect(known).toContain(name);
      }),
      { numRuns: 600 }
    );
  });
});

/** As Bluesky finds them. */
const namesIn = (text: string): string[] =>
  findSpans(text).map(({ start, end }) => text.slice(start, end));
