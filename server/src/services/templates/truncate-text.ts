/** A cluster of more UTF-16 units than this is no letter any more. */
const GRAPHEME_UNITS = 32;
const MAX_LENGTH = 20_000;
/** Looks wrong before "…", in whatever script. */
const TRAILING = /[\s,;:،؛、，；：–—-]+$/u;
const TRAILING_LENGTH = 20;

export interface TruncateArgs {
  /** Most letters as people see them (graphemes), the ending included. */
  length: number;
  /** Stands for what is cut off. */
  ending: string;
  /** BCP-47: words are cut by the rules of the language. */
  locale: string;
}

/** The beginning of a text; a word is only cut when not even that one fits. */
export const truncateText = (text: string, { length, ending, locale }: TruncateArgs): string => {
  const max = Math.min(Math.max(Math.floor(length), 0), MAX_LENGTH);
  const shown = text.slice(0, (max + 1) * GRAPHEME_UNITS);
  const ends = graphemeEnds(shown, max + 1);
  if (ends.length <= max && shown.length === text.length) return text;
  const room = max - graphemeEnds(ending, max + 1).length;
  const cut = room > 0 ? (ends[Math.min(room, ends.length) - 1] ?? 0) : 0;
  if (cut === 0) return '';
  const kept = shown.slice(0, wordCut(shown, { cut, locale }));
  return `${withoutTrailing(kept)}${ending}`;
};

/** The first words of a text, told apart by blanks. */
export const truncateWords = (
  text: string,
  { count, ending }: { count: number; ending: string }
): string => {
  const max = Math.max(Math.floor(count), 1);
  let words = 0;
  for (const { index, 0: word } of text.matchAll(/\S+/gu)) {
    words += 1;
    const end = index + word.length;
    if (words === max && text.slice(end).trim() !== '') {
      return `${withoutTrailing(text.slice(0, end))}${ending}`;
    }
    if (words === max) break;
  }
  return text;
};

/** Segmenting takes the longer for each grapheme the longer the text is; so it gets a bit of it. */
const STRETCH = 500;

/** Where the first graphemes end, UTF-16 units. */
const graphemeEnds = (text: string, most: number): number[] => {
  const graphemes = new Intl.Segmenter('en');
  const ends: number[] = [];
  let from = 0;
  while (from < text.length && ends.length < most) {
    const stretch = text.slice(from, from + STRETCH);
    const isLast = from + STRETCH >= text.length;
    const found = Array.from(
      graphemes.segment(stretch),
      ({ index, segment }) => index + segment.length
    );
    // The last one may go on behind the stretch, unless it is all there is in it.
    if (!isLast && found.length > 1) found.pop();
    for (const end of found) ends.push(from + end);
    from += found.at(-1) ?? STRETCH;
  }
  return ends.slice(0, most);
};

/** The cut, or the beginning of the word it goes through. */
const wordCut = (text: string, { cut, locale }: { cut: number; locale: string }): number => {
  const words = new Intl.Segmenter(locale, { granularity: 'word' });
  // A word that is longer than this is cut: looking for its beginning would take ever longer.
  const from = Math.max(0, cut - 500);
  const around = text.slice(from, cut + 500);
  const word = words.segment(around).containing(cut - from);
  if (!word?.isWordLike || word.index === 0) return cut;
  const start = from + word.index;
  return text.slice(0, start).trim() === '' ? cut : start;
};

const withoutTrailing = (text: string): string => {
  const trimmed = text.trimEnd();
  const edge = Math.max(0, trimmed.length - TRAILING_LENGTH);
  return trimmed.slice(0, edge) + trimmed.slice(edge).replace(TRAILING, '');
};
