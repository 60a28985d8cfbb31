import MarkdownIt from 'markdown-it';

import { isHtmlName } from './html-elements';
import { MAX_NODES } from './limits';

type InlineRule = Parameters<MarkdownIt['inline']['ruler']['push']>[1];
type BlockRule = Parameters<MarkdownIt['block']['ruler']['push']>[1];
type BlockState = Parameters<BlockRule>[0];

/** What one reading of a Markdown text shares among the rules: the names of its footnotes. */
export interface MarkdownReading {
  footnotes: Set<string>;
}

/**
 * A parser that finds the blocks only: the text of paragraphs is parsed one by one with
 * `parser.inline.parse`, so that reading can stop when there is enough. `html` is on because
 * Strapi's editor writes `<u>`: nothing is rendered, tags arrive as tokens and are read as HTML.
 * markdown-it itself goes no deeper than 100 levels, which are 50 lists below one another.
 */
export const markdownParser = (): MarkdownIt => {
  const parser = new MarkdownIt({ html: true, linkify: false, typographer: false });
  // Addresses are not printed: "javascript:" makes a link no less a link.
  parser.validateLink = () => true;
  parser.core.ruler.enableOnly(['normalize', 'block']);
  parser.block.ruler.before('table', 'enough', enough);
  parser.block.ruler.before('reference', 'footnote', footnote, { alt: ['paragraph'] });
  parser.inline.ruler.at('html_inline', inlineHtml);
  parser.inline.ruler.before('link', 'footnote_mark', footnoteMark);
  parser.inline.ruler.before('emphasis', 'product', product);
  return parser;
};

/** Passes over the rest of the text once there are more blocks than would be read. */
const enough: BlockRule = (state, _startLine, endLine, silent) => {
  if (silent || state.tokens.length <= MAX_NODES) return false;
  state.line = endLine;
  return true;
};

const FOOTNOTE = /^\[\^([^\s[\]]{1,100})\]:/;
const STARTS_A_BLOCK = /^(?:[#>`~|<*+-]|\[\^)/;

/** `[^1]: …` with the lines that belong to it is no part of the running text. */
const footnote: BlockRule = (state, startLine, endLine, silent) => {
  if (indentOf(state, startLine) >= 4) return false;
  const name = FOOTNOTE.exec(lineOf(state, startLine))?.[1];
  if (name === undefined) return false;
  if (silent) return true;
  readingOf(state.env).footnotes.add(name);
  let line = startLine + 1;
  let isApart = false;
  for (; line < endLine; line += 1) {
    if (state.isEmpty(line)) isApart = true;
    else if (indentOf(state, line) >= 2) continue;
    else if (isApart || STARTS_A_BLOCK.test(lineOf(state, line))) break;
  }
  state.line = line;
  return true;
};

const indentOf = (state: BlockState, line: number): number =>
  (state.sCount[line] ?? 0) - state.blkIndent;

/** As much of a line as the patterns above look at. */
const lineOf = (state: BlockState, line: number): string => {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  return state.src.slice(start, Math.min(start + 120, state.eMarks[line] ?? start));
};

const readingOf = (env: unknown): MarkdownReading => env as MarkdownReading;

const FOOTNOTE_MARK = /\[\^([^\s[\]]{1,100})\]/y;

/** "[^a-z]" may be a text about patterns: only numbers and names of known footnotes are marks. */
const footnoteMark: InlineRule = (state) => {
  FOOTNOTE_MARK.lastIndex = state.pos;
  const [mark, name] = FOOTNOTE_MARK.exec(state.src) ?? [];
  if (mark === undefined || name === undefined) return false;
  if (!/^\d+$/.test(name) && !readingOf(state.env).footnotes.has(name)) return false;
  state.pos += mark.length;
  return true;
};

const PRODUCT = /(?<=\d)\*(?=\d)/y;

/** "5*3*2" is emphasis by the letter of CommonMark, but "532" would be false. */
const product: InlineRule = (state, silent) => {
  PRODUCT.lastIndex = state.pos;
  if (!PRODUCT.test(state.src)) return false;
  if (!silent) state.pending += '*';
  state.pos += 1;
  return true;
};

/** Longer ones inside of a paragraph count as text: looking for their ends would cost time. */
const MAX_DECLARATION_LENGTH = 2_000;
const MAX_TAG_LENGTH = 10_000;

const DECLARATIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
  ['<?', '?>'],
] as const;

const ATTRIBUTE = /\s+[a-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?/.source;
/** As CommonMark 0.31 has it (6.6). */
const TAG = new RegExp(`</?[a-z][a-z0-9-]*(?:${ATTRIBUTE})*\\s*/?>`, 'iy');
/** What browsers take for a tag as well; for known names only. */
const LOOSE_TAG = new RegExp(`</?([a-z][a-z0-9-]*)(?=[\\s/>])[^<>]{0,${MAX_TAG_LENGTH}}>`, 'iy');

/**
 * Stands in for markdown-it's own rule, which looks for the end of every "<!--" in the whole
 * paragraph: quadratic where there is none.
 */
const inlineHtml: InlineRule = (state, silent) => {
  if (state.src.charAt(state.pos) !== '<') return false;
  const length = declarationLength(state.src, state.pos) || tagLength(state.src, state.pos);
  if (length === 0 || state.pos + length > state.posMax) return false;
  if (!silent) {
    state.push('html_inline', '', 0).content = state.src.slice(state.pos, state.pos + length);
  }
  state.pos += length;
  return true;
};

const declarationLength = (text: string, start: number): number => {
  const found = DECLARATIONS.find(([opening]) => text.startsWith(opening, start));
  if (!found) return 0;
  const [opening, closing] = found;
  if (opening === '<!' && !/[a-z]/i.test(text.charAt(start + 2))) return 0;
  const end = text.slice(start, start + MAX_DECLARATION_LENGTH).indexOf(closing, 2);
  return end < 0 ? 0 : end + closing.length;
};

const tagLength = (text: string, start: number): number => {
  TAG.lastIndex = start;
  if (TAG.test(text)) return TAG.lastIndex - start;
  LOOSE_TAG.lastIndex = start;
  const [tag, name] = LOOSE_TAG.exec(text) ?? [];
  return tag !== undefined && name !== undefined && isHtmlName(name) ? tag.length : 0;
};
