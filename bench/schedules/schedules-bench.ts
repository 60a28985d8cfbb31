import { settleIn } from '../app/people';
import { readEngineOptions, type EngineOptions } from '../engine/engine-options';
import { openRun } from '../engine/run';
import { openSession } from '../engine/session';
import type { Percentiles } from '../figures/percentiles';
import { describeMachine } from '../report/machine';
import { publishReport } from '../report/print-report';
import type { Row } from '../report/row';
import { makeSchedules } from './make-schedules';
import { measureSchedules, type ScheduleFigures } from './measure-schedules';

const GOAL_P99_MS = 2_000;
const WHERE = 'redis + PostgreSQL';

/**
 * `npm run bench -- schedules`: how punctual schedules are, many of them within one minute, and all
 * of them at the same moment.
 */
export const schedulesBench = async (args: string[]): Promise<void> => {
  const options = readEngineOptions(args);
  const machine = describeMachine();
  const figures = await measure(options);
  publishReport({
    name: 'schedules',
    ...{ machine, options, figures },
    rows: figures.flatMap(rowsOf),
    isJudged: !options.isQuick,
  });
};

const measure = async (options: EngineOptions): Promise<ScheduleFigures[]> => {
  const { driftDeliveries: count, driftWindowMs } = options.counts;
  const run = await openRun('redis', options);
  try {
    const app = await run.open({ namespace: 'bench_schedules', works: true });
    try {
      await settleIn(app);
      run.log(`making ${count} schedules`);
      const ids = await makeSchedules(await openSession(app), count);
      const figures: ScheduleFigures[] = [];
      for (const windowMs of [driftWindowMs, 0]) {
        run.log(`${count} schedules due within ${windowMs / 1000} s`);
        const { platform } = run;
        figures.push(await measureSchedules({ app, platform }, { ids, windowMs }));
      }
      return figures;
    } finally {
      await app.stop();
    }
  } finally {
    await run.close();
  }
};

const rowsOf = ({ windowMs, start, arrival, madeAheadMs }: ScheduleFigures): Row[] => {
  const when = windowMs === 0 ? 'due at the same moment' : `due within ${windowMs / 1000} s`;
  const isPromised = windowMs > 0;
  const common = { where: WHERE, cpu: '', beside: '', goal: null, isReached: null };
  return [
    {
      ...common,
      what: `start drift of ${start.count} schedules ${when}`,
      figure: times(start),
      goal: isPromised ? `p99 ≤ ${GOAL_P99_MS} ms` : null,
      isReached: isPromised ? start.p99 <= GOAL_P99_MS : null,
    },
    { ...common, what: `arrival drift, ${when}`, figure: times(arrival) },
    {
      ...common,
      what: `last post made ahead, ${when}`,
      figure: `${(madeAheadMs / 1000).toFixed(0)} s`,
    },
  ];
};

const times = ({ p50, p95, p99, max }: Percentiles): string =>
  `p50 ${p50}  p95 ${p95}  p99 ${p99}  max ${max} ms`;
