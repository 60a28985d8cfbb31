import { BACKEND_LABELS, type BackendName } from '../engine/backend';
import type { Latency } from '../engine/measure-latency';
import type { BackendFigures } from '../engine/run-backend';
import type { Percentiles } from '../figures/percentiles';
import type { Row } from './row';

/** What the engine promises on two cores. */
const GOALS = {
  dispatchP95Ms: 60,
  dispatchRatio: 4,
  driftP99Ms: 2_000,
  deliveriesPerSecond: { embedded: 100, redis: 200, postgres: null },
} as const satisfies {
  deliveriesPerSecond: Record<BackendName, number | null>;
  [goal: string]: unknown;
};

type Bare = Omit<Row, 'where' | 'cpu'> & { cpu?: string };

/** The table of one backend. */
export const engineRows = (figures: BackendFigures): Row[] => {
  const rows: Bare[] = [
    ...latencyRows('API alone', figures.accepting),
    ...plainLatencyRows('API alone, one client', figures.single),
    ...latencyRows('while publishing', figures.working),
    ...throughputRows(figures),
    driftRow(figures.drift),
    ...sweepRows(figures),
    nothingMayBe('deliveries that were due and not published', figures.unpublished),
    nothingMayBe('posts beyond one for each delivery', figures.surplusPosts),
  ];
  return rows.map((row) => ({ cpu: '', ...row, where: BACKEND_LABELS[figures.backend] }));
};

const latencyRows = (when: string, latency: Latency): Bare[] => {
  const { dispatch, create } = latency;
  const ratio = dispatch.p95 / create.p95;
  const [first, ...others] = plainLatencyRows(when, latency);
  const judged = {
    goal: `p95 ≤ ${GOALS.dispatchP95Ms} ms and ≤ ${GOALS.dispatchRatio} ×`,
    isReached: dispatch.p95 <= GOALS.dispatchP95Ms && ratio <= GOALS.dispatchRatio,
  };
  return [...(first ? [{ ...first, ...judged }] : []), ...others];
};

const plainLatencyRows = (when: string, { dispatch, create, createInAdmin }: Latency): Bare[] => [
  {
    ...measuredBeside(`dispatch to 6 targets, ${when}`, times(dispatch)),
    cpu: cpu(dispatch),
    beside: `${(dispatch.p95 / create.p95).toFixed(2)} × a create (p95)`,
  },
  {
    ...measuredBeside(`document create (content API), ${when}`, times(create)),
    cpu: cpu(create),
  },
  {
    ...measuredBeside(`document create (Content Manager), ${when}`, times(createInAdmin)),
    cpu: cpu(createInAdmin),
  },
];

const throughputRows = ({ backend, throughput, rawPerSecond }: BackendFigures): Bare[] => {
  const rate = meanOf(throughput.map(({ perSecond }) => perSecond));
  const raw = meanOf(rawPerSecond);
  const goal = GOALS.deliveriesPerSecond[backend];
  const rounds = throughput.map(({ perSecond }) => perSecond.toFixed(0)).join(', ');
  return [
    {
      what: 'deliveries end to end',
      figure: `${rate.toFixed(0)} / s (rounds: ${rounds})`,
      cpu: cpu({ cpuMsEach: meanOf(throughput.map(({ cpuMsEach }) => cpuMsEach)) }),
      beside: `${(raw / rate).toFixed(1)} × less than plain BullMQ`,
      goal: goal === null ? null : `≥ ${goal} / s`,
      isReached: goal === null ? null : rate >= goal,
    },
    measuredBeside('plain BullMQ, no-op job', `${raw.toFixed(0)} / s`),
  ];
};

const driftRow = (drift: Percentiles): Bare => ({
  what: `start drift of ${drift.count} deliveries`,
  figure: times(drift),
  beside: '',
  goal: `p99 ≤ ${GOALS.driftP99Ms} ms`,
  isReached: drift.p99 <= GOALS.driftP99Ms,
});

const sweepRows = ({ sweep: { rows, empty, full, scans } }: BackendFigures): Bare[] => [
  measuredBeside('one sweep, empty table', times(empty)),
  {
    what: `one sweep, ${rows} finished deliveries`,
    figure: times(full),
    beside: `${(full.p50 / empty.p50).toFixed(2)} × the empty table (p50)`,
    goal: 'indexes only',
    isReached: scans.length === 0,
  },
];

const nothingMayBe = (what: string, count: number): Bare => ({
  what,
  figure: String(count),
  beside: '',
  goal: '0',
  isReached: count === 0,
});

const measuredBeside = (what: string, figure: string): Bare => ({
  ...{ what, figure },
  ...{ beside: '', goal: null, isReached: null },
});

const times = ({ p50, p95, p99, max }: Percentiles): string =>
  `p50 ${ms(p50)}  p95 ${ms(p95)}  p99 ${ms(p99)}  max ${ms(max)} ms`;

const cpu = ({ cpuMsEach }: { cpuMsEach: number }): string => `${ms(cpuMsEach)} ms`;

const ms = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
