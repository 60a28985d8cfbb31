import { BACKEND_LABELS } from '../engine/backend';
import type { Row } from '../report/row';
import type { DashboardFigures } from './measure-dashboard';

/** What people wait for a page's numbers at most, ms. */
const GOAL_MS = 200;

/** What the table says of one database. */
export const apiRows = ({ backend, sizes, addUpMs, queries }: DashboardFigures): Row[] => {
  const where = BACKEND_LABELS[backend];
  const made: Row = {
    ...{ where, what: `${sizes.posts} posts with ${sizes.looks} looks, added up anew` },
    ...{ figure: `${(addUpMs / 1000).toFixed(1)} s`, cpu: '', goal: null, isReached: null },
    beside: `${sizes.cells} sums of days`,
  };
  const asked = queries.map(({ what, times }) => ({
    ...{ where, what, cpu: '', figure: `p95 ${times.p95.toFixed(0)} ms` },
    beside: `p50 ${times.p50.toFixed(0)}, longest ${times.max.toFixed(0)} ms of ${times.count}`,
    ...{ goal: `≤ ${GOAL_MS} ms`, isReached: times.p95 <= GOAL_MS },
  }));
  return [made, ...asked];
};
