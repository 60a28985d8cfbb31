import { Parser } from 'htmlparser2';

import { isBlockElement, isHtmlName } from './html-elements';
import { MAX_NODES, MAX_OPEN_ELEMENTS } from './limits';

const MAX_TAGS_TRIED = 1_000;
const CLOSING_OR_EMPTY_TAG = /<(?:\/([a-z][a-z0-9]*)\s{0,9}|(?:br|hr|img)\b[^<>]{0,999})>/gi;
const MARKDOWN_ADDRESS = /\]\((?:https?:\/\/|mailto:|\/)[^()\s]{1,500}\)|^(?:```|~~~)/m;

/**
 * What a text is whose attribute does not tell. Only what cannot be meant as plain text counts:
 * "5 * 3 * 2", "snake_case_name", "#1 place" and "a < b" are text.
 */
export const kindOfUnknownText = (text: string): 'html' | 'markdown' | 'text' => {
  if (holdsHtml(text)) return 'html';
  return MARKDOWN_ADDRESS.test(text) ? 'markdown' : 'text';
};

const holdsHtml = (text: string): boolean => {
  let tried = 0;
  for (const [, closed] of text.matchAll(CLOSING_OR_EMPTY_TAG)) {
    if (closed === undefined || isHtmlName(closed)) return true;
    tried += 1;
    if (tried >= MAX_TAGS_TRIED) return false;
  }
  return false;
};

/**
 * Whether a rich text is HTML through and through, as CKEditor stores it in a Strapi rich text,
 * and not Markdown with some HTML in it: all of it stands in block elements, and no text stands
 * after an empty line, where Markdown would begin again.
 */
export const isHtmlDocument = (richText: string): boolean => {
  const text = richText.trim();
  if (!text.startsWith('<') || !text.endsWith('>')) return false;
  let depth = 0;
  let verbatimDepth = 0;
  let visited = 0;
  let isHtml = true;
  let hasBlocks = false;
  const judge = (isStillHtml: boolean): void => {
    isHtml &&= isStillHtml;
    visited += 1;
    if (!isHtml || visited > MAX_NODES || depth > MAX_OPEN_ELEMENTS) parser.pause();
  };
  const parser = new Parser({
    onopentag(name) {
      judge(depth > 0 || isBlockElement(name) || BETWEEN_BLOCKS.includes(name));
      hasBlocks ||= isBlockElement(name);
      depth += 1;
      if (VERBATIM.includes(name)) verbatimDepth += 1;
    },
    ontext(piece) {
      if (depth === 0) judge(piece.trim() === '');
      else judge(verbatimDepth > 0 || !AFTER_EMPTY_LINE.test(piece));
    },
    onclosetag(name) {
      depth -= 1;
      if (VERBATIM.includes(name)) verbatimDepth -= 1;
    },
  });
  parser.write(text);
  return isHtml && hasBlocks;
};

const BETWEEN_BLOCKS = ['script', 'style', 'iframe', 'oembed', 'svg', 'br'];
const VERBATIM = ['pre', 'script', 'style', 'textarea'];
const AFTER_EMPTY_LINE = /\n[ \t]*\n[ \t]*\S/;
