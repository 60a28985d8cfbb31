import type { Core } from '@strapi/types';

import type { ExperimentMetric } from '../../../../contracts/experiments';
import { UIDS } from '../../constants';
import type { PlatformId } from '../../platforms/contract';
import type { StoredContent } from '../adaptation/stored-content';
import { tableOf } from '../database/table';
import type { DeliveryState } from '../deliveries/state-machine';
import { getService } from '../get-service';
import type { Experiment } from './experiment';

/** A post that got a variant. */
export interface ExperimentPost {
  id: number;
  platform: PlatformId;
  targetId: number | null;
  variant: string | null;
  state: DeliveryState;
  content: StoredContent;
  removedAt: string | null;
  goneAt: string | null;
}

/** How it stood some days after it went out; null where its platform does not tell. */
export interface PostNumbers {
  impressions: number | null;
  value: number | null;
}

interface DayRow {
  deliveryId: number;
  measuredAt: string;
  postedAt: string | null;
  impressions: string | number | null;
  engagement: string | number | null;
  clicks: string | number | null;
}

const HOUR_MS = 60 * 60_000;
/** A look may come a little before its hour. */
const EARLY = 0.9;
/** Databases take a limited number of values in one statement. */
const BATCH = 500;

/** All posts of an experiment, oldest first. */
export const postsOf = (strapi: Core.Strapi, { id }: Experiment): Promise<ExperimentPost[]> =>
  getService(strapi, 'deliveries').repository.pick(
    ['id', 'platform', 'targetId', 'variant', 'state', 'content', 'removedAt', 'goneAt'],
    { where: { experimentId: id }, orderBy: { id: 'asc' } }
  );

/**
 * The first numbers of each post after the experiment's window: every post is looked at in the same
 * age, and once it counts its numbers change no more.
 */
export const numbersOf = async (
  strapi: Core.Strapi,
  { windowHours, metric }: Experiment,
  ids: readonly number[]
): Promise<Map<number, PostNumbers>> => {
  const numbers = new Map<number, PostNumbers>();
  const table = tableOf<DayRow>(strapi, UIDS.analyticsDay);
  for (let from = 0; from < ids.length; from += BATCH) {
    const rows = await table.findMany({
      where: { deliveryId: { $in: ids.slice(from, from + BATCH) } },
      select: ['deliveryId', 'measuredAt', 'postedAt', 'impressions', 'engagement', 'clicks'],
      orderBy: [{ deliveryId: 'asc' }, { day: 'asc' }],
    });
    for (const row of rows) {
      if (!numbers.has(row.deliveryId) && isOldEnough(row, windowHours)) {
        numbers.set(row.deliveryId, numbersIn(row, metric));
      }
    }
  }
  return numbers;
};

const isOldEnough = ({ measuredAt, postedAt }: DayRow, windowHours: number): boolean => {
  if (postedAt === null) return false;
  const age = new Date(measuredAt).getTime() - new Date(postedAt).getTime();
  return age >= windowHours * HOUR_MS * EARLY;
};

/** PostgreSQL gives big integers as strings. */
const numbersIn = (row: DayRow, metric: ExperimentMetric): PostNumbers => ({
  impressions: row.impressions === null ? null : Number(row.impressions),
  value: row[metric] === null ? null : Number(row[metric]),
});
