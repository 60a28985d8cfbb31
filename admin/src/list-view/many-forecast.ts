import type { Forecast, ForecastRequest } from '../../../contracts/quotas';
import { instantOf, type ManyWish } from './many-plan';

/** As the server has it: posts of all targets of one forecast together. */
const MAX_POSTS = 5_000;

interface Question {
  wish: ManyWish;
  entries: number;
  /** Those that the wish means. */
  targetIds: readonly number[];
  siteId: number | undefined;
  zone: string;
  now: number;
}

/** What to ask the limits; null: nothing to ask, or slots decide. */
export const forecastQuestion = (question: Question): ForecastRequest | null => {
  const { wish, entries, targetIds, siteId, zone, now } = question;
  if (wish.timing === 'slots' || targetIds.length === 0) return null;
  if (targetIds.length * entries > MAX_POSTS) return null;
  const at = instantOf(wish, zone, now);
  if (wish.timing !== 'soon' && at === null) return null;
  const instant = at === null ? undefined : new Date(at).toISOString();
  return {
    ...(siteId === undefined ? {} : { siteId }),
    ...{ targetIds: [...targetIds], posts: entries },
    ...(wish.timing === 'spread' ? { until: instant } : {}),
    ...(wish.timing === 'at' ? { from: instant } : {}),
  };
};

/** What goes out within a minute goes out at once. */
const AT_ONCE_MS = 60_000;

export const isAtOnce = (at: string, now: number): boolean => Date.parse(at) - now < AT_ONCE_MS;

/** When the last of all posts goes out; `isComplete` false: the limits never let some out. */
export const lastOf = (
  forecasts: readonly Forecast[],
  entries: number
): { at: string | null; isComplete: boolean; reason: string | null } => {
  const times = forecasts.flatMap(({ times: all }) => all);
  return {
    at: times.sort().at(-1) ?? null,
    isComplete: forecasts.every(({ times: all }) => all.length >= entries),
    reason: forecasts.find(({ reason }) => reason !== null)?.reason ?? null,
  };
};
