import { richTextOf, type RichTextKind } from '../../../../server/src/services/rich-text';

const MILLION = 1_000_000;
const HOSTILE_LENGTH = 400_000;
const filled = (piece: string): string => piece.repeat(Math.floor(HOSTILE_LENGTH / piece.length));

// Quadratic time on so many characters would be a minute and more, far beyond the limit of a test.
describe('400,000 hostile characters are read in bounded time', () => {
  it.each([
    ...[
      '<',
      '<a ',
      '<a b="',
      '<b>',
      '<b></i>',
      '<div ',
      '<li>',
      '<table><tr><td>',
      '<!--',
      '<?',
      '<![CDATA[',
    ],
    ...['<script>', '</p>', '<pre>\n', '&', '&#1', '<span style=";;;;">', '<a a', '\n\n', ' '],
  ])('%j as HTML', (piece) => {
    expect(richTextOf(filled(piece), 'html').length).toBeLessThanOrEqual(100_000);
    expect(richTextOf(filled(piece)).length).toBeLessThanOrEqual(100_000);
  });

  it.each([
    ...[
      '*',
      '**a',
      '*a **b ',
      '_a ',
      '~~a',
      '`',
      '`a``b```',
      '[',
      '![',
      '[a](',
      '[a](<',
      '[*a',
      '[\n',
    ],
    ...[
      "[a]: /u '\n",
      '[^',
      '[^1]: a\n',
      '> ',
      '>',
      '- ',
      '-\n',
      '* a\n  ',
      '|a|b|\n|-|-|\n',
      '|a',
      '\n#\n',
    ],
    ...[
      '<',
      '<!--',
      '<?',
      '<a b="',
      '<div>\n\n',
      '\\',
      '&',
      '![a](data:image/png;base64,AA',
      '    a\n',
      '5*',
      '日\n',
    ],
  ])('%j as Markdown', (piece) => {
    expect(richTextOf(filled(piece), 'markdown').length).toBeLessThanOrEqual(100_000);
  });

  it.each<[RichTextKind, string]>([
    ['html', '<p>word &amp; word</p>\n'],
    ['markdown', '# word\n\nword **word** [word](/u)\n\n'],
    ['text', 'word  word\n\n\n'],
  ])('50 MB of %s', (kind, piece) => {
    const text = richTextOf(piece.repeat(50 * (MILLION / piece.length)), kind);
    expect(text.length).toBeGreaterThan(99_000);
    expect(text.length).toBeLessThanOrEqual(100_000);
  });

  it.each<[string, RichTextKind, string]>([
    ['brackets in brackets', 'markdown', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['stars around a word', 'markdown', `${'*'.repeat(100_000)}a${'*'.repeat(100_000)}`],
    ['comments in a link', 'markdown', `[${'<!--'.repeat(100_000)}](x) -->`],
    ['end tags that fit nothing', 'html', '<b>'.repeat(100_000) + '</i>'.repeat(150_000)],
    ['quotes in quotes', 'markdown', `${'>'.repeat(300)}a\n`.repeat(3_000)],
  ])('%s', (_, kind, text) => {
    expect(richTextOf(text, kind).length).toBeLessThanOrEqual(100_000);
  });
});
