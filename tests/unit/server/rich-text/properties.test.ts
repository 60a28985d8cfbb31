import fc from 'fast-check';

import {
  MAX_OUTPUT_LENGTH,
  richTextOf,
  type RichTextKind,
} from '../../../../server/src/services/rich-text';

const KINDS: (RichTextKind | undefined)[] = ['blocks', 'markdown', 'html', 'text', undefined];
const kinds = fc.constantFrom(...KINDS);

/** Fragments that mean something to a reader, in any order. */
const markup = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        ...'<p> </p> <ul> <li> </li> <ol start=3> <td> <tr> <pre> </pre> <script> </script>'.split(
          ' '
        )
      ),
      fc.constantFrom(
        '\n',
        '\n\n',
        '    ',
        '- ',
        '1. ',
        '> ',
        '```\n',
        '**',
        '_',
        '[',
        '](',
        ')',
        '| a |\n|--|\n'
      ),
      fc.constantFrom(
        '&amp;',
        '&#xD800;',
        '&nbsp',
        '<!--',
        '-->',
        '<a b="',
        '[^1]',
        '[^1]: ',
        '<div hidden>',
        '<br>'
      )
    ),
    { maxLength: 40 }
  )
  .map((pieces) => pieces.join(''));

const expectReadable = (text: string): void => {
  expect(text.isWellFormed()).toBe(true);
  expect(text.length).toBeLessThanOrEqual(MAX_OUTPUT_LENGTH);
  expect(text).not.toMatch(/(?!\n)\p{Cc}|[\u00AD\u200B\uFEFF]|\n{3}|[ \n]$| \n/u);
};

interface Element {
  name: string;
  children: (Element | string)[];
}

const words = fc.stringMatching(/^[a-zé漢ا ]{1,12}$/);
const { element } = fc.letrec<{ element: Element; child: Element | string }>((tie) => ({
  child: fc.oneof({ maxDepth: 5 }, words, tie('element')),
  element: fc.record({
    name: fc.constantFrom(
      'p',
      'div',
      'b',
      'ul',
      'li',
      'td',
      'tr',
      'table',
      'pre',
      'script',
      'svg',
      'x-y',
      'h2'
    ),
    children: fc.array(tie('child'), { maxLength: 4 }),
  }),
}));

const htmlOf = (node: Element | string): string =>
  typeof node === 'string'
    ? node
    : `<${node.name} title="a > b" onclick='x("<")'>${node.children.map(htmlOf).join('')}</${node.name}>`;

describe('rich text of anything', () => {
  it('is readable text, whatever the value', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), kinds, (value, kind) => {
        expectReadable(richTextOf(value, kind));
      }),
      { numRuns: 500 }
    );
  });

  it('is readable text, whatever the markup', () => {
    fc.assert(
      fc.property(markup, kinds, (text, kind) => expectReadable(richTextOf(text, kind))),
      { numRuns: 1_000 }
    );
  });

  it('is readable text, whatever stands in blocks', () => {
    const { block } = fc.letrec((tie) => ({
      block: fc.oneof(
        { maxDepth: 6 },
        fc.record({ type: fc.constant('text'), text: fc.oneof(markup, fc.anything()) }),
        fc.record({
          type: fc.constantFrom(
            'paragraph',
            'list',
            'list-item',
            'code',
            'link',
            'quote',
            'image',
            1
          ),
          format: fc.constantFrom('ordered', 'unordered', null),
          children: fc.oneof(fc.array(tie('block'), { maxLength: 4 }), fc.anything()),
        })
      ),
    }));
    fc.assert(
      fc.property(fc.array(block), (blocks) => expectReadable(richTextOf(blocks))),
      { numRuns: 500 }
    );
  });

  it('is the same when a plain text is read again', () => {
    fc.assert(
      fc.property(fc.oneof(markup, fc.string({ unit: 'binary' })), (text) => {
        const once = richTextOf(text, 'text');
        expect(richTextOf(once, 'text')).toBe(once);
      }),
      { numRuns: 1_000 }
    );
  });

  it('holds no tag of HTML, and nothing of its attributes', () => {
    fc.assert(
      fc.property(element, fc.constantFrom<RichTextKind>('html', 'markdown'), (node, kind) => {
        expect(richTextOf(htmlOf(node), kind)).not.toMatch(/[<>"'=]|onclick/);
      }),
      { numRuns: 1_000 }
    );
  });

  it('holds no script, wherever it stands', () => {
    fc.assert(
      fc.property(markup, fc.constantFrom<RichTextKind>('html', 'markdown'), (before, kind) => {
        // A tab or four spaces begin code, which is shown as it stands.
        const text = before.replace(/[<&`~]|\]\(/g, '').replace(/[^\S\n]+/gu, ' ');
        expect(richTextOf(`${text}<script>evil()</script>`, kind)).not.toContain('evil');
      }),
      { numRuns: 1_000 }
    );
  });

  it('keeps every word of what is shown', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1 }), (shown) => {
        const html = shown.map((word) => `<p><b>${word}</b></p>`).join('');
        expect(richTextOf(html, 'markdown')).toBe(shown.join('\n\n'));
      })
    );
  });
});
