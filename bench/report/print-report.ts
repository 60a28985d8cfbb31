import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { tableOf } from '../../scripts/demo/table';
import { ARTEFACTS } from '../paths';
import type { Machine } from './machine';
import type { Row } from './row';

export interface Report {
  name: string;
  machine: Machine;
  options: object;
  rows: Row[];
  /** Everything that was measured. */
  figures: unknown;
  /** False: too little was measured to say whether a goal was reached. */
  isJudged: boolean;
}

const MAX_CELL = 60;

/** Prints the table and leaves the JSON in `artefacts/bench/<name>.json`. */
export const publishReport = (report: Report): void => {
  const { name, machine, rows, isJudged } = report;
  const cells = rows.map((row) => [
    row.where,
    row.what,
    row.figure,
    row.cpu,
    row.beside,
    row.goal ?? '',
    isJudged ? verdictOf(row) : '',
  ]);
  const header = ['backend', 'measured', 'figure', 'CPU each', 'beside', 'goal', 'reached'];
  console.log(`\n${tableOf(header, cells, MAX_CELL)}\n`);
  const { node, cores, cpu, memoryGb, postgres, redis, loadBefore, durableWriteMs } = machine;
  console.log(
    `Node ${node}, ${cores} cores (${cpu}), ${memoryGb} GB; PostgreSQL ${postgres}, Redis ${redis}; ` +
      `one durable write takes ${durableWriteMs} ms; load before the run ${loadBefore}.`
  );
  mkdirSync(ARTEFACTS, { recursive: true });
  const file = join(ARTEFACTS, `${name}.json`);
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`${file}`);
};

const verdictOf = ({ isReached }: Row): string =>
  isReached === null ? '' : isReached ? 'yes' : 'NO';
