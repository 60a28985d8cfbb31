import type { HttpResponse, RateLimitStatus } from '../contract';

type Headers = HttpResponse['headers'];

const MS_PER_S = 1000;

/** Charged for a created record, or a put one at most (same page). */
export const POINTS_PER_POST = 3;

/** Calls that write to the repository; what they use is told in points. */
const WRITES = /^com\.atproto\.repo\.(createRecord|putRecord|applyWrites|deleteRecord)$/;

/** Of the two windows of points, by their length in seconds. */
const RULE_OF_WINDOW: Readonly<Record<number, string>> = { 3600: 'posts', 86400: 'daily-posts' };

/** All calls of an address: 3,000 in so many seconds. */
const GENERAL_WINDOW_S = 300;

/** Signing in has a window of the same length with far fewer calls. */
const SIGN_IN = /^com\.atproto\.server\./;

/**
 * `ratelimit-limit`, `ratelimit-remaining`, `ratelimit-reset` (Unix seconds) and `ratelimit-policy`
 * (`5000;w=3600`) of an answer (https://docs.bsky.app/docs/advanced-guides/rate-limits, checked
 * 2026-11-22). The tightest window speaks, and only its length tells which one it is: null without
 * them, or when it is one that no post has to fit into, as that of files.
 */
export const readRateLimit = (headers: Headers, nsid: string): RateLimitStatus | null => {
  const limit = readNumber(headers['ratelimit-limit']);
  const remaining = readNumber(headers['ratelimit-remaining']);
  const resetsAt = readResetAt(headers);
  const windowS = readNumber(/;\s*w=(\d+)/.exec(headers['ratelimit-policy'] ?? '')?.[1]);
  if (limit === null || remaining === null || resetsAt === null || windowS === null) return null;
  const ruleId = WRITES.test(nsid) ? RULE_OF_WINDOW[windowS] : undefined;
  if (ruleId !== undefined) {
    return { ruleId, limit: postsOf(limit), remaining: postsOf(remaining), resetsAt };
  }
  const isGeneral = windowS === GENERAL_WINDOW_S && !SIGN_IN.test(nsid);
  return isGeneral ? { ruleId: null, limit, remaining, resetsAt } : null;
};

const postsOf = (points: number): number => Math.floor(points / POINTS_PER_POST);

/** When the window of an answer ends, epoch ms; null without the header. */
export const readResetAt = (headers: Headers): number | null => {
  const seconds = readNumber(headers['ratelimit-reset']);
  return seconds === null ? null : seconds * MS_PER_S;
};

const readNumber = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,12}$/.test(value.trim()) ? Number(value.trim()) : null;
