import {
  MAX_INPUT_LENGTH,
  MAX_OUTPUT_LENGTH,
  richTextOf,
  type RichTextKind,
} from '../../../server/src/services/rich-text';
import { escapeText } from './html-of';
import { richTextSamples, type Sample } from './samples';

const MAX_SHOWN_LENGTH = 220;

/** One editor's version of an element, and what a post gets of it. */
export interface Reading {
  kind: RichTextKind;
  field: string;
  post: string;
}

/** The whole of docs/rich-text.md. */
export const drawRichText = (): string =>
  [
    '# Rich text in posts',
    '',
    'Posts are plain text. This page shows what becomes of each element of a rich text, in the words of',
    'the playground’s articles. It is printed by `npm run docs:rich-text` from the same code that makes',
    'the posts (`server/src/services/rich-text`); do not edit it by hand.',
    '',
    ...introduction,
    '',
    '## Element by element',
    '',
    'Long texts are cut here, not in posts.',
    '',
    '<table>',
    '<tr><th>Element</th><th>Kind</th><th>In the field</th><th>In a post</th></tr>',
    ...richTextSamples().flatMap(rowsOf),
    '</table>',
    '',
  ].join('\n');

const count = (value: number): string => value.toLocaleString('en');

const introduction = [
  '- **Blocks**: Strapi’s blocks editor.',
  '- **Markdown**: Strapi’s rich text, with the HTML that may stand in it. A rich text that is HTML',
  '  throughout, as CKEditor stores it, is read as HTML.',
  '- **Text**: short and long text fields. They hold no markup, so nothing in them is taken for some:',
  '  `5 * 3 * 2`, `snake_case` and `#1 place` stay as they are.',
  '',
  'Paragraphs are parted by one empty line; a single line end in Markdown is a space, as on most',
  'websites. Invisible rests of editors are taken out: control characters, zero-width spaces, soft',
  'hyphens. What scripts need stays: the joiners of emoji, Persian and Indic writing, and the direction',
  'marks of Arabic and Hebrew.',
  '',
  'Tags never come through. `<b>` that readers of the page see as text, in code or written as `&lt;b&gt;`,',
  'is text in the post too.',
  '',
  `Of one field the first ${count(MAX_INPUT_LENGTH)} characters are read, and at most ` +
    `${count(MAX_OUTPUT_LENGTH)} come out.`,
  'HTML below 1,000 open elements and blocks below 60 others are left out.',
];

/** What the table says about an element. */
export const readingsOf = ({ blocks, markdown, html }: Sample): Reading[] => [
  ...(blocks ? [readingOf('blocks', blocks)] : []),
  ...(markdown === undefined ? [] : [readingOf('markdown', markdown)]),
  ...(html === undefined ? [] : [readingOf('html', html)]),
];

const readingOf = (kind: RichTextKind, value: unknown): Reading => ({
  kind,
  field: typeof value === 'string' ? value : JSON.stringify(value),
  post: richTextOf(value, kind),
});

const KIND_NAMES: Record<RichTextKind, string> = {
  blocks: 'Blocks',
  markdown: 'Markdown',
  html: 'HTML',
  text: 'Text',
};

const rowsOf = (sample: Sample): string[] => {
  const readings = readingsOf(sample);
  const span = readings.length > 1 ? ` rowspan="${readings.length}"` : '';
  return readings.map(({ kind, field, post }, index) => {
    const element = `<td${span}>${sample.element}<br><sub>${sample.article}</sub></td>`;
    const inPost = post === '' ? '<i>nothing</i>' : shown(post);
    const cells = `<td>${KIND_NAMES[kind]}</td><td>${shown(field)}</td><td>${inPost}</td>`;
    return `<tr>${index === 0 ? element : ''}${cells}</tr>`;
  });
};

/** In one line: an empty line would end the table. */
const shown = (text: string): string => {
  const signs = Array.from(text);
  const excerpt =
    signs.length > MAX_SHOWN_LENGTH ? `${signs.slice(0, MAX_SHOWN_LENGTH).join('')}…` : text;
  const lines = escapeText(excerpt).replace(/\n/g, '<br>').replaceAll('  ', '&nbsp; ');
  return `<code dir="auto">${lines}</code>`;
};
