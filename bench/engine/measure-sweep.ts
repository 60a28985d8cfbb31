import type { InsideCalls, QueryPlan } from '../app/inside-calls';
import { percentilesOf, type Percentiles } from '../figures/percentiles';

export interface SweepCost {
  rows: number;
  /** Milliseconds. */
  empty: Percentiles;
  full: Percentiles;
  plans: QueryPlan[];
  /** Statements that read the whole table of deliveries; there should be none. */
  scans: string[];
}

/** SQLite says SCAN, even of an index from end to end; PostgreSQL says Seq Scan. */
const SCAN = /\bSCAN (?!CONSTANT|\d+ CONSTANT)|Seq Scan on "?distribution_logs/;
const WARM_UP_SWEEPS = 20;

/** One sweep without any delivery. */
export const measureEmptySweep = async (inside: InsideCalls, times: number) => {
  await inside.timeSweeps(WARM_UP_SWEEPS);
  return percentilesOf(await inside.timeSweeps(times));
};

/**
 * One sweep beside `rows` finished deliveries, which are copies of the newest one; afterwards the
 * table is empty again.
 */
export const measureFullSweep = async (
  inside: InsideCalls,
  { times, rows, empty }: { times: number; rows: number; empty: Percentiles }
): Promise<SweepCost> => {
  await inside.fillFinished(rows);
  await inside.timeSweeps(WARM_UP_SWEEPS);
  const full = percentilesOf(await inside.timeSweeps(times));
  const plans = await inside.explainSweep();
  const scans = plans
    .filter(({ plan }) => plan.some((line) => SCAN.test(line)))
    .map(({ sql }) => sql);
  await inside.clearDeliveries();
  return { rows, empty, full, plans, scans };
};
