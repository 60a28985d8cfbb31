import fc from 'fast-check';

import { plainTextOf } from '../../../../server/src/services/adaptation/plain-text';

describe('plain text', () => {
  it('reads blocks: paragraphs apart, lists with bullets, links as their text', () => {
    const blocks = [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Tides' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'High at ' },
          { type: 'link', url: 'https://example.com', children: [{ type: 'text', text: 'noon' }] },
        ],
      },
      {
        type: 'list',
        format: 'unordered',
        children: [
          { type: 'list-item', children: [{ type: 'text', text: 'Boats' }] },
          { type: 'list-item', children: [{ type: 'text', text: 'Nets' }] },
        ],
      },
      { type: 'image', image: {}, children: [{ type: 'text', text: '' }] },
    ];
    expect(plainTextOf(blocks)).toBe('Tides\n\nHigh at noon\n\n• Boats\n• Nets');
  });

  it('reads HTML without its scripts', () => {
    expect(
      plainTextOf('<p>One &amp; two</p><script>alert(1)</script><ul><li>A</li><li>B</li></ul>')
    ).toBe('One & two\n\n• A\n• B');
  });

  it('reads markdown without its marks, and leaves snake_case and 5*3*2 alone', () => {
    expect(plainTextOf('# Hi\n\nA **bold** [link](https://e.com) and snake_case, 5*3*2')).toBe(
      'Hi\n\nA bold link and snake_case, 5*3*2'
    );
  });

  it.each([null, undefined, 12, {}, true])('is empty for %p', (value) => {
    expect(plainTextOf(value)).toBe('');
  });

  it('never throws, and never returns lone surrogates or control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const plain = plainTextOf(text);
        expect(plain.isWellFormed()).toBe(true);
        expect(plain).not.toMatch(/(?![\n\t])\p{Cc}/u);
      })
    );
    expect(plainTextOf('a\uD800b\u0000c')).toBe('abc');
  });

  // A million characters: quadratic time would be minutes, far beyond the test's own limit.
  it.each([
    '<',
    '<li ',
    '<br ',
    '[',
    '![',
    '[a](',
    '**a',
    '**a ',
    '__a ',
    '*a ',
    '\n',
    '> ',
    '- ',
    '&#1',
  ])(
    'reads a million characters of %j in bounded time',
    (piece) => {
      const hostile = piece.repeat(Math.floor(1_000_000 / piece.length));
      expect(plainTextOf(hostile).length).toBeLessThanOrEqual(hostile.length + 1);
    },
    20_000
  );

  it('keeps links whose address holds brackets', () => {
    expect(plainTextOf('See [the pier](https://e.com/pier_(old)) now')).toBe('See the pier now');
  });
});
