/** One node of Strapi's blocks editor; unknown kinds are read through their children. */
interface BlockNode {
  type?: unknown;
  text?: unknown;
  children?: unknown;
  format?: unknown;
}

const MAX_INPUT_LENGTH = 1_000_000;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/**
 * Readable plain text of a text, rich text (markdown or HTML) or blocks attribute. Paragraphs are
 * parted by an empty line, list items begin with "• ". Anything else gives an empty string.
 */
export const plainTextOf = (value: unknown): string => {
  if (typeof value === 'string') return tidy(stripMarkup(value.slice(0, MAX_INPUT_LENGTH)));
  if (Array.isArray(value)) return tidy(value.map((node) => blockText(node)).join('\n\n'));
  return '';
};

const blockText = (node: unknown): string => {
  if (!isNode(node)) return '';
  if (node.type === 'list') {
    return childrenOf(node)
      .map((item) => (isNode(item) && item.type === 'list' ? blockText(item) : `• ${inline(item)}`))
      .join('\n');
  }
  if (node.type === 'image') return '';
  return inline(node);
};

const inline = (node: unknown): string => {
  if (!isNode(node)) return '';
  if (typeof node.text === 'string') return node.text;
  return childrenOf(node).map(inline).join('');
};

const childrenOf = (node: BlockNode): unknown[] =>
  Array.isArray(node.children) ? node.children : [];

const isNode = (value: unknown): value is BlockNode => typeof value === 'object' && value !== null;

/** Each pattern stops at the next thing of its own kind, so that hostile input costs linear time. */
const stripMarkup = (text: string): string =>
  text
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1>|$)/gi, '')
    .replace(/<br[^\S\n]*\/?>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '\n• ')
    .replace(/<\/(?:p|div|h[1-6]|ul|ol|blockquote)>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/&#(\d{1,7});/g, (_, code: string) => codePoint(Number(code)))
    .replace(/^```.*$/gm, '')
    .replace(/!\[[^[\]\n]*\]\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\)/g, '')
    .replace(/\[([^[\]\n]+)\]\([^()\n]*(?:\([^()\n]*\))?[^()\n]*\)/g, '$1')
    .replace(/^[^\S\n]{0,3}#{1,6}[^\S\n]+/gm, '')
    .replace(/^[^\S\n]{0,3}>[^\S\n]?/gm, '')
    .replace(/^[^\S\n]*[-*+][^\S\n]+/gm, '• ')
    .replace(/(\*\*|__)(?=\S)((?:(?!\1)[^\n])+)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+)(?<=\S)\*(?![\w*])/g, '$1');

const codePoint = (code: number): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
    ? String.fromCodePoint(code)
    : '';

/** Control characters and lone surrogates out, spaces and empty lines evened. */
const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\uFFFD/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
