import type { Row } from '../report/row';
import type { OrderFigures } from './measure-order';

const GOALS = { perMinute: 3_000, heapGrowthMb: 20 } as const;
const WHERE = 'embedded + SQLite';
const MINUTE_MS = 60_000;

/** The table of one order. */
export const bulkRows = (figures: OrderFigures): Row[] => {
  const { rows, targets, deliveries, runMs, cpuMs, draftMs, early, end } = figures;
  const what = `${rows} rows × ${targets} ${targets === 1 ? 'target' : 'targets'}`;
  const perMinute = Math.floor((deliveries / runMs) * MINUTE_MS);
  const heapGrowthMb = end.heapMb - early.heapMb;
  return [
    {
      ...line(`${what}: posts enqueued`, `${perMinute} / min`),
      cpu: `${(cpuMs / Math.max(1, deliveries)).toFixed(1)} ms`,
      beside: `${Math.floor((rows / runMs) * MINUTE_MS)} rows / min`,
      goal: `≥ ${GOALS.perMinute} / min`,
      isReached: perMinute >= GOALS.perMinute,
    },
    {
      ...line(`${what}: JS heap, from a tenth to the end`, `${signed(heapGrowthMb)} MB`),
      beside: `${early.heapMb.toFixed(0)} → ${end.heapMb.toFixed(0)} MB; process ${early.rssMb.toFixed(0)} → ${end.rssMb.toFixed(0)} MB`,
      goal: `≤ ${GOALS.heapGrowthMb} MB`,
      isReached: heapGrowthMb <= GOALS.heapGrowthMb,
    },
    {
      ...line(`${what}: posts that are missing`, String(rows * targets - deliveries)),
      goal: '0',
      isReached: deliveries === rows * targets,
    },
    line(`${what}: draft from a filter`, `${(draftMs / 1000).toFixed(1)} s`),
    line(`${what}: slowest look at its progress`, `${figures.slowestAnswerMs.toFixed(0)} ms`),
  ];
};

const line = (what: string, figure: string): Row => ({
  ...{ what, figure, where: WHERE },
  ...{ cpu: '', beside: '', goal: null, isReached: null },
});

const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(1)}`;
