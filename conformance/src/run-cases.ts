import type { CaseResult, ConformanceCase } from './case';
import { ALL_CASES } from './cases';
import type { Subject } from './subject';
import { Trial } from './trial';

/** Longer than any case needs when sleeping moves the clock. */
const CASE_TIMEOUT_MS = 120_000;

/**
 * Runs the conformance cases one after the other.
 *
 * @param cases @default every case there is
 */
export const runConformance = async (
  subject: Subject,
  cases: readonly ConformanceCase[] = ALL_CASES
): Promise<CaseResult[]> => {
  const results: CaseResult[] = [];
  for (const one of cases) results.push(await runCase(subject, one));
  return results;
};

const runCase = async (subject: Subject, one: ConformanceCase): Promise<CaseResult> => {
  const { name, group } = one;
  const reason = subject.skips?.[name] ?? one.skip?.(subject) ?? null;
  if (reason) return { name, group, outcome: 'skipped', reason };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It does not come to an end.')), CASE_TIMEOUT_MS);
  });
  try {
    await Promise.race([Trial.begin(subject).then((trial) => one.run(trial)), late]);
    return { name, group, outcome: 'passed', reason: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { name, group, outcome: 'failed', reason: message };
  } finally {
    clearTimeout(timer);
  }
};
