import type { Subject } from './subject';
import type { Trial } from './trial';

/** One promise that every adapter keeps. */
export interface ConformanceCase {
  /** Unique and readable: it is the row of the table. */
  name: string;
  group: string;
  /** Why it does not apply; null when it does. */
  skip?(subject: Subject): string | null;
  /** Rejects with what is wrong. */
  run(trial: Trial): Promise<void>;
}

export interface CaseResult {
  name: string;
  group: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** Why it was skipped or failed. */
  reason: string | null;
}
