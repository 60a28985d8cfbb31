import type { PlatformFailure, PlatformId } from '../../platforms/contract';

export type CircuitState = 'closed' | 'open' | 'half_open';

/** The circuit breaker of one platform app, as stored. */
export interface Circuit {
  id: number;
  app: string;
  platform: PlatformId;
  state: CircuitState;
  /** Failures in a row. */
  failures: number;
  /** How often it opened in a row. */
  openings: number;
  reason: string | null;
  openedAt: string | null;
  /** The next try; of a half-open one, when the try counts as lost. */
  retryAt: string | null;
  probeId: number | null;
}

export interface CircuitRules {
  /** Failures in a row that open it. */
  failures: number;
  /** First and longest rest, ms. */
  restMs: number;
  maxRestMs: number;
}

export type CircuitSignal = 'none' | 'failure' | 'open_now';

/**
 * What a failed attempt says about the platform's app as a whole: a refused post says nothing, a
 * silent or broken platform counts, wrong keys or spent credits concern every account at once.
 */
export const signalOf = ({ failure, code, httpStatus }: PlatformFailure): CircuitSignal => {
  if (failure.family === 'operator_problem') return 'open_now';
  if (failure.family !== 'retryable' && failure.family !== 'unknown_outcome') return 'none';
  const isSilent = code.startsWith('TRANSPORT_');
  return isSilent || (httpStatus !== null && httpStatus >= 500) ? 'failure' : 'none';
};

/** What a circuit becomes by one more signal; null: nothing changes. */
export const afterSignal = (
  circuit: Pick<Circuit, 'state' | 'failures' | 'openings'>,
  signal: Exclude<CircuitSignal, 'none'>,
  { rules, now }: { rules: CircuitRules; now: number }
): Pick<Circuit, 'state' | 'failures' | 'openings'> & { retryAt: Date | null } => {
  const failures = circuit.failures + 1;
  const opens = signal === 'open_now' || circuit.state !== 'closed' || failures >= rules.failures;
  if (!opens) return { state: 'closed', failures, openings: circuit.openings, retryAt: null };
  const openings = circuit.openings + 1;
  const restMs = Math.min(rules.maxRestMs, rules.restMs * 2 ** Math.min(openings - 1, 30));
  return { state: 'open', failures, openings, retryAt: new Date(now + restMs) };
};
