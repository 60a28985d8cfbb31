import type { Span } from './fact';
import { wordTokensOf, type WordToken } from './word-tokens';

/** So many words in a row are the order's; shorter orders count whole. */
const WORDS_IN_A_ROW = 4;
/** One word alone is no statement. */
const LEAST_WORDS = 2;
/** Letters of a stretch in a script that parts no words. */
const LEAST_LETTERS = 4;
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/u;

export interface OrderedArgs {
  /** What orders in the article want to be said. */
  ordered: readonly string[];
  /** Whether the article itself says something. */
  says(this: void, words: string): boolean;
}

/** Finds what a model says because the article ordered it, and the article itself does not say. */
export const createOrderedWords = ({ ordered, says }: OrderedArgs) => {
  const rows = new Set<string>();
  for (const words of ordered.map(wordTokensOf)) {
    const size = Math.min(words.length, WORDS_IN_A_ROW);
    for (let place = 0; place + size <= words.length; place += 1) {
      const row = words.slice(place, place + size);
      const said = rowOf(row);
      if (isStatement(row) && !says(said)) rows.add(said);
    }
  }
  return (text: string): Span[] => (rows.size === 0 ? [] : spansOf(wordTokensOf(text), rows));
};

const rowOf = (words: readonly WordToken[]): string => words.map(({ folded }) => folded).join(' ');

const isStatement = (words: readonly WordToken[]): boolean =>
  words.length >= LEAST_WORDS ||
  words.some(({ text }) => UNSPACED.test(text) && text.length >= LEAST_LETTERS);

/** Stretches that overlap are one. */
const spansOf = (words: readonly WordToken[], rows: ReadonlySet<string>): Span[] => {
  const spans: Span[] = [];
  words.forEach(({ start }, place) => {
    for (let size = 1; size <= WORDS_IN_A_ROW; size += 1) {
      const row = words.slice(place, place + size);
      if (row.length < size || !rows.has(rowOf(row))) continue;
      const end = row.at(-1)?.end ?? start;
      const last = spans.at(-1);
      if (last && start < last.end) last.end = Math.max(last.end, end);
      else spans.push({ start, end });
    }
  });
  return spans;
};
