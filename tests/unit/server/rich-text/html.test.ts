import { richTextOf } from '../../../../server/src/services/rich-text';

const read = (html: string): string => richTextOf(html, 'html');

describe('rich text of HTML', () => {
  it.each<[string, string, string]>([
    ['paragraphs and headings', '<h1>a</h1><p>b <strong>c</strong></p>\n<p>d</p>', 'a\n\nb c\n\nd'],
    ['line breaks', '<p>a<br>b<br/><br>c<br></p>', 'a\nb\n\nc'],
    ['empty paragraphs', '<p>a</p><p>&nbsp;</p><p></p><p>b</p>', 'a\n\nb'],
    ['spaces', '<p>  a\n\t b&nbsp;&nbsp; c </p>', 'a b c'],
    ['links, as their text', '<p>a <a href="https://e.example">b</a>.</p>', 'a b.'],
    [
      'captions of pictures',
      '<figure class="image"><img src="x" alt="y"><figcaption>a</figcaption></figure>',
      'a',
    ],
    [
      'tables',
      '<table><caption>t</caption><tr><th>a</th><th>b</th></tr><tr><td><p>c</p><p>d</p></td><td>e</td></tr></table>',
      't\n\na · b\nc d · e',
    ],
    [
      'lists within lists',
      '<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>',
      '1. a\n  • b\n  • c\n2. d',
    ],
    [
      'lists within lists as old editors write them',
      '<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>',
      '• a\n  • b\n• c',
    ],
    [
      'numbers that begin later',
      '<ol start="4"><li>a</li><li value="9">b</li><li>c</li></ol>',
      '4. a\n9. b\n10. c',
    ],
    ['numbers that are none', '<ol start="1e9"><li value="99999999999">a</li></ol>', '1. a'],
    ['items without end tags', '<ul><li>a<li>b</ul>c', '• a\n• b\n\nc'],
    [
      'items of several paragraphs',
      '<ul><li><p>a</p><p>b</p></li><li>c</li></ul>',
      '• a\n  b\n• c',
    ],
    ['items after an empty one', '<ul><li></li></ul><p>a</p>', 'a'],
    [
      'tasks',
      '<ul class="todo-list"><li><label><input type="checkbox" checked><span>a</span></label></li><li><label><input type="checkbox"><span>b</span></label></li></ul>',
      '☑ a\n☐ b',
    ],
    ['quotes', '<blockquote><p>a</p><p>b</p></blockquote><p><q>c</q></p>', 'a\n\nb\n\n“c”'],
    [
      'code',
      '<pre><code>a\n\n    <span>b</span>  c &lt;d&gt; \n</code></pre><p>e</p>',
      'a\n\n    b  c <d>\n\ne',
    ],
    ['definitions', '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>', 'a\nb\nc\nd'],
    ['entities', '&amp;&lt;&eacute;&#233;&#xe9;&#x1F600;&hellip;', '&<ééé😀…'],
    ['an entity at the very end', 'a &amp', 'a &'],
    ['soft hyphens and zero-width spaces', 'mar&shy;ket&#8203;s&#xFEFF;', 'markets'],
    [
      'scripts, styles, templates and pictures of code',
      'a<script>if (a<b) "</p>"</script><style>p{}</style><template><p>t</p></template><noscript>n</noscript><svg><text>s</text></svg>b',
      'ab',
    ],
    [
      'the head of a document',
      '<!doctype html><html><head><title>t</title></head><body><p>a</p></body></html>',
      'a',
    ],
    [
      'embeds',
      '<p>a</p><figure class="media"><oembed url="u"></oembed></figure><iframe src="u">f</iframe><video>v</video>',
      'a',
    ],
    [
      'hidden elements',
      '<p hidden>a</p><p style="color:red; DISPLAY : none">b</p><p aria-hidden="true">c</p><p style="visibility:hidden"><b>d</b></p>e',
      'e',
    ],
    [
      'items that begin with something hidden',
      '<ul><li><span hidden><ul><li>x</li></ul></span>a</li></ul>',
      '• a',
    ],
    ['void elements that are hidden', '<img hidden><input type="hidden">a', 'a'],
    ['comments and declarations', 'a<!-- <p>b</p> --><?php c ?><![CDATA[d]]>e', 'ae'],
    [
      'ruby, without the reading aid',
      '<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>',
      '漢字',
    ],
    [
      'joiners and direction marks, which stay',
      '<p>می&zwnj;خواهم \u2067a\u2069 👩&zwj;🚀&rlm;!</p>',
      'می\u200Cخواهم \u2067a\u2069 👩\u200D🚀\u200F!',
    ],
    ['tags across control characters', 'a<scr\u0000ipt>b</scr\u0000ipt>c', 'ac'],
    ['unfinished tags', '<p>a</p><p class="b', 'a'],
    ['end tags without beginning', '</ul></td></b>a</p></li>', 'a'],
  ])('reads %s', (_, html, expected) => {
    expect(read(html)).toBe(expected);
  });

  it('keeps what stands before too many open elements', () => {
    expect(read(`<p>a</p>${'<div>'.repeat(2_000)}b`)).toBe('a');
    expect(read(`<p>a</p>${'<b>'.repeat(500)}b`)).toBe('a\n\nb');
  });

  it('keeps what stands before too many tags', () => {
    expect(read(`a${'<i></i>'.repeat(90_000)}b`)).toBe('ab');
    expect(read(`a${'<i></i>'.repeat(110_000)}b`)).toBe('a');
  });
});
