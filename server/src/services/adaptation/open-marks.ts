import type { Span } from './protected-spans';

/** Something opened and not closed yet; the outer ones follow by `outer`. */
interface Mark {
  opener: string;
  closer: string;
  depth: number;
  outer: Mark | null;
}

/** What is open at a place of a text. */
export interface OpenMarks {
  quotes: Mark | null;
  bidi: Mark | null;
}

const NONE: OpenMarks = { quotes: null, bidi: null };
const MARK = /[()[\]（）【】「」『』《》〈〉"“”„«»\u202A-\u202E\u2066-\u2069]|\n\s*/gu;

const QUOTES: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '（': '）',
  '【': '】',
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '“': '”',
  // Where „ opens, “ closes (de, cs) or ” does (pl, hu).
  '„': '“”',
  '«': '»',
  '»': '«',
  '"': '"',
};
const ISOLATES = '\u2066\u2067\u2068';
const POP_ISOLATE = '\u2069';
const EMBEDDINGS = '\u202A\u202B\u202D\u202E';
const POP_EMBEDDING = '\u202C';

/** More are opened by accident or malice only; none of them is closed then. */
const MAX_CLOSED = 3;
const MAX_QUOTE_DEPTH = 12;
/** The depth of the bidirectional algorithm (UAX #9, BD2); what is deeper has no effect. */
const MAX_BIDI_DEPTH = 125;

/**
 * Answers for ascending places what is open there. Quotes end with their paragraph, directions with
 * their line (UAX #9, X8). Marks inside `spans` belong to a link.
 */
export const createMarkReader = (text: string, spans: readonly Span[]) => {
  const marks = text.matchAll(MARK);
  let upcoming = marks.next();
  let span = 0;
  let open = NONE;
  const isInName = (place: number): boolean => {
    while ((spans[span]?.end ?? Infinity) <= place) span += 1;
    return (spans[span]?.start ?? Infinity) <= place;
  };
  return (end: number): OpenMarks => {
    while (!upcoming.done && upcoming.value.index < end) {
      const { 0: mark, index } = upcoming.value;
      open = after(open, { text, mark, index, isInName: isInName(index) });
      upcoming = marks.next();
    }
    return open;
  };
};

interface Found {
  text: string;
  mark: string;
  index: number;
  isInName: boolean;
}

const after = (open: OpenMarks, found: Found): OpenMarks => {
  const { mark, isInName } = found;
  if (mark.startsWith('\n')) {
    return { quotes: mark.indexOf('\n', 1) > 0 ? null : open.quotes, bidi: null };
  }
  if (ISOLATES.includes(mark)) return opened(open, mark, POP_ISOLATE);
  if (EMBEDDINGS.includes(mark)) return opened(open, mark, POP_EMBEDDING);
  if (mark === POP_ISOLATE) return { ...open, bidi: withoutIsolate(open.bidi) };
  if (mark === POP_EMBEDDING) {
    return open.bidi?.closer === mark ? { ...open, bidi: open.bidi.outer } : open;
  }
  return isInName ? open : { ...open, quotes: quotesAfter(open.quotes, found) };
};

const opened = (open: OpenMarks, opener: string, closer: string): OpenMarks => {
  const depth = (open.bidi?.depth ?? 0) + 1;
  if (depth > MAX_BIDI_DEPTH) return open;
  return { ...open, bidi: { opener, closer, depth, outer: open.bidi } };
};

/** It also ends the embeddings opened inside; without an isolate it does nothing (UAX #9, X6a). */
const withoutIsolate = (bidi: Mark | null): Mark | null => {
  let mark = bidi;
  while (mark && mark.closer !== POP_ISOLATE) mark = mark.outer;
  return mark ? mark.outer : bidi;
};

const quotesAfter = (quotes: Mark | null, { text, mark, index }: Found): Mark | null => {
  for (let open = quotes; open; open = open.outer) {
    if (open.closer.trimStart().includes(mark)) return open.outer;
  }
  const closer = QUOTES[mark];
  const depth = (quotes?.depth ?? 0) + 1;
  if (!closer || depth > MAX_QUOTE_DEPTH || !opensAt(text, index, mark)) return quotes;
  // « French » has its spaces inside.
  const isSpaced = mark === '«' && /[\s\u202F]/u.test(text.charAt(index + 1));
  return { opener: mark, closer: isSpaced ? `\u00A0${closer}` : closer, depth, outer: quotes };
};

/** An inch sign, a closing quote of another language or a smiley opens nothing. */
const opensAt = (text: string, index: number, mark: string): boolean => {
  const before = text.charAt(index - 1);
  if ('([（'.includes(mark)) return !/[:;=-]/.test(before);
  if ('"»“'.includes(mark)) return before === '' || /[\s\p{Ps}\p{Pi}\p{Pd}]/u.test(before);
  return true;
};

/** What closes everything that is open, the inner ones first. */
export const closersOf = ({ quotes, bidi }: OpenMarks): string => {
  const written = (quotes?.depth ?? 0) > MAX_CLOSED ? [] : marksOf(quotes);
  const closers = written.map(({ closer }) => (closer === '“”' ? '“' : closer));
  return closers.join('') + bidiClosersOf({ quotes, bidi });
};

/** Directions only: where a text goes on elsewhere, its quotes stay open. */
export const bidiClosersOf = ({ bidi }: OpenMarks): string =>
  marksOf(bidi)
    .map(({ closer }) => closer)
    .join('');

/** Opens the same directions again. */
export const bidiOpenersOf = ({ bidi }: OpenMarks): string =>
  marksOf(bidi)
    .map(({ opener }) => opener)
    .reverse()
    .join('');

const marksOf = (innermost: Mark | null): Mark[] => {
  const marks: Mark[] = [];
  for (let mark = innermost; mark; mark = mark.outer) marks.push(mark);
  return marks;
};

/** Closes what would turn the direction of whatever is written behind the text. */
export const withClosedBidi = (text: string): string =>
  /[\u202A-\u202E\u2066-\u2069]/.test(text)
    ? text + bidiClosersOf(createMarkReader(text, [])(text.length))
    : text;
