import { settleIn } from '../app/people';
import { openRun } from '../engine/run';
import { openSession } from '../engine/session';
import type { Percentiles } from '../figures/percentiles';
import { startPlatform } from '../platform/start-platform';
import { startSandboxPlatforms } from '../platform/start-sandbox';
import { describeMachine } from '../report/machine';
import { publishReport } from '../report/print-report';
import type { Row } from '../report/row';
import { makeSchedules } from './make-schedules';
import { measureSchedules, type ScheduleFigures } from './measure-schedules';
import { readScheduleOptions, type ScheduleOptions } from './schedule-options';

const GOAL_P99_MS = 2_000;
const WHERE = 'redis + PostgreSQL';

/**
 * `npm run bench -- schedules`: how punctual schedules are, many of them within one minute, and all
 * of them at the same moment. With `--sandbox` their posts are real calls of three platforms.
 */
export const schedulesBench = async (args: string[]): Promise<void> => {
  const options = readScheduleOptions(args);
  const machine = describeMachine();
  const figures = await measure(options);
  publishReport({
    name: options.isSandboxed ? 'schedules-sandbox' : 'schedules',
    ...{ machine, options, figures },
    rows: figures.flatMap((one) => rowsOf(one, options)),
    isJudged: !options.isQuick && !options.isProfiled,
  });
};

const measure = async (options: ScheduleOptions): Promise<ScheduleFigures[]> => {
  const { driftDeliveries: count, driftWindowMs } = options.counts;
  const start = options.isSandboxed ? startSandboxPlatforms : startPlatform;
  const run = await openRun('redis', options, start);
  try {
    const app = await run.open({ namespace: 'bench_schedules', works: true });
    try {
      await settleIn(app, run.platform);
      run.log(`making ${count} schedules`);
      const ids = await makeSchedules(await openSession(app), count);
      const figures: ScheduleFigures[] = [];
      // The same words twice are no post to real platforms, so there they go out once.
      for (const windowMs of options.isSandboxed ? [driftWindowMs] : [driftWindowMs, 0]) {
        run.log(`${count} schedules due within ${windowMs / 1000} s`);
        figures.push(await measureSchedules({ app, run }, { ids, windowMs }));
      }
      return figures;
    } finally {
      await app.stop();
    }
  } finally {
    await run.close();
  }
};

const rowsOf = (
  { windowMs, start, arrival, madeAheadMs }: ScheduleFigures,
  { isSandboxed }: ScheduleOptions
): Row[] => {
  const when = windowMs === 0 ? 'due at the same moment' : `due within ${windowMs / 1000} s`;
  const isPromised = windowMs > 0;
  const where = isSandboxed ? `${WHERE}, sandbox` : WHERE;
  const common = { where, cpu: '', beside: '', goal: null, isReached: null };
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
