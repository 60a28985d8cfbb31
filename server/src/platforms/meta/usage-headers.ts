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

/** From here on a little air between two posts keeps calls from being refused (RL). */
const SLOW_DOWN_AT_PERCENT = 80;
const SLOW_PACE_MS = MINUTE_MS;

/** Windows roll, so that a full one is worth another look after this long. */
const LOOK_AGAIN_MS = 60 * MINUTE_MS;

const percent = z.coerce.number().catch(0);
const loadSchema = z.object({
  call_count: percent,
  total_time: percent,
  total_cputime: percent,
});
const businessLoadSchema = z.record(z.string(), z.array(loadSchema).catch([]));

/**
 * What the usage headers say, of the fullest budget, in percent of what should be used (RL): calls
 * in general. `X-App-Usage` is about a rolling hour, `X-Business-Use-Case-Usage` about a rolling
 * day, and `X-Page-Usage` is an older one that may still come.
 *
 * @param now epoch ms
 * @returns null when there is no such header, which means that little is used
 */
export const usageStatus = (
  headers: HttpResponse['headers'],
  now: number
): RateLimitStatus | null => {
  const percents = [
    ...loadsIn(headers['x-app-usage']),
    ...loadsIn(headers['x-page-usage']),
    ...businessLoads(headers['x-business-use-case-usage']),
  ];
  if (percents.length === 0) return null;
  const fullest = Math.max(...percents);
  const regainedAt = accessRegainedAt(headers, now);
  const remaining = regainedAt === null ? Math.floor(STOP_AT_PERCENT - fullest) : 0;
  return {
    ruleId: null,
    limit: STOP_AT_PERCENT,
    remaining: Math.max(0, remaining),
    resetsAt: regainedAt ?? now + LOOK_AGAIN_MS,
    ...(fullest >= SLOW_DOWN_AT_PERCENT ? { paceMs: SLOW_PACE_MS } : {}),
  };
};

const percentOf = (load: z.output<typeof loadSchema>): number =>
  Math.max(load.call_count, load.total_time, load.total_cputime);

const loadsIn = (header: string | undefined): number[] => {
  const load = loadSchema.safeParse(parseJson(header ?? ''));
  return load.success ? [percentOf(load.data)] : [];
};

const businessLoads = (header: string | undefined): number[] => {
  const loads = businessLoadSchema.safeParse(parseJson(header ?? ''));
  return loads.success ? Object.values(loads.data).flat().map(percentOf) : [];
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
