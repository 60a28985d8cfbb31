/** Other spaces (ideographic, narrow no-break, thin) are typography and stay as they are. */
const SPACES = ' \t\n\u00A0';
const RUN_OF_SPACES = /[ \t\n\u00A0]+/g;

/** Scripts that are written without spaces between words, with their punctuation. */
const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303F\u30FC\uFF01-\uFF60]$/u;

/** The spaces at the beginning; all of a text that holds nothing else. */
export const leadingSpaces = (text: string): string => {
  let end = 0;
  while (end < text.length && SPACES.includes(text.charAt(end))) end += 1;
  return text.slice(0, end);
};

/** By hand: a pattern that ends in "$" takes quadratic time on runs inside of the text. */
export const trailingSpaces = (text: string): string => {
  let start = text.length;
  while (start > 0 && SPACES.includes(text.charAt(start - 1))) start -= 1;
  return text.slice(start);
};

/** One space for each run of them, none for a line end between two Chinese or Japanese signs. */
export const evenSpaces = (text: string): string =>
  text.replace(RUN_OF_SPACES, (run: string, at: number) =>
    gapBetween(text.slice(Math.max(0, at - 2), at), run, text.slice(at + run.length))
  );

/**
 * What becomes of the spaces between two texts. Browsers join lines of Chinese and Japanese without
 * a space (CSS Text 3, segment break transformation), because a space would part words there.
 */
export const gapBetween = (before: string, spaces: string, after: string): string => {
  if (spaces === '') return '';
  const isJoined =
    spaces.includes('\n') && isUnspaced(lastSignOf(before)) && isUnspaced(firstSignOf(after));
  return isJoined ? '' : ' ';
};

const isUnspaced = (sign: string): boolean => UNSPACED.test(sign);

const firstSignOf = (text: string): string => {
  const code = text.codePointAt(0);
  return code === undefined ? '' : String.fromCodePoint(code);
};

const lastSignOf = (text: string): string => Array.from(text.slice(-2)).at(-1) ?? '';
