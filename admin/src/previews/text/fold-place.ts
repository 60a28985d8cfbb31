/** How much of a text is seen before somebody asks for the rest. */
export interface FoldRule {
  lines: number;
  /** Letters of usual width in a line. */
  columns: number;
}

/** Left free at the end of the last line for the words that unfold. */
const TAIL = 8;

/** East Asian letters and emoji take the room of two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** They stand on the letter before. */
const NARROW = /\p{M}|[\u200b-\u200f\u2060]/u;

const widthOf = (text: string): number => {
  let width = 0;
  for (const character of text) width += NARROW.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
};

/**
 * Where a text is folded, by the lines that it takes; a UTF-16 index, null when all of it is seen.
 * Platforms fold by what is drawn, and every screen draws otherwise: this is the usual place.
 */
export const foldPlace = (shown: string, { lines, columns }: FoldRule): number | null => {
  const place = lineStart(shown, { line: lines, columns });
  if (place === null) return null;
  const lastLine = lineStart(shown, { line: lines - 1, columns }) ?? 0;
  const end = trimmed(shown, { from: lastLine, until: place, columns: columns - TAIL });
  return shown.slice(0, end).trimEnd().length;
};

interface LineArgs {
  /** From 0. */
  line: number;
  columns: number;
}

/** Where a line begins when words are wrapped; null when there are not so many. */
const lineStart = (text: string, { line, columns }: LineArgs): number | null => {
  if (line <= 0) return 0;
  let row = 0;
  let used = 0;
  for (const { 0: piece, index } of text.matchAll(
    /\n|[^\S\n]+|[^\s\u2e80-\ua4cf\uac00-\ud7a3]+|\S/gu
  )) {
    if (piece === '\n') {
      row += 1;
      used = 0;
      if (row === line) return restOrNull(text, index + 1);
      continue;
    }
    const width = widthOf(piece);
    const isSpace = piece.trim() === '';
    if (!isSpace && used > 0 && used + width > columns) {
      row += 1;
      used = 0;
      if (row === line) return index;
    }
    used += width;
    // A word longer than a line is broken.
    while (!isSpace && used > columns) {
      row += 1;
      used -= columns;
      if (row === line) return brokenAt(text, { start: index, piece, left: used });
    }
  }
  return null;
};

/** Nothing but white space behind it is not worth folding. */
const restOrNull = (text: string, place: number): number | null =>
  text.slice(place).trim() === '' ? null : place;

/** So that `left` columns of the piece come into the next line. */
const brokenAt = (
  text: string,
  { start, piece, left }: { start: number; piece: string; left: number }
): number => {
  const kept = Math.max(0, widthOf(piece) - left);
  let width = 0;
  let place = start;
  for (const character of piece) {
    width += widthOf(character);
    if (width > kept) break;
    place += character.length;
  }
  return Math.min(place, text.length);
};

/** Leaves room at the end of the last line, at the end of a word where there is one. */
const trimmed = (
  text: string,
  { from, until, columns }: { from: number; until: number; columns: number }
): number => {
  const line = text.slice(from, until).trimEnd();
  if (widthOf(line) <= columns) return from + line.length;
  const characters = Array.from(line);
  while (characters.length > 0 && widthOf(characters.join('')) > columns) characters.pop();
  const cut = characters.join('');
  const lastSpace = cut.search(/\s\S*$/u);
  return from + (lastSpace > cut.length / 2 ? lastSpace : cut.length);
};
