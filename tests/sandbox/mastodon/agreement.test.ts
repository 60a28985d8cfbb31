import fc from 'fast-check';

import { mastodonDescriptor } from '../../../server/src/platforms/mastodon';
import { countedLength, textProblems } from '../../../sandbox/src/mastodon/status-text';
import { generatedPost } from '../../platform-kit/generated-posts';
import { post, startUnder, type Under } from './adapter-for-test';

const LIMIT = mastodonDescriptor.text.limit;
const SEED = 20_261_122;

let under: Under;
beforeAll(async () => {
  under = await startUnder();
  under.mastodon.act('configure', { statusesPer3Hours: 1000, callsPer5Min: 1000 });
});
afterAll(() => under.close());

/** What the adapter says of a text before anything is sent. */
const isValid = (text: string, options = {}): boolean =>
  under.adapter.check({ ...under.request(post(text)), options }).length === 0;

/** What the sandbox's own rules say of it. */
const isAccepted = (text: string, spoilerText = ''): boolean =>
  textProblems({
    ...{ text, spoilerText, hasMedia: false },
    ...{ maxCharacters: LIMIT, charactersReservedPerUrl: 23 },
  }).length === 0;

describe('adapter and sandbox, counting independently, agree', () => {
  it('about 5,000 texts, of which many are too long', () => {
    const texts = fc.sample(generatedPost(LIMIT), { numRuns: 5000, seed: SEED });
    const accepted = new Set(texts.filter((text) => isAccepted(text)));
    expect(texts.filter((text) => isValid(text) !== accepted.has(text))).toEqual([]);
    const tooLong = texts.filter((text) => !accepted.has(text)).length;
    expect(tooLong).toBeGreaterThan(300);
    expect(tooLong).toBeLessThan(4000);
  });

  it('about 300 texts below a content warning', () => {
    const texts = fc.sample(generatedPost(LIMIT - 40), { numRuns: 300, seed: SEED + 1 });
    const contentWarning = 'Spoilers 👨‍👩‍👧‍👦 of https://example.com/the-last-page';
    const parted = texts.filter(
      (text) => isValid(text, { contentWarning }) !== isAccepted(text, contentWarning)
    );
    expect(parted).toEqual([]);
  });

  it('about the length of 5,000 heaps of what links and mentions are made of', () => {
    const bits = [
      ...[
        'https://',
        'http://',
        'HTTPS://',
        'example',
        'com',
        'co.uk',
        '.',
        '.',
        '/',
        '?',
        '#',
        '@',
      ],
      ...['-', '_', '(', ')', ':', '80', '=', '&', ' ', 'é', '灯', 'は', '👍🏽', '\u0301', ',', '!'],
      ...[
        'xn--',
        'p1ai',
        '@ana',
        '@ana@lights.example',
        'example.com/',
        '「',
        '\u00a0',
        '\u3000',
        '%20',
      ],
    ];
    const heaps = fc.array(fc.constantFrom(...bits), { maxLength: 14 });
    fc.assert(
      fc.property(heaps, (heap) => {
        const text = heap.join('');
        const draft = { text, spoilerText: '', hasMedia: false, maxCharacters: LIMIT };
        expect(mastodonDescriptor.text.count(text)).toBe(
          countedLength({ ...draft, charactersReservedPerUrl: 23 })
        );
      }),
      { numRuns: 5_000, seed: SEED + 3 }
    );
  });

  it('about 100 texts that are really posted', async () => {
    const texts = fc.sample(generatedPost(LIMIT), { numRuns: 100, seed: SEED + 2 });
    const { accessToken } = under.who.credentials;
    for (const status of texts) {
      const answer = await under.mastodon.send('/api/v1/statuses', {
        method: 'POST',
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ status }),
      });
      expect([status, answer.status]).toEqual([status, isValid(status) ? 200 : 422]);
    }
  });
});
