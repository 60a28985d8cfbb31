import type { FactKind } from './facts-report';

/** A stretch of a text. UTF-16 indexes. */
export interface Span {
  start: number;
  end: number;
}

/**
 * Something that a text claims. `ways`: readings, each with the keys that the source must all have;
 * one reading that holds is enough. Keys are `n:1500`, `%:50`, `p:12 eur`, `d:11-24`, `t:18:30`…
 */
export interface Fact extends Span {
  kind: FactKind;
  ways: readonly (readonly string[])[];
  /** What the source has by this fact: more than its own keys, because a date also has a month. */
  gives: readonly string[];
  /** It counts in a source, never against a text: "one", "neuf". */
  isWeak?: boolean;
}

/** How a text is read. */
export interface Reading {
  /** Primary tag such as `de`; empty when it is not known. */
  language: string;
  /** ISO 8601 date of the day it was published; null when there is none. */
  publishedAt: string | null;
}
