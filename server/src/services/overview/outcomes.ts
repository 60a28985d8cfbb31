import type { Core } from '@strapi/types';

import { isPlatformFault } from '../deliveries/platform-fault';
import type { OverviewDays } from './overview-days';
import { countedDeliveries, type OverviewScope } from './overview-scope';

/** How posts of a day ended. */
export interface OutcomeCount {
  /** Place of the day among those of the overview; {@link BEFORE}: one of the days before them. */
  day: number;
  state: string;
  /** What failed as the platform did not work. */
  isPlatformFault: boolean;
  count: number;
}

export const BEFORE = -1;

const ENDED = ['published', 'missed', 'unknown'];

interface Row {
  day: number | string;
  state: string;
  error_family?: string | null;
  rows: number | string;
}

/** How what was meant to go out on the days, and on those before, has ended so far. */
export const countOutcomes = async (
  strapi: Core.Strapi,
  scope: OverviewScope,
  days: OverviewDays
): Promise<OutcomeCount[]> => {
  const counted = (states: readonly string[]) =>
    countedDeliveries(strapi, scope, states)
      .where('scheduled_at', '>=', new Date(days.beforeFrom))
      .where('scheduled_at', '<', new Date(days.to))
      .select('state', dayColumn(strapi, days))
      .count({ rows: '*' });
  const ended: Row[] = await counted(ENDED).groupBy('state', 'day');
  // Only of these the family is read, which stands behind the wide columns of a row.
  const failed: Row[] = await counted(['failed'])
    .select('error_family')
    .groupBy('state', 'day', 'error_family');
  return [...ended, ...failed].map(({ day, state, error_family: family, rows }) => ({
    ...{ day: Number(day), state, count: Number(rows) },
    isPlatformFault: isPlatformFault(family),
  }));
};

/** The place of the day that a post was meant for, the latest looked at first. */
const dayColumn = (strapi: Core.Strapi, { days }: OverviewDays) => {
  const latestFirst = days.map(({ from }, place) => ({ from, place })).reverse();
  const cases = latestFirst.map(({ place }) => `when scheduled_at >= ? then ${place}`).join(' ');
  const starts = latestFirst.map(({ from }) => new Date(from));
  return strapi.db.connection.raw(`case ${cases} else ${BEFORE} end as day`, starts);
};
