import type { Span } from './fact';
import type { FactKind } from './facts-report';

/** Something in a text that may not stay. */
export interface Problem extends Span {
  kind: FactKind;
  /** For people and for the model; a whole sentence. */
  reason: string;
}

/** What a text claims, counted, and what of it cannot stay. */
export interface Checked {
  counts: Partial<Record<FactKind, number>>;
  problems: Problem[];
}

const QUOTED = 90;

/** A stretch of a text for a sentence about it. */
export const shown = (text: string): string =>
  `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`;
