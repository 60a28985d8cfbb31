import { richTextKindOf, richTextOf } from '../../../../server/src/services/rich-text';

describe('rich text of plain text', () => {
  it.each<[string, string, string]>([
    [
      'what looks like markup',
      '5 * 3 * 2 <b> snake_case_name #1 [a](b) &amp;',
      '5 * 3 * 2 <b> snake_case_name #1 [a](b) &amp;',
    ],
    ['lines, with even spaces', '  a \t b\u00A0\r\n c\r\r\n\n\n\n d ', 'a b\nc\n\nd'],
    ['no control characters', 'a\u0000\u0007b\u0085c\u2028d\u000Be', 'ab\nc\nd e'],
    ['no halves of characters', 'a\uD83Db\uDE00c', 'abc'],
    ['no invisible rests', '\uFEFFa\u200Bb\u00ADc\u2060d\uFFFE', 'abcd'],
    [
      'joiners, direction marks and wide spaces',
      '👩‍🚀 می‌خواهم \u200Fא\u2066b\u2069 新刊\u3000発売',
      '👩‍🚀 می‌خواهم \u200Fא\u2066b\u2069 新刊\u3000発売',
    ],
  ])('keeps %s', (_, text, expected) => {
    expect(richTextOf(text, 'text')).toBe(expected);
  });

  it('never ends in half a character', () => {
    expect(richTextOf(`a${'😀'.repeat(60_000)}`, 'text')).toBe(`a${'😀'.repeat(49_999)}`);
  });
});

describe('rich text of unknown kind', () => {
  it.each([
    '5 * 3 * 2',
    'snake_case_name',
    '#1 place',
    'a < b > c',
    'Map<String>',
    '- a',
    '<3',
    'use <b> for bold',
  ])('takes %j for text', (text) => {
    expect(richTextOf(text)).toBe(text);
  });

  it.each([
    ['a <em>b</em>', 'a b'],
    ['a<br />b', 'a\nb'],
    ['<p class="x">a</p>', 'a'],
  ])('takes %j for HTML', (html, expected) => {
    expect(richTextOf(html)).toBe(expected);
  });

  it.each([
    ['**a** [b](https://e.example)', 'a b'],
    ['```\na\n```', 'a'],
  ])('takes %j for Markdown', (markdown, expected) => {
    expect(richTextOf(markdown)).toBe(expected);
  });

  it('reads a string left in an attribute of blocks', () => {
    expect(richTextOf('5 * 3 * 2', 'blocks')).toBe('5 * 3 * 2');
  });

  it.each([null, undefined, 12, true, {}, Symbol('a'), () => 'a', { type: 'paragraph' }])(
    'is empty for %p',
    (value) => {
      expect(richTextOf(value)).toBe('');
    }
  );
});

describe('the kind of an attribute', () => {
  it.each([
    ['blocks', 'blocks'],
    ['richtext', 'markdown'],
    ['string', 'text'],
    ['text', 'text'],
    ['json', undefined],
    ['component', undefined],
  ])('of type %s is %s', (type, kind) => {
    expect(richTextKindOf(type)).toBe(kind);
  });
});
