import type { Block, InlineNode, List } from './blocks';
import { escapeText, htmlOf } from './html-of';
import { markdownOf } from './markdown-of';
import { articleOf, firstBlock, firstList } from './seed-articles';

/** One kind of element as each editor holds it; what an editor does not have is left out. */
export interface Sample {
  element: string;
  /** Whose words they are. */
  article: string;
  blocks?: Block[];
  markdown?: string;
  html?: string;
}

/** Every kind of element, in the words of the playground's articles. */
export const richTextSamples = (): Sample[] => [
  ...blockSamples(),
  nestedList('four-things-the-tide-left.en'),
  lineBreak('saturday-market.en'),
  code('saturday-market.en'),
  picture('the-gull-who-waits.en'),
  ...markupSamples('saturday-market.en'),
  ...oddSamples('saturday-market.en'),
];

const inEveryEditor = (element: string, article: string, blocks: Block[]): Sample => ({
  element,
  article,
  blocks,
  markdown: markdownOf(blocks),
  html: htmlOf(blocks),
});

const isLink = (node: InlineNode): boolean => node.type === 'link';
const isBold = (node: InlineNode): boolean => node.type === 'text' && node.bold === true;
const isItalic = (node: InlineNode): boolean => node.type === 'text' && node.italic === true;

const blockSamples = (): Sample[] => {
  const sample = (
    [element, article]: [string, string],
    type: Block['type'],
    holds?: (node: InlineNode) => boolean
  ): Sample => inEveryEditor(element, article, [firstBlock(article, type, holds)]);
  return [
    sample(['Paragraph', 'the-ferry-is-late.en'], 'paragraph'),
    sample(['Heading', 'saturday-market.en'], 'heading'),
    sample(['Bold', 'storm-over-the-bay.de'], 'paragraph', isBold),
    sample(['Italic', 'up-the-spiral-stairs.es'], 'paragraph', isItalic),
    sample(['Link, right to left', 'the-radio-on-channel-16.ar'], 'paragraph', isLink),
    sample(['Quote', 'bread-before-dawn.fr'], 'quote'),
    sample(['Quote, Japanese', 'bread-before-dawn.ja'], 'quote'),
    sample(['Paragraph, Chinese', 'tea-house-on-the-quay.zh-Hans'], 'paragraph'),
    sample(['Paragraph, Hebrew', 'night-swim-club.he'], 'paragraph'),
    sample(['List, Hindi', 'chai-at-the-jetty.hi'], 'list'),
    sample(['List', 'saturday-market.en'], 'list'),
    numberedList('four-things-the-tide-left.en'),
  ];
};

const numberedList = (article: string): Sample =>
  inEveryEditor('Numbered list', article, [{ ...firstList(article), format: 'ordered' }]);

const nestedList = (article: string): Sample => {
  const [first, second, third, ...more] = firstList(article).children;
  if (!first || !second || !third) throw new Error(`The list of ${article} is too short.`);
  const inner: List = { type: 'list', format: 'unordered', children: [second, third] };
  const outer: List = { type: 'list', format: 'ordered', children: [first, inner, ...more] };
  return inEveryEditor('Nested list', article, [outer]);
};

const lineBreak = (article: string): Sample => {
  const { title, author } = articleOf(article);
  return inEveryEditor('Line break', article, [
    { type: 'paragraph', children: [{ type: 'text', text: `${title}\n${author}` }] },
  ]);
};

const code = (article: string): Sample => {
  const { locale, slug } = articleOf(article);
  const text = `GET /${locale}/blog/${slug}\n    Accept: text/html`;
  return inEveryEditor('Code', article, [{ type: 'code', children: [{ type: 'text', text }] }]);
};

const picture = (article: string): Sample => {
  const { cover, excerpt } = articleOf(article);
  if (!cover) throw new Error(`The article ${article} has no cover.`);
  const image = {
    url: `/uploads/${cover.image}.webp`,
    alternativeText: cover.alt,
    caption: excerpt,
  };
  return inEveryEditor('Picture with caption', article, [
    { type: 'image', image, children: [{ type: 'text', text: '' }] },
  ]);
};

/** What the blocks editor does not have. */
const markupSamples = (article: string): Sample[] => {
  const { title, author, excerpt, tags } = articleOf(article);
  const [tag = '', other = ''] = tags;
  return [
    {
      element: 'Table',
      article,
      markdown: `| Title | By |\n| --- | --- |\n| ${title} | ${author} |`,
      html:
        '<figure class="table"><table><thead><tr><th>Title</th><th>By</th></tr></thead>' +
        `<tbody><tr><td>${title}</td><td>${author}</td></tr></tbody></table></figure>`,
    },
    {
      element: 'Task list',
      article,
      markdown: `- [x] ${tag}\n- [ ] ${other}`,
      html: `<ul class="todo-list">${taskHtml(tag, ' checked="checked"')}${taskHtml(other, '')}</ul>`,
    },
    {
      element: 'Embedded player',
      article,
      markdown: `${title}\n\n<iframe src="https://video.example/1">${tag}</iframe>`,
      html: `<p>${title}</p><figure class="media"><oembed url="https://video.example/1"></oembed></figure>`,
    },
    { element: 'Footnote', article, markdown: `${title}.[^1]\n\n[^1]: ${excerpt}` },
  ];
};

/** What stands between the lines of HTML, also of HTML within Markdown. */
const oddSamples = (article: string): Sample[] => {
  const { title, author, tags } = articleOf(article);
  const [tag = ''] = tags;
  return [
    { element: 'HTML in Markdown', article, markdown: `<u>${title}</u><br>**${author}**` },
    {
      element: 'Script, comment, hidden',
      article,
      markdown: `${title} <script>track()</script><!-- ${tag} -->`,
      html: `<p>${title}</p><script>track()</script><!-- ${tag} --><p style="display:none">${tag}</p>`,
    },
    {
      element: 'Entities, hard space, soft hyphen',
      article,
      markdown: `${title} &amp; ${author}&nbsp;&copy; mar&shy;ket`,
      html: `<p>${escapeText(`${title} & ${author}`)}&nbsp;&copy; mar&shy;ket</p>`,
    },
    {
      element: 'Tags that are meant as text',
      article,
      markdown: `${title}: \`<b>\` and \\<i>`,
      html: `<p>${title}: <code>&lt;b&gt;</code> and &lt;i&gt;</p>`,
    },
  ];
};

const taskHtml = (text: string, checked: string): string =>
  `<li><label class="todo-list__label"><input type="checkbox" disabled="disabled"${checked}>` +
  `<span class="todo-list__label__description">${text}</span></label></li>`;
