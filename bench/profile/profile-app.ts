import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { InsideCalls } from '../app/inside-calls';
import { ARTEFACTS } from '../paths';
import { summarise } from './summarise-profile';

const STATEMENTS_SHOWN = 25;

export interface ProfiledWork<Result> {
  /** Names the files and the report. */
  title: string;
  processes: readonly InsideCalls[];
  /** What the counts of statements are divided by. */
  per: { what: string; count: number };
  work: () => Promise<Result>;
}

/** Does the work while every process is sampled and its SQL is counted, and prints what cost. */
export const profileApp = async <Result>(profiled: ProfiledWork<Result>): Promise<Result> => {
  const { title, processes, per, work } = profiled;
  mkdirSync(ARTEFACTS, { recursive: true });
  for (const inside of processes) {
    await inside.countSql();
    await inside.profile();
  }
  const result = await work();
  for (const [index, inside] of processes.entries()) {
    const file = join(ARTEFACTS, `${title.replace(/\W+/g, '-')}-${index}.cpuprofile`);
    await inside.profileEnd(file);
    console.log(`\n── ${title}, process ${index} of ${processes.length} ── ${file}`);
    console.log(summarise(file));
  }
  await printStatements(processes, per);
  return result;
};

const printStatements = async (
  processes: readonly InsideCalls[],
  { what, count }: { what: string; count: number }
): Promise<void> => {
  const totals = new Map<string, number>();
  for (const inside of processes) {
    for (const [sql, times] of await inside.countSqlEnd()) {
      totals.set(sql, (totals.get(sql) ?? 0) + times);
    }
  }
  const all = [...totals.values()].reduce((sum, times) => sum + times, 0);
  console.log(`\nSQL statements per ${what}: ${(all / count).toFixed(2)}`);
  const sorted = [...totals].sort(([, a], [, b]) => b - a).slice(0, STATEMENTS_SHOWN);
  for (const [sql, times] of sorted) console.log(`  ${(times / count).toFixed(2)}  ${sql}`);
};
