import { richTextOf } from '../../../../server/src/services/rich-text';

const text = (words: string, marks: object = {}) => ({ type: 'text', text: words, ...marks });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const item = (words: string) => ({ type: 'list-item', children: [text(words)] });
const list = (format: string, ...children: unknown[]) => ({ type: 'list', format, children });

describe('rich text of blocks', () => {
  it.each<[string, unknown[], string]>([
    ['paragraphs', [paragraph(text('One')), paragraph(text('Two'))], 'One\n\nTwo'],
    ['headings', [{ type: 'heading', level: 2, children: [text('Tides')] }], 'Tides'],
    [
      'marks, which go',
      [paragraph(text('bold', { bold: true }), text(' and '), text('code', { code: true }))],
      'bold and code',
    ],
    [
      'links, as their text',
      [
        paragraph(text('at '), {
          type: 'link',
          url: 'https://e.example',
          children: [text('noon')],
        }),
      ],
      'at noon',
    ],
    ['line ends within a paragraph', [paragraph(text('one\ntwo'))], 'one\ntwo'],
    ['bullets', [list('unordered', item('a'), item('b'))], '• a\n• b'],
    ['numbers', [list('ordered', item('a'), item('b'))], '1. a\n2. b'],
    [
      'lists within lists, which do not count as items',
      [
        list(
          'ordered',
          item('a'),
          list('unordered', item('b'), list('ordered', item('c'))),
          item('d')
        ),
      ],
      '1. a\n  • b\n    1. c\n2. d',
    ],
    ['quotes', [{ type: 'quote', children: [text('said')] }], 'said'],
    [
      'code, with its lines and indents',
      [{ type: 'code', language: 'ts', children: [text('if (a) {\n    b();\n}')] }],
      'if (a) {\n    b();\n}',
    ],
    [
      'pictures, which give nothing',
      [paragraph(text('a')), { type: 'image', image: { caption: 'c' }, children: [text('')] }],
      'a',
    ],
    [
      'empty paragraphs, which leave no gap',
      [paragraph(text('a')), paragraph(text('')), paragraph(text('b'))],
      'a\n\nb',
    ],
    [
      'empty items, which leave no bullet',
      [list('unordered', item(''), item('b')), paragraph(text('c'))],
      '• b\n\nc',
    ],
    ['text that looks like markup, as it is', [paragraph(text('<b> *x* &amp;'))], '<b> *x* &amp;'],
    ['unknown blocks, by their children', [{ type: 'callout', children: [text('mind')] }], 'mind'],
    ['half an emoji, as nothing', [paragraph(text('a\uD83D'), text('\uDE00b'))], 'ab'],
  ])('reads %s', (_, blocks, expected) => {
    expect(richTextOf(blocks)).toBe(expected);
    expect(richTextOf(blocks, 'blocks')).toBe(expected);
  });

  it.each<[string, unknown]>([
    ['nulls and numbers', [null, 1, undefined, 'x', true, [], {}]],
    ['children that are none', [{ type: 'paragraph', children: 'text' }, { type: 'list' }]],
    ['text that is none', [{ type: 'text', text: 12 }]],
  ])('is empty for %s', (_, blocks) => {
    expect(richTextOf(blocks)).toBe('');
  });

  it('ends in a cycle', () => {
    const loop: { type: string; children: unknown[] } = { type: 'list', children: [text('a')] };
    loop.children.push(loop, loop);
    expect(richTextOf([loop]).length).toBeLessThanOrEqual(100_000);
  });

  it('looks at 60 levels and not at what is below', () => {
    const nested = (depth: number): unknown =>
      depth === 0 ? text('deep') : paragraph(nested(depth - 1));
    expect(richTextOf([nested(59)])).toBe('deep');
    expect(richTextOf([nested(60)])).toBe('');
  });

  it('visits 200,000 nodes and no more', () => {
    let visited = 0;
    const counting = {
      get type() {
        visited += 1;
        return 'image';
      },
    };
    richTextOf(new Array(1_000_000).fill(counting));
    expect(visited).toBe(200_000);
  });

  it('counts a long text each time it is used', () => {
    const spaces = paragraph(text(' '.repeat(600_000)));
    expect(richTextOf([paragraph(text('a')), spaces, spaces, paragraph(text('b'))])).toBe('a');
  });

  it('stops as soon as there is enough', () => {
    let visited = 0;
    const long = {
      type: 'paragraph',
      get children() {
        visited += 1;
        return [text('a'.repeat(10_000))];
      },
    };
    expect(richTextOf(new Array(5_000).fill(long))).toHaveLength(100_000);
    expect(visited).toBeLessThanOrEqual(11);
  });
});
