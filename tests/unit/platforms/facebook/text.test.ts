import fc from 'fast-check';

import { facebookDescriptor } from '../../../../server/src/platforms/facebook';

const { count, limit } = facebookDescriptor.text;

describe('the length of a text', () => {
  it.each([
    ['', 0],
    ['Lantern lit', 11],
    ['é', 1],
    ['e\u0301', 2],
    ['港', 1],
    ['👍', 2],
    ['👨‍👩‍👧‍👦', 11],
    ['https://example.com/a', 21],
    ['\ud800', 1],
  ])('of %j is %i', (text, length) => {
    expect(count(text)).toBe(length);
  });

  it('is at most 63,206', () => expect(limit).toBe(63_206));

  it('is total, and that of the parts together', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (one, other) => {
        return count(one + other) === count(one) + count(other);
      }),
      { seed: 3 }
    );
  });
});
