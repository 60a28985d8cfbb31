import { richTextOf } from '../../../../server/src/services/rich-text';

const read = (markdown: string): string => richTextOf(markdown, 'markdown');

describe('rich text of Markdown', () => {
  it.each<[string, string, string]>([
    ['headings and paragraphs', '# Hi\n\nThere\n\nLine\n====', 'Hi\n\nThere\n\nLine'],
    ['emphasis', 'a **b** _c_ ~~d~~ `e` ***f***', 'a b c d e f'],
    [
      'links and addresses',
      '[a](https://e.example/x_(y)) <https://e.example> [b][r]\n\n[r]: /u',
      'a https://e.example b',
    ],
    ['links that browsers refuse', 'a [b](javascript:alert(1)) c', 'a b c'],
    ['pictures, which go', 'a ![alt](x.png) b [![c](d)](e)', 'a b'],
    ['soft and hard line ends', 'a\nb  \nc\\\nd', 'a b\nc\nd'],
    ['line ends between Chinese or Japanese signs', '夜明け\n前の\nbread', '夜明け前の bread'],
    ['bullets', '- a\n* b\n+ c', '• a\n\n• b\n\n• c'],
    ['lists within lists', '1. a\n   - b\n     1. c\n2. d', '1. a\n  • b\n    1. c\n2. d'],
    ['numbers that begin later', '7. a\n8. b', '7. a\n8. b'],
    ['items of several paragraphs', '- a\n\n  b\n- c', '• a\n  b\n• c'],
    ['tasks', '- [ ] a\n- [x] b\n- c [x]', '☐ a\n☑ b\n• c [x]'],
    ['quotes', '> a\n> b\n>\n> c', 'a b\n\nc'],
    ['code blocks', '```ts\nif (a) {\n    b <i>;\n}\n```', 'if (a) {\n    b <i>;\n}'],
    ['tables', '| a | b |\n|---|:-:|\n| c | **d** |\n| | e |\n\nf', 'a · b\nc · d\ne\n\nf'],
    [
      'footnotes, which go',
      'a[^1] b[^n].\n\n[^1]: One\n    more.\n\n    And more.\n[^n]: Two.\n\nc',
      'a b.\n\nc',
    ],
    ['brackets that are no footnote', 'use [^a-z] here', 'use [^a-z] here'],
    ['entities and escapes', '&copy; &amp;amp; \\*a\\* &#x1F600;', '© &amp; *a* 😀'],
    ['rules', 'a\n\n---\n\nb', 'a\n\nb'],
    [
      'what is no markup',
      'snake_case_name, 5 * 3 * 2 and 5*3*2, #1 place, a < b',
      'snake_case_name, 5 * 3 * 2 and 5*3*2, #1 place, a < b',
    ],
    ['inline HTML', 'a <u>b</u><br>c <span style="display:none">d</span>e', 'a b\nc e'],
    ['HTML blocks', '<div align="center">\n\n# Title\n\n</div>\n\n**x**', 'Title\n\nx'],
    ['HTML lists', 'a\n\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n\nd', 'a\n\n• b\n• c\n\nd'],
    [
      'scripts, which go',
      'a <script>alert("**b**")</script> c\n\n<script>\n\nx\n\n</script>\n\nd',
      'a c\n\nd',
    ],
    ['comments, which go', 'a <!-- b --> c\n\n<!--\n\nd\n\n-->\n\ne', 'a c\n\ne'],
    ['tags that are no valid Markdown', 'a <img src="x"onerror="y"> b', 'a b'],
    ['other declarations, which go', 'a <?= b ?> c <!x> d <![CDATA[e]]> f <!1>', 'a c d f <!1>'],
    ['embeds, which go', 'a\n\n<iframe src="https://e.example">b</iframe>\n\nc', 'a\n\nc'],
    [
      'pictures in the text itself',
      `a ![b](data:image/png;base64,${'A'.repeat(300_000)}) c`,
      'a c',
    ],
    ['pictures that are cut off', `![b](data:image/png;base64,${'A'.repeat(2_000_000)})`, ''],
  ])('reads %s', (_, markdown, expected) => {
    expect(read(markdown)).toBe(expected);
  });

  it.each<[string, string, string]>([
    [
      'CKEditor',
      '<h2>a</h2><p>5 * 3 * 2 _b_</p>\n\n<figure class="table"><table><tr><td>c</td></tr></table></figure>',
      'a\n\n5 * 3 * 2 _b_\n\nc',
    ],
    ['indented HTML', '<div>\n\n    <p>a *b*</p>\n\n</div>', 'a *b*'],
  ])('reads a rich text of %s as HTML', (_, html, expected) => {
    expect(read(html)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['stands in one tag', '<u>**a**</u>', 'a'],
    ['stands between tags', '<p>a</p>\n\n**b**\n\n<p>c</p>', 'a\n\nb\n\nc'],
    ['stands in a block after an empty line', '<div>\n\n**a**\n\n</div>', 'a'],
  ])('reads Markdown that %s as Markdown', (_, markdown, expected) => {
    expect(read(markdown)).toBe(expected);
  });
});
