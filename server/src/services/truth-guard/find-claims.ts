import type { Span } from './fact';
import type { FactKind } from './facts-report';
import { lowerView } from './lower-view';
import type { Problem } from './problem';
import { reasons } from './reasons';
import type { SourceIndex } from './source-index';
import { claims } from './words/claims';
import { moments } from './words/moments';
import type { PhraseBook } from './words/phrase-book';

/** Words such as "free" and "tomorrow" in a text. */
export interface FoundClaims {
  /** One kind for each of them. */
  counts: FactKind[];
  spans: Span[];
  problems: Problem[];
}

export interface ClaimsArgs {
  index: SourceIndex;
  /** Of the text. */
  language: string;
}

/** Praise, promises and days that are meant from today, held against the source by what they mean. */
export const findClaims = (view: string, { index, language }: ClaimsArgs): FoundClaims => {
  const found: FoundClaims = { counts: [], spans: [], problems: [] };
  const lower = lowerView(view);
  const read = (book: PhraseBook, kind: FactKind) => {
    for (const { concept, start, end } of book.find(lower, language)) {
      found.counts.push(kind);
      found.spans.push({ start, end });
      if (isBorne(index, book, concept)) continue;
      const words = view.slice(start, end);
      const reason = kind === 'date' ? reasons.date(words) : reasons.claim(words, concept);
      found.problems.push({ kind, start, end, reason });
    }
  };
  read(moments, 'date');
  read(claims, 'claim');
  return found;
};

/** Sources in languages without a table cannot be asked. */
const isBorne = (index: SourceIndex, book: PhraseBook, concept: string): boolean => {
  if (index.language !== '' && !book.languages.has(index.language)) return true;
  if (index.bears(book, concept)) return true;
  return concept === 'free' && [...index.keys].some((key) => key.startsWith('p:0 '));
};
