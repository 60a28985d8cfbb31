import { graphemesOf } from './graphemes';

/** POSTS: characters, of which an emoji counts as many as it has UTF-8 bytes. */
export const MAX_TEXT_LENGTH = 500;
/** POSTS: different links in text and attachment together, since 2025-12-22. */
const MAX_LINKS = 5;

const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;

/** Length of a text as Threads counts it. */
export const lengthOf = (text: string): number => {
  let length = 0;
  for (const grapheme of graphemesOf(text)) {
    length += EMOJI.test(grapheme) ? utf8Length(grapheme) : 1;
  }
  return length;
};

const utf8Length = (text: string): number => {
  let bytes = 0;
  for (const character of text) bytes += utf8BytesOf(character.codePointAt(0) ?? 0);
  return bytes;
};

const utf8BytesOf = (codePoint: number): number => {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
};

const ENDS_LINK = /[\s<>"]/;
const TRAILING = '.,;:!?\'")]}*_~…';

/**
 * Links in a text, each once: what begins with http(s)://, up to the next space or angle or double
 * quote, without punctuation at its end. Threads does not say what it takes for one.
 */
export const linksIn = (text: string): string[] => {
  const links = new Set<string>();
  let at = text.indexOf('://');
  while (at >= 0) {
    const start = at - schemeLengthBefore(text, at);
    if (start === at) {
      at = text.indexOf('://', at + 1);
      continue;
    }
    const end = endOfLink(text, start);
    const link = withoutPunctuation(text.slice(start, end));
    if (URL.canParse(link)) links.add(link);
    at = text.indexOf('://', end);
  }
  return [...links];
};

/** 4 for `http`, 5 for `https`, 0 for anything else. */
const schemeLengthBefore = (text: string, at: number): number => {
  const before = text.slice(Math.max(0, at - 5), at).toLowerCase();
  if (before === 'https') return 5;
  return before.endsWith('http') ? 4 : 0;
};

const endOfLink = (text: string, start: number): number => {
  let end = start;
  while (end < text.length && !ENDS_LINK.test(text.charAt(end))) end += 1;
  return end;
};

const withoutPunctuation = (link: string): string => {
  let end = link.length;
  while (end > 0 && TRAILING.includes(link.charAt(end - 1))) end -= 1;
  return link.slice(0, end);
};

export interface WrittenText {
  /** Null: none was sent. */
  text: string | null;
  linkAttachment: string | null;
}

/** Why a post's words are refused; null when they are not. */
export const textRefusal = ({ text, linkAttachment }: WrittenText): string | null => {
  if (text !== null && lengthOf(text) > MAX_TEXT_LENGTH) {
    return `Param text must be at most ${MAX_TEXT_LENGTH} characters long.`;
  }
  const links = new Set(linksIn(text ?? ''));
  if (linkAttachment !== null) links.add(linkAttachment);
  return links.size > MAX_LINKS ? 'THREADS_API__LINK_LIMIT_EXCEEDED' : null;
};

/** A post without files: a text is needed unless there is a link to attach (PM). */
export const textPostRefusal = (written: WrittenText): string | null => {
  const hasText = /\S/.test(written.text ?? '');
  if (!hasText && written.linkAttachment === null) {
    return 'The parameter text is required for a TEXT post.';
  }
  return textRefusal(written);
};
