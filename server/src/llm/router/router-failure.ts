import type { LlmFailureKind, LlmProviderId } from '../contract';
import type { LlmAttempt } from './attempt';
import { wordFailure } from './failure-words';

/**
 * Why nobody answered: the kind of what failed last and best, or
 *
 * - `over_budget`: whoever could be asked would have cost more than may be spent.
 * - `resting`: all are left alone after failures.
 * - `unable`: there is no provider, or none that sees pictures.
 */
export type RouterFailureKind = LlmFailureKind | 'over_budget' | 'resting' | 'unable';

/** What kept one provider from answering. */
export interface RouterTrouble {
  provider: LlmProviderId;
  label: string;
  model: string;
  kind: RouterFailureKind;
  /** For people. */
  message: string;
}

/** Nobody answered. */
export class RouterFailure extends Error {
  readonly kind: RouterFailureKind;
  /** Every call that was made, in the order in which they ended. */
  readonly attempts: readonly LlmAttempt[];
  /** One for each provider that was asked or could not be, in the order of asking. */
  readonly troubles: readonly RouterTrouble[];
  /** Time in which a vendor was at work, ms. */
  readonly vendorMs: number;

  constructor(
    kind: RouterFailureKind,
    {
      attempts,
      troubles,
      vendorMs,
    }: { attempts: readonly LlmAttempt[]; troubles: readonly RouterTrouble[]; vendorMs: number }
  ) {
    super(wordFailure(kind, troubles));
    this.name = 'RouterFailure';
    this.kind = kind;
    this.attempts = attempts;
    this.troubles = troubles;
    this.vendorMs = vendorMs;
  }
}

/** What gives most hope first: trying again helps, then somebody must act. */
const BY_HOPE: readonly RouterFailureKind[] = [
  'unavailable',
  'busy',
  'truncated',
  'unusable',
  'resting',
  'exhausted',
  'misconfigured',
  'over_budget',
  'unable',
];

/** One kind for the whole; a refusal of the content outweighs everything, as asking on is no use. */
export const kindOf = (troubles: readonly RouterTrouble[]): RouterFailureKind => {
  const kinds = new Set(troubles.map(({ kind }) => kind));
  if (kinds.has('blocked')) return 'blocked';
  const wasAsked = [...kinds].some((kind) => !NOT_ASKED.has(kind));
  if (!wasAsked && kinds.has('over_budget')) return 'over_budget';
  return BY_HOPE.find((kind) => kinds.has(kind)) ?? 'unable';
};

const NOT_ASKED: ReadonlySet<RouterFailureKind> = new Set(['over_budget', 'resting', 'unable']);
