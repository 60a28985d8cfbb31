import { parseArgs } from 'node:util';

import { describeMachine } from '../report/machine';
import { publishReport } from '../report/print-report';
import { apiRows } from './api-rows';
import { measureDashboard, type DashboardFigures } from './measure-dashboard';

const FULL = { posts: 100_000, days: 30, times: 40 };
const QUICK = { posts: 4_000, days: 30, times: 10 };

/** SQLite, and PostgreSQL. */
const ALL = ['embedded', 'postgres'] as const;

/**
 * `npm run bench -- api [--quick] [--backend embedded]`: the questions of the analytics page over
 * HTTP, on 100,000 posts of 30 days with their numbers.
 */
export const apiBench = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: { quick: { type: 'boolean', default: false }, backend: { type: 'string' } },
  });
  const { quick: isQuick, backend: wanted } = values;
  const backends = ALL.filter((name) => wanted === undefined || wanted === name);
  if (backends.length === 0) throw new Error(`--backend is one of: ${ALL.join(', ')}.`);
  const options = isQuick ? QUICK : FULL;
  const machine = describeMachine();
  const figures: DashboardFigures[] = [];
  for (const backend of backends) figures.push(await measureDashboard(backend, options));
  publishReport({
    name: 'api',
    ...{ machine, figures, options, isJudged: !isQuick },
    rows: figures.flatMap(apiRows),
  });
};
