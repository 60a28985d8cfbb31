/**
 * What no author wrote on purpose: control characters, halves of surrogate pairs, code points that
 * never stand for a character, and the invisible rests of editors (soft hyphen, zero-width space,
 * word joiner, byte order mark, object and replacement character). ZWJ and ZWNJ stay, emoji, Persian
 * and Indic scripts need them; so do the marks of bidirectional text.
 */
const JUNK =
  /[\u00AD\u200B\u2060\uFEFF\uFFFC\uFFFD]|\p{Cs}|\p{Noncharacter_Code_Point}|(?![\t\n])\p{Cc}/gu;

/** Well-formed text without junk; every kind of line end is "\n". */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\v\f]/g, ' ')
    .replace(JUNK, '');

/**
 * A plain text as it may stand in a post: its lines stay, runs of spaces become one, and no more
 * than one empty line stands between two others. Applying it twice changes nothing more.
 */
export const tidyText = (text: string): string =>
  cleanText(text)
    .replace(/[ \t\u00A0]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** The beginning, at most `limit` UTF-16 units, never ending in half a character. */
export const beginningOf = (text: string, limit: number): string =>
  text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
