import { diffArrays } from 'diff';

import type { DiffPiece } from '../../../../contracts/adaptations';
import { languageOf, primaryLanguageOf } from '../adaptation/language-of';

/** Longer texts are shown one after the other; UTF-16 units of both together. */
const LONGEST = 20_000;

/**
 * Of the words of both texts this share may have changed. Beyond it what is left in common are
 * "the" and "and": nobody reads that, and finding it takes longest.
 */
const MOST_CHANGED = 0.7;

/** What changes from one wording to another, word by word as the language has words. */
export const diffOf = (
  { from, to }: { from: string; to: string },
  language: string | null
): DiffPiece[] => {
  if (from === to) return to === '' ? [] : [{ kind: 'same', text: to }];
  if (from.length + to.length > LONGEST) return oneAfterTheOther(from, to);
  const wordsOf = wordsIn(language);
  const [before, after] = [wordsOf(from), wordsOf(to)];
  const maxEditLength = Math.ceil((before.length + after.length) * MOST_CHANGED);
  const changes = diffArrays(before, after, { maxEditLength });
  if (!changes) return oneAfterTheOther(from, to);
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
};

/** Where words stand without spaces between them; everywhere else spaces tell, and much faster. */
const WITHOUT_SPACES = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my', 'yue']);

/** A link, a word or a row of signs, each with the white space before it. */
const WORD = /\s*(?:https?:\/\/\S+|[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]+)|\s+/gu;

/** Cuts a text into words; put together they are the text. */
const wordsIn = (language: string | null): ((text: string) => string[]) => {
  if (!WITHOUT_SPACES.has(primaryLanguageOf(language))) return (text) => text.match(WORD) ?? [];
  const segmenter = new Intl.Segmenter(languageOf(language), { granularity: 'word' });
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
};

const oneAfterTheOther = (from: string, to: string): DiffPiece[] =>
  [
    { kind: 'removed' as const, text: from },
    { kind: 'added' as const, text: to },
  ].filter(({ text }) => text !== '');
