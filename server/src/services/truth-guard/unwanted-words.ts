import { foldWord } from './fold-word';
import { createOrderedWords } from './ordered-words';
import type { Problem } from './problem';
import { reasons } from './reasons';
import { instructionsIn } from './words/instructions';

/** Words that no post may hold, whatever the source says. */
export interface UnwantedWords {
  /** `view` is the scan view of the text. */
  find(this: void, text: string, view: string): Problem[];
}

/** A leak is known by as many words of a sentinel in a row. */
const WORDS_OF_LEAK = 6;
const LEAST_WORDS = 4;
/** The delimiters of the prompt. */
const DELIMITERS = ['<<<TASK', 'TASK>>>', '<<<PROBLEM', 'PROBLEM>>>'];

/** Rows of words by which instructions are recognised. */
export interface Sentinels {
  rows: ReadonlySet<string>;
  /** The longest word of each row: hardly a text has one, and all others are not read. */
  longestWords: ReadonlySet<string>;
  /** Looked for as they stand, in lower case. */
  exact: readonly string[];
}

export const sentinelsOf = (lines: readonly string[]): Sentinels => {
  const rows = new Set<string>();
  const exact = DELIMITERS.map((mark) => mark.toLowerCase());
  for (const line of lines) {
    const words = wordsOf(line).map(({ folded }) => folded);
    if (words.length < LEAST_WORDS) {
      if (line.trim() !== '') exact.push(line.trim().toLowerCase());
      continue;
    }
    for (let place = 0; place === 0 || place + WORDS_OF_LEAK <= words.length; place += 1) {
      rows.add(words.slice(place, place + WORDS_OF_LEAK).join(' '));
    }
  }
  return { rows, longestWords: new Set([...rows].map(longestOf)), exact };
};

const longestOf = (row: string): string =>
  row.split(' ').reduce((longest, word) => (word.length > longest.length ? word : longest), '');

export interface UnwantedArgs {
  sentinels: Sentinels;
  bannedWords: readonly string[];
  /** Whether the article itself says something. */
  says(this: void, words: string): boolean;
  /** What orders in the article want to be said. */
  ordered: readonly string[];
}

export const createUnwantedWords = ({
  sentinels,
  bannedWords,
  says,
  ordered,
}: UnwantedArgs): UnwantedWords => {
  const banned = bannedPattern(bannedWords);
  const orderedIn = createOrderedWords({ ordered, says });
  return {
    find: (text, view) => [
      ...instructionsIn(view).map((span): Problem => ({
        ...{ kind: 'instruction', ...span },
        reason: reasons.instruction(text.slice(span.start, span.end).trim()),
      })),
      ...leaksIn(text, { sentinels, says }),
      ...orderedIn(text).map((span): Problem => ({
        ...{ kind: 'instruction', ...span },
        reason: reasons.ordered(text.slice(span.start, span.end)),
      })),
      ...(banned ? bannedIn(text, banned) : []),
    ],
  };
};

const leaksIn = (
  text: string,
  { sentinels: { rows, longestWords, exact }, says }: Pick<UnwantedArgs, 'sentinels' | 'says'>
): Problem[] => {
  const spans: { start: number; end: number }[] = [];
  const lower = text.toLowerCase();
  for (const sentinel of exact) {
    const start = lower.indexOf(sentinel);
    if (start >= 0) spans.push({ start, end: start + sentinel.length });
  }
  const folded = foldWord(text);
  if ([...longestWords].some((word) => folded.includes(word))) {
    const words = wordsOf(text);
    words.forEach(({ start }, place) => {
      for (const length of [LEAST_WORDS, LEAST_WORDS + 1, WORDS_OF_LEAK]) {
        const row = words.slice(place, place + length);
        const said = row.map(({ folded }) => folded).join(' ');
        if (row.length < length || !rows.has(said) || says(said)) continue;
        const end = row.at(-1)?.end ?? start;
        const last = spans.at(-1);
        if (last && start < last.end) last.end = Math.max(last.end, end);
        else spans.push({ start, end });
      }
    });
  }
  return spans.map(({ start, end }) => ({
    ...{ kind: 'instruction', start, end },
    reason: reasons.instruction(text.slice(start, end)),
  }));
};

const wordsOf = (text: string) =>
  Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ({ 0: word, index }) => ({
    ...{ folded: foldWord(word), start: index, end: index + word.length },
  }));

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Hang}]/u;

const bannedPattern = (words: readonly string[]): RegExp | null => {
  const patterns = words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => {
      const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/gu, '\\s+');
      return UNSPACED.test(word) ? pattern : `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`;
    });
  return patterns.length > 0 ? new RegExp(patterns.join('|'), 'giu') : null;
};

const bannedIn = (text: string, pattern: RegExp): Problem[] =>
  Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
    ...{ kind: 'banned', start: index, end: index + word.length },
    reason: reasons.banned(word),
  }));
