import { z } from 'zod';

import type { HttpResponse, RateLimitStatus } from '../contract';

const MINUTE_MS = 60_000;

const usageSchema = z.record(
  z.string(),
  z.array(z.object({ estimated_time_to_regain_access: z.coerce.number().catch(0) })).catch([])
);

/**
 * When `X-Business-Use-Case-Usage` says that calls are allowed again (RL: minutes, per business and
 * kind of use; the longest one counts).
 *
 * @param now epoch ms
 * @returns epoch ms; null when the header is absent, unreadable, or names no wait
 */
export const accessRegainedAt = (headers: HttpResponse['headers'], now: number): number | null => {
  const usage = usageSchema.safeParse(parseJson(headers['x-business-use-case-usage'] ?? ''));
  if (!usage.success) return null;
  const waits = Object.values(usage.data)
    .flat()
    .map((use) => use.estimated_time_to_regain_access);
  const minutes = Math.max(0, ...waits.filter(Number.isFinite));
  return minutes > 0 ? now + minutes * MINUTE_MS : null;
};

/** Beyond this percentage calls are better left to the next hour (RL): it counts as used up. */
const STOP_AT_PERCENT = 95;

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const percent = z.coerce.number().catch(0);
const loadSchema = z.object({
  call_count: percent,
  total_time: percent,
  total_cputime: percent,
});
const businessLoadSchema = z.record(
  z.string(),
  z
    .array(loadSchema.extend({ estimated_time_to_regain_access: z.coerce.number().catch(0) }))
    .catch([])
);

/**
 * What the usage headers say, of the fullest budget, in percent of what should be used (RL).
 * `X-App-Usage` is about a rolling hour, `X-Business-Use-Case-Usage` about a rolling day, and
 * `X-Page-Usage` is an older one that may still come.
 *
 * @param now epoch ms
 * @returns null when there is no such header
 */
export const usageStatus = (
  headers: HttpResponse['headers'],
  now: number
): RateLimitStatus | null => {
  const budgets = [
    ...loadsIn(headers['x-app-usage'], now + HOUR_MS),
    ...loadsIn(headers['x-page-usage'], now + DAY_MS),
    ...businessLoads(headers['x-business-use-case-usage'], now),
  ];
  const [fullest] = budgets.sort((one, other) => other.percent - one.percent);
  if (!fullest) return null;
  const remaining = Math.max(0, Math.floor(STOP_AT_PERCENT - fullest.percent));
  return { limit: STOP_AT_PERCENT, remaining, resetsAt: fullest.resetsAt };
};

interface Load {
  percent: number;
  /** Epoch ms; windows roll, so at the latest. */
  resetsAt: number;
}

const percentOf = (load: z.output<typeof loadSchema>): number =>
  Math.max(load.call_count, load.total_time, load.total_cputime);

const loadsIn = (header: string | undefined, resetsAt: number): Load[] => {
  const load = loadSchema.safeParse(parseJson(header ?? ''));
  return load.success ? [{ percent: percentOf(load.data), resetsAt }] : [];
};

const businessLoads = (header: string | undefined, now: number): Load[] => {
  const loads = businessLoadSchema.safeParse(parseJson(header ?? ''));
  if (!loads.success) return [];
  return Object.values(loads.data)
    .flat()
    .map((load) => {
      const minutes = load.estimated_time_to_regain_access;
      const isBlocked = Number.isFinite(minutes) && minutes > 0;
      return {
        percent: percentOf(load),
        resetsAt: now + (isBlocked ? minutes * MINUTE_MS : DAY_MS),
      };
    });
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
