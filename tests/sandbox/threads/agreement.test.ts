import fc from 'fast-check';

import type { PostContent } from '../../../server/src/platforms/contract';
import { countThreadsCharacters } from '../../../server/src/platforms/threads/text';
import { lengthOf, textPostRefusal } from '../../../sandbox/src/threads/text-rules';
import { generatedPost } from '../../platform-kit/generated-posts';
import { startAdapter, type AdapterForTest } from './adapter-for-test';

const SEED = 20261122;
const TEXTS = fc.sample(generatedPost(500), { numRuns: 5_000, seed: SEED });

/** Why Threads would refuse each; null: it would not. */
const REFUSALS = TEXTS.map((text) => textPostRefusal({ text, linkAttachment: null }));

let test: AdapterForTest;
beforeAll(async () => {
  test = await startAdapter();
});
afterAll(() => test.close());

const contentOf = (text: string): PostContent => ({
  format: 'feed',
  parts: [{ text, media: [] }],
  card: null,
  language: null,
});

const isValid = (text: string): boolean =>
  test.adapter.check({ account: test.account, content: contentOf(text), options: {} }).length === 0;

describe('5,000 generated posts', () => {
  it('are near the limit on both sides', () => {
    expect(REFUSALS.filter((refusal) => refusal === null).length).toBeGreaterThan(1_000);
    expect(REFUSALS.filter((refusal) => refusal?.includes('500')).length).toBeGreaterThan(500);
  });

  it('count the same on both sides', () => {
    const differing = TEXTS.filter((text) => countThreadsCharacters(text) !== lengthOf(text));
    expect(differing).toEqual([]);
  });

  it('are valid for the adapter exactly when Threads takes them', () => {
    const differing = TEXTS.filter((text, place) => isValid(text) !== (REFUSALS[place] === null));
    expect(differing).toEqual([]);
  });

  it('a hundred of them agree over HTTP', async () => {
    const differing: string[] = [];
    for (const text of TEXTS.slice(0, 100)) {
      const body = new URLSearchParams({
        ...{ media_type: 'TEXT', text },
        access_token: test.credentials.accessToken,
      });
      const { status } = await test.threads.send('/v1.0/me/threads', { method: 'POST', body });
      if (isValid(text) !== (status === 200)) differing.push(text);
    }
    expect(differing).toEqual([]);
  });
});

describe('posts full of links', () => {
  const links = fc.constantFrom(
    ...[
      'https://a.example',
      'HTTPS://b.example/x.',
      '(http://c.example)',
      'https://d.example/é?q=1#f',
    ],
    ...[
      '"https://e.example/"',
      'https://f.example…',
      'xhttps://g.example',
      'https://',
      'http://h.example>',
    ],
    ...[
      'https://i.example/a_(b)',
      'www.j.example',
      'https://k.examplehttps://l.example',
      '://m',
      'İhttps://n.example',
    ]
  );

  it('are refused for the same number of different links', () => {
    const seen = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.array(links, { maxLength: 12 }),
        fc.constantFrom(' ', '\n', ''),
        (all, gap) => {
          const text = `Links: ${all.join(gap)}`;
          const isTaken = textPostRefusal({ text, linkAttachment: null }) === null;
          seen.add(isTaken);
          expect(isValid(text)).toBe(isTaken);
        }
      ),
      { seed: SEED, numRuns: 1_000 }
    );
    expect(seen.size).toBe(2);
  });
});

describe('any text at all', () => {
  it.each(['grapheme', 'binary', 'binary-ascii'] as const)('counts the same (%s)', (unit) => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(countThreadsCharacters(text)).toBe(lengthOf(text));
      }),
      { seed: SEED, numRuns: 2_000 }
    );
  });
});
