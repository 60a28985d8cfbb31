import fc from 'fast-check';

import { facebookDescriptor } from '../../../server/src/platforms/facebook';
import { messageProblem, saysNothing } from '../../../sandbox/src/facebook/publishing/message-rule';
import { generatedPost } from '../../platform-kit/generated-posts';

import { startAdapter, type AdapterForTest } from './adapter-for-test';

const SEED = 20_261_122;
const { limit } = facebookDescriptor.text;

let test: AdapterForTest;
beforeAll(async () => {
  test = await startAdapter();
  test.facebook.act('configure', { pageCallsPerDay: 1_000_000 });
});
afterAll(() => test.close());

const isValidHere = (text: string): boolean =>
  test.adapter.check(test.request({ text })).length === 0;

const isValidThere = (text: string): boolean => !saysNothing(text) && messageProblem(text) === null;

/** Over the wire, by a client of its own. */
const isAccepted = async (text: string): Promise<boolean> => {
  const answer = await test.facebook.get(`/v26.0/${test.account.id}/feed`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${test.credentials.accessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ message: text }),
  });
  return answer.status === 200;
};

describe('what the adapter calls valid and what Facebook takes', () => {
  it('is the same for 5,000 texts', () => {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(generatedPost(limit), (text) => {
        const isValid = isValidHere(text);
        seen[isValid ? 'valid' : 'invalid'] += 1;
        return isValid === isValidThere(text);
      }),
      { numRuns: 5_000, seed: SEED }
    );
    // Both sides of the limit were met.
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(500);
  });

  it('is the same for 100 of them over the wire', async () => {
    const texts = fc.sample(generatedPost(limit), { numRuns: 100, seed: SEED });
    for (const [place, text] of texts.entries()) {
      // Consecutive twins are another matter.
      if (text === texts[place - 1]) continue;
      expect([text.slice(0, 40), await isAccepted(text)]).toEqual([
        text.slice(0, 40),
        isValidHere(text),
      ]);
    }
  });

  it.each([
    ['exactly the limit', 'x'.repeat(limit), true],
    ['one more', 'x'.repeat(limit + 1), false],
    ['pairs up to the limit', '👍'.repeat(limit / 2), true],
    ['a pair beyond it', `x${'👍'.repeat(limit / 2)}`, false],
    ['spaces alone', ' \u00a0\n\u3000\ufeff', false],
    ['half a pair', 'a\ud800b', false],
    ['a null byte', 'a\u0000b', false],
    ['a million signs', 'x'.repeat(1_000_000), false],
  ])('is the same for %s', (_, text, isValid) => {
    expect([isValidHere(text), isValidThere(text)]).toEqual([isValid, isValid]);
  });
});
