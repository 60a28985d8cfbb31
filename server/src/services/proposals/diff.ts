import { diffWordsWithSpace } from 'diff';

import type { DiffPiece } from '../../../../contracts/adaptations';
import { languageOf, primaryLanguageOf } from '../adaptation/language-of';

/** Longer texts are shown one after the other; UTF-16 units of both together. */
const LONGEST = 20_000;

/** What changes from one wording to another, word by word as the language has words. */
export const diffOf = (
  { from, to }: { from: string; to: string },
  language: string | null
): DiffPiece[] => {
  if (from === to) return to === '' ? [] : [{ kind: 'same', text: to }];
  if (from.length + to.length > LONGEST) return oneAfterTheOther(from, to);
  return diffWordsWithSpace(from, to, segmenterFor(language)).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
};

/** Where words stand without spaces between them; everywhere else spaces tell, and much faster. */
const WITHOUT_SPACES = new Set(['ja', 'zh', 'th', 'lo', 'km', 'my', 'yue']);

const segmenterFor = (language: string | null): { intlSegmenter?: Intl.Segmenter } => {
  if (!WITHOUT_SPACES.has(primaryLanguageOf(language))) return {};
  return { intlSegmenter: new Intl.Segmenter(languageOf(language), { granularity: 'word' }) };
};

const oneAfterTheOther = (from: string, to: string): DiffPiece[] => [
  { kind: 'removed', text: from },
  { kind: 'added', text: to },
];
