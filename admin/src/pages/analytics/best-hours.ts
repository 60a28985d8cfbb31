import {
  clockHourOf,
  MIN_POSTS_FOR_HOURS,
  MIN_POSTS_OF_HOUR,
  weekdayOfHour,
} from '../../../../contracts/analytics-hours';
import type { AnalyticsGroup } from '../../../../contracts/analytics';

/** How an hour does beside the best one. */
export type Strength = 'some' | 'more' | 'most';

type Hour = Pick<AnalyticsGroup, 'key' | 'measured' | 'engagementPerPost'>;

/** So many are named. */
const NAMED = 3;
const MOST = 0.75;
const MORE = 0.4;

const isTold = (hour: Hour): hour is Hour & { key: string; engagementPerPost: number } =>
  hour.key !== null && hour.engagementPerPost !== null && hour.measured >= MIN_POSTS_OF_HOUR;

/** A few posts make no pattern. */
export const isWorthComparing = (hours: readonly Hour[]): boolean =>
  hours.reduce((sum, { measured }) => sum + measured, 0) >= MIN_POSTS_FOR_HOURS &&
  hours.some(isTold);

/** The hours that bring most for each post, best first; those of too few posts do not count. */
export const bestHours = (hours: readonly Hour[]) =>
  hours
    .filter(isTold)
    .filter(({ engagementPerPost }) => engagementPerPost > 0)
    .sort((one, other) => other.engagementPerPost - one.engagementPerPost)
    .slice(0, NAMED)
    .map(({ key, engagementPerPost }) => ({
      weekday: weekdayOfHour(Number(key)),
      hour: clockHourOf(Number(key)),
      engagementPerPost,
    }));

/** Null: too few posts of that hour, or none with numbers. */
export const strengthOf = (hours: readonly Hour[]): ((hour: Hour) => Strength | null) => {
  const best = Math.max(0, ...hours.filter(isTold).map((hour) => hour.engagementPerPost));
  return (hour) => {
    if (!isTold(hour)) return null;
    const share = best === 0 ? 0 : hour.engagementPerPost / best;
    if (share >= MOST) return 'most';
    return share >= MORE ? 'more' : 'some';
  };
};
