import type { CaseResult } from './case';

/** What one adapter showed. */
export interface SubjectResults {
  platform: string;
  results: readonly CaseResult[];
}

const SIGNS = { passed: '✓', failed: '✗', skipped: '·' } as const;

/** Cases as rows, platforms as columns; below it why something was skipped or failed. */
export const conformanceTable = (all: readonly SubjectResults[]): string => {
  const names = [...new Set(all.flatMap(({ results }) => results.map(({ name }) => name)))];
  const width = Math.max(...names.map((name) => name.length));
  const head = `${' '.repeat(width)}  ${all.map(({ platform }) => platform).join('  ')}`;
  const rows = names.map((name) => {
    const signs = all.map(({ platform, results }) => {
      const result = results.find((one) => one.name === name);
      return (result ? SIGNS[result.outcome] : ' ').padEnd(platform.length);
    });
    return `${name.padEnd(width)}  ${signs.join('  ')}`;
  });
  return [head, ...rows, '', ...reasonsOf(all, 'skipped'), ...reasonsOf(all, 'failed')].join('\n');
};

const reasonsOf = (all: readonly SubjectResults[], outcome: 'skipped' | 'failed'): string[] =>
  all.flatMap(({ platform, results }) =>
    results
      .filter((result) => result.outcome === outcome)
      .map(({ name, reason }) => `${outcome}: ${platform}: ${name}: ${reason ?? ''}`)
  );

/** `conformance: adapters=8 cases=N passed=N failed=0 skipped=S`; cases are those of one adapter. */
export const conformanceSummary = (all: readonly SubjectResults[]): string => {
  const results = all.flatMap((one) => one.results);
  const count = (outcome: CaseResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length;
  const cases = new Set(results.map(({ name }) => name)).size;
  return `conformance: adapters=${all.length} cases=${cases} passed=${count('passed')} failed=${count('failed')} skipped=${count('skipped')}`;
};
