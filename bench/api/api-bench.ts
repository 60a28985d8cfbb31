import { describeMachine } from '../report/machine';
import { publishReport } from '../report/print-report';
import { apiRows } from './api-rows';
import { measureDashboard, type DashboardFigures } from './measure-dashboard';

const FULL = { posts: 100_000, days: 30, times: 40 };
const QUICK = { posts: 4_000, days: 30, times: 10 };

/** SQLite, and PostgreSQL. */
const BACKENDS = ['embedded', 'postgres'] as const;

/**
 * `npm run bench -- api [--quick]`: the questions of the analytics page over HTTP, on 100,000 posts
 * of 30 days with their numbers.
 */
export const apiBench = async (args: string[]): Promise<void> => {
  const isQuick = args.includes('--quick');
  const options = isQuick ? QUICK : FULL;
  const machine = describeMachine();
  const figures: DashboardFigures[] = [];
  for (const backend of BACKENDS) figures.push(await measureDashboard(backend, options));
  publishReport({
    name: 'api',
    ...{ machine, figures, options, isJudged: !isQuick },
    rows: figures.flatMap(apiRows),
  });
};
