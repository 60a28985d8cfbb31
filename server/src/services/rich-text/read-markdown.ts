import { MAX_NODES, MAX_OUTPUT_LENGTH } from './limits';
import { markdownParser, type MarkdownReading } from './markdown-syntax';
import { htmlReader, type HtmlReader } from './read-html';
import type { TextFlow } from './text-flow';

type Parser = ReturnType<typeof markdownParser>;
type Token = ReturnType<Parser['parse']>[number];

/** More of one paragraph cannot come to be read; parsing takes memory in proportion. */
const MAX_PARAGRAPH_LENGTH = 2 * MAX_OUTPUT_LENGTH;
/** Pictures that an editor pasted into the text itself. */
const DATA_ADDRESS = /data:[\w.+/-]{1,100};base64,[\w+/=%-]*(\))?/gi;
const TASK = /^\[([ xX])\][ \t]+/;

/** Blocks whose beginning and end both part paragraphs. */
const BLOCKS = ['paragraph', 'heading', 'blockquote', 'table', 'hr'];

/** Reads Markdown as Strapi's rich text holds it: CommonMark with tables, tasks, footnotes, HTML. */
export const readMarkdown = (markdown: string, flow: TextFlow): void => {
  const parser = markdownParser();
  const reading: MarkdownReading = { footnotes: new Set() };
  const html = htmlReader(flow);
  let visited = 0;
  let before: Token | undefined;
  for (const token of parser.parse(withoutDataAddresses(markdown), reading)) {
    visited += 1;
    if (visited > MAX_NODES || flow.isFull) return;
    if (token.type === 'inline') {
      const content = isInItem(before) ? readTask(token.content, flow) : token.content;
      const texts: Token[] = [];
      parser.inline.parse(content.slice(0, MAX_PARAGRAPH_LENGTH), parser, reading, texts);
      for (const text of texts) readInline(text, flow, html);
      visited += texts.length;
    } else {
      readBlock(token, flow, html);
    }
    if (token.type !== 'paragraph_open') before = token;
  }
};

/** A picture that was cut off at its end would be taken for text: it is closed. */
const withoutDataAddresses = (markdown: string): string =>
  markdown.replace(DATA_ADDRESS, (address: string, end: string | undefined, at: number) =>
    end !== undefined || at + address.length === markdown.length ? 'data:,)' : 'data:,'
  );

const isInItem = (before: Token | undefined): boolean => before?.type === 'list_item_open';

/** `- [x] done` (GitHub's task lists, which CommonMark leaves as text). */
const readTask = (content: string, flow: TextFlow): string => {
  const [box, sign] = TASK.exec(content) ?? [];
  if (box === undefined) return content;
  flow.checkbox(sign !== ' ');
  return content.slice(box.length);
};

const readBlock = (token: Token, flow: TextFlow, html: HtmlReader): void => {
  switch (token.type) {
    case 'bullet_list_open':
      return flow.openList(null);
    case 'ordered_list_open':
      return flow.openList(Number(token.attrGet('start') ?? 1));
    case 'bullet_list_close':
    case 'ordered_list_close':
      return flow.closeList();
    case 'list_item_open':
      return flow.openItem();
    case 'list_item_close':
      return flow.closeItem();
    case 'tr_open':
      return flow.openRow();
    case 'th_open':
    case 'td_open':
      return flow.openCell();
    case 'th_close':
    case 'td_close':
      return flow.closeCell();
    case 'fence':
    case 'code_block':
      flow.openVerbatim();
      flow.text(token.content);
      return flow.closeVerbatim();
    case 'html_block':
      flow.block();
      return html.write(token.content);
    default:
      if (BLOCKS.includes(token.type.replace(/_(?:open|close)$/, ''))) flow.block();
  }
};

const readInline = (token: Token, flow: TextFlow, html: HtmlReader): void => {
  switch (token.type) {
    case 'text':
    case 'text_special': // escapes and entities
    case 'code_inline':
      return flow.text(token.content);
    case 'softbreak':
      return flow.text('\n');
    case 'hardbreak':
      return flow.lineBreak();
    case 'html_inline':
      return html.write(token.content);
    default:
      return;
  }
};
