import type { AdaptedText, GuardedText } from './adapted-text';
import { createChecker } from './check-adaptation';
import type { GuardSource } from './guard-source';
import { createSourceIndex } from './source-index';

/** A source that texts for it can be held against. */
export interface OpenSource {
  /** Never throws; some tenths of a millisecond for a post. */
  check(this: void, adapted: AdaptedText): GuardedText;
  /** Reads what is otherwise read when it is asked first: while nobody waits. */
  warm(this: void): void;
}

/**
 * Reads a source once, so that the texts of all targets are checked against it. Pure; some
 * milliseconds at most for a long article.
 */
export const openSource = (source: GuardSource): OpenSource => {
  const index = createSourceIndex(source);
  return { check: createChecker(index, source), warm: index.warm };
};
