import type { AdaptedText, GuardedText } from './adapted-text';
import { createChecker } from './check-adaptation';
import type { GuardSource } from './guard-source';
import { createSourceIndex } from './source-index';

/** A source that texts for it can be held against. */
export interface OpenSource {
  /** Never throws; some tenths of a millisecond for a post. */
  check(this: void, adapted: AdaptedText): GuardedText;
}

/**
 * Reads a source once, so that the texts of all targets are checked against it. Pure; some
 * milliseconds at most for a long article.
 */
export const openSource = (source: GuardSource): OpenSource => ({
  check: createChecker(createSourceIndex(source), source),
});
