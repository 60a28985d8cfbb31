import fc from 'fast-check';

/** Whole emoji as people type them: skin tones, families, flags, keycaps, text style. */
const EMOJI = ['👍', '👍🏽', '👨‍👩‍👧‍👦', '🇵🇹', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '3️⃣', '☀️', '❤', '🧑🏿‍🚀', '™️', '©', '⚓'] as const;

const WORDS = [
  ...['harbour', 'light', 'a', "fisherman's", 'naïve', 'Ångström', 'I/O', 'e.g.', 'end.'],
  ...['港の灯台', 'がまた', '光って', '灯塔又亮了', '등대', 'ประภาคาร', 'दीपस्तंभ'],
  ...['منارة', 'المرفأ', 'מגדלור', 'שלום'],
  ...['e\u0301te\u0301', 'Z\u0351\u036b\u0343a\u0308', 'क्षि', 'นี้', 'ﬁne', '\u200fabc', 'x\u200by'],
  ...[
    '<b>',
    '&amp;',
    '&',
    '(',
    ')',
    '[a](b)',
    '*star*',
    '_under_',
    '~',
    '|',
    '\\',
    '{x}',
    '@',
    '#',
  ],
  ...['"quoted"', '“typographic”', '—', '…', '\u00a0', '1234567890', '$CASH'],
] as const;

const URLS = [
  'https://example.com',
  'http://example.com/a?b=c&d=e#f',
  'https://example.com/path_(with)_parens',
  'https://sub.example.co.uk/ünïcode/%E2%9C%93',
  'https://例え.jp/道',
  'example.com',
  'www.example.com/x',
  'https://example.com/a.',
  `https://example.com/${'long/'.repeat(30)}`,
] as const;

const TAGS = [
  '#strapi',
  '#灯台',
  '#1',
  '#a_b',
  '#منارة',
  '#ünïcode',
  '#2026news',
  '##double',
] as const;

const MENTIONS = [
  '@harbourlight',
  '@harbourlight.test',
  '@keeper@lights.example',
  '@a',
  'mail@example.com',
] as const;

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 2, arbitrary: fc.constantFrom(...EMOJI) },
  { weight: 1, arbitrary: fc.constantFrom(...URLS) },
  { weight: 1, arbitrary: fc.constantFrom(...TAGS) },
  { weight: 1, arbitrary: fc.constantFrom(...MENTIONS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) }
);

const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '', '  ');

/**
 * Posts as the world writes them, well-formed and without null bytes. Their lengths gather around
 * the platform's limit, where two ways to count would part.
 *
 * @param limit the platform's limit in its own count
 */
export const generatedPost = (limit: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.array(fc.tuple(piece, gap), { minLength: 1, maxLength: 40 }),
      fc.oneof(
        fc.constant(null),
        fc.tuple(fc.constantFrom('x', 'ж', '港', '👍', 'e\u0301'), fc.integer({ min: -3, max: 3 }))
      )
    )
    .map(([pieces, padding]) => {
      const text = pieces.map(([word, space]) => word + space).join('');
      if (!padding) return text;
      const [filler, offset] = padding;
      const missing = Math.max(0, limit - [...text].length + offset);
      return text + filler.repeat(missing);
    })
    .map((text) => text.toWellFormed().replaceAll('\u0000', ''));
