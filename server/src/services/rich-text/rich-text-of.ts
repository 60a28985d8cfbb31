import { beginningOf, cleanText, tidyText } from './clean-text';
import { MAX_INPUT_LENGTH, MAX_OUTPUT_LENGTH } from './limits';
import { readBlocks } from './read-blocks';
import { readHtml } from './read-html';
import { readMarkdown } from './read-markdown';
import { isHtmlDocument, kindOfUnknownText } from './recognise';
import { TextFlow } from './text-flow';

/** How an attribute holds its text. `markdown` may be HTML through and through. */
export type RichTextKind = 'blocks' | 'markdown' | 'html' | 'text';

/**
 * Readable plain text of what a Strapi attribute holds. Paragraphs are parted by an empty line, the
 * items of lists stand on lines of their own; marks, addresses, pictures, embeds, scripts and what
 * is hidden are left out. Markup never comes through; "<b>" that readers of the page see as text
 * (in code, or written as `&lt;b&gt;`) stays text, so the result is not HTML and must be escaped
 * where it is put into some.
 *
 * Never throws for what can come out of a database. Well-formed, at most
 * {@link MAX_OUTPUT_LENGTH} UTF-16 units, from the first {@link MAX_INPUT_LENGTH} of the value.
 *
 * @param kind from the attribute's type, see {@link richTextKindOf}. Without it a string is read as
 *   plain text unless it is HTML or Markdown beyond doubt.
 */
export const richTextOf = (value: unknown, kind?: RichTextKind): string => {
  if (Array.isArray(value)) {
    const flow = new TextFlow();
    readBlocks(value, flow);
    return flow.toString();
  }
  return typeof value === 'string' ? textOf(value.slice(0, MAX_INPUT_LENGTH), kind) : '';
};

/** Which kind of text an attribute of this type holds; undefined where its type does not tell. */
export const richTextKindOf = (attributeType: string): RichTextKind | undefined => {
  switch (attributeType) {
    case 'blocks':
      return 'blocks';
    case 'richtext':
      return 'markdown';
    case 'string':
    case 'text':
    case 'uid':
    case 'email':
    case 'enumeration':
      return 'text';
    default:
      return undefined;
  }
};

const textOf = (value: string, kind: RichTextKind | undefined): string => {
  // First of all: what is taken out must not leave markup behind that was none before.
  const text = cleanText(value);
  const flow = new TextFlow();
  switch (kindOfText(text, kind)) {
    case 'html':
      readHtml(text, flow);
      return flow.toString();
    case 'markdown':
      readMarkdown(text, flow);
      return flow.toString();
    case 'text':
      return beginningOf(tidyText(text), MAX_OUTPUT_LENGTH).trimEnd();
  }
};

/** A string in an attribute of blocks is left from an older type of that attribute. */
const kindOfText = (text: string, kind: RichTextKind | undefined): 'html' | 'markdown' | 'text' => {
  if (kind === undefined || kind === 'blocks') return kindOfUnknownText(text);
  if (kind === 'markdown') return isHtmlDocument(text) ? 'html' : 'markdown';
  return kind;
};
