import { BACKEND_LABELS } from '../engine/backend';
import type { Row } from '../report/row';
import type { DashboardFigures, Question } from './measure-dashboard';

/** What people wait for a page's numbers at most, ms. */
const GOAL_MS = 200;
/** However much is exported. */
const GOAL_EXPORT_MB = 32;

/** What the table says of one database. */
export const apiRows = (figures: DashboardFigures): Row[] => {
  const { backend, sizes, addUpMs, turnMs, questions, exported } = figures;
  const plain = { where: BACKEND_LABELS[backend], cpu: '', goal: null, isReached: null };
  return [
    {
      ...{ ...plain, what: `${sizes.posts} posts with ${sizes.looks} looks, added up anew` },
      figure: `${(addUpMs / 1000).toFixed(1)} s`,
      beside: `${sizes.cells} sums of days; a turn with nothing new: ${turnMs.toFixed(0)} ms`,
    },
    ...questions.map((question) => ({ ...plain, ...questionRow(question) })),
    {
      ...{ ...plain, what: `${sizes.posts} posts exported as CSV: memory in use grows by` },
      figure: `${exported.growthMb.toFixed(0)} MB`,
      beside: `${exported.megabytes.toFixed(0)} MB in ${(exported.ms / 1000).toFixed(1)} s`,
      goal: `≤ ${GOAL_EXPORT_MB} MB`,
      isReached: exported.growthMb <= GOAL_EXPORT_MB,
    },
  ];
};

const questionRow = ({ what, times, plans }: Question) => ({
  what,
  figure: `p95 ${times.p95.toFixed(0)} ms`,
  beside: `p50 ${times.p50.toFixed(0)} ms; ${waysOf(plans)}`,
  ...{ goal: `≤ ${GOAL_MS} ms`, isReached: times.p95 <= GOAL_MS },
});

/** Each way once, in the order they are gone. */
const waysOf = (plans: Question['plans']): string =>
  [...new Set(plans.flatMap(({ ways }) => ways))].join(', ');
