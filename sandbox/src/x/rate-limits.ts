import type { XSite } from './state';

/**
 * Calls per user in 15 minutes. Keys are also the operation names of scripted faults.
 * https://docs.x.com/x-api/fundamentals/rate-limits, checked 2026-11-22.
 */
export const CALLS_PER_WINDOW = {
  'create-post': 100,
  'delete-post': 50,
  'user-info': 75,
  'list-posts': 900,
  'find-posts': 5000,
  'get-post': 900,
  'upload-init': 1875,
  'upload-append': 1875,
  'upload-finalize': 1875,
  'upload-bytes': 500,
  'upload-status': 1000,
  'media-metadata': 500,
  'media-subtitles': 100,
} as const satisfies Record<string, number>;

export type ApiOperation = keyof typeof CALLS_PER_WINDOW;

const WINDOW_MS = 15 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

export interface WindowStatus {
  limit: number;
  remaining: number;
  /** Epoch seconds, as in the header. */
  resetsAtS: number;
  exceeded: boolean;
}

interface Counted {
  key: string;
  limit: number;
  windowMs: number;
}

/** Counts one call; a refused call is not counted. */
const count = (site: XSite, { key, limit, windowMs }: Counted): WindowStatus => {
  const now = site.world.clock.now();
  let window = site.state.windows[key];
  if (!window || window.resetsAtMs <= now) {
    window = { used: 0, resetsAtMs: now + windowMs };
    site.state.windows[key] = window;
  }
  const exceeded = window.used >= limit;
  if (!exceeded) window.used += 1;
  site.world.changed();
  return {
    limit,
    remaining: Math.max(0, limit - window.used),
    resetsAtS: Math.ceil(window.resetsAtMs / 1000),
    exceeded,
  };
};

/** Counts one call of a user in the 15 minutes of its operation. */
export const countCall = (
  site: XSite,
  call: { accountId: string; operation: ApiOperation }
): WindowStatus =>
  count(site, {
    key: `${call.accountId} ${call.operation}`,
    limit: limitOf(site, call.operation),
    windowMs: WINDOW_MS,
  });

/** Counts one post in the day of the app (same page: 10,000 in 24 hours). */
export const countAppPost = (site: XSite, clientId: string): WindowStatus =>
  count(site, {
    key: `app ${clientId}`,
    limit: site.state.knobs.appPostsPerDay,
    windowMs: DAY_MS,
  });

/** Leaves a user no call until the window ends. */
export const useUpWindow = (
  site: XSite,
  call: { accountId: string; operation: ApiOperation }
): void => {
  site.state.windows[`${call.accountId} ${call.operation}`] = {
    used: limitOf(site, call.operation),
    resetsAtMs: site.world.clock.now() + WINDOW_MS,
  };
  site.world.changed();
};

/** A full window, for callers we do not know. */
export const untouchedWindow = (site: XSite, operation: ApiOperation): WindowStatus => {
  const limit = limitOf(site, operation);
  const resetsAtS = Math.ceil((site.world.clock.now() + WINDOW_MS) / 1000);
  return { limit, remaining: limit, resetsAtS, exceeded: false };
};

export const rateHeaders = (
  status: WindowStatus,
  prefix: 'x-rate-limit' | 'x-app-limit-24hour' = 'x-rate-limit'
): Record<string, string> => ({
  [`${prefix}-limit`]: String(status.limit),
  [`${prefix}-remaining`]: String(status.remaining),
  [`${prefix}-reset`]: String(status.resetsAtS),
});

const limitOf = ({ state }: XSite, operation: ApiOperation): number =>
  state.knobs.rateLimits[operation] ?? CALLS_PER_WINDOW[operation];
