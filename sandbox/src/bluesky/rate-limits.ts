import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { XrpcError } from './errors';
import type { Bluesky } from './state';

interface Limit {
  name: string;
  points: number;
  windowS: number;
}

interface Charge {
  limits: readonly Limit[];
  /** Whose allowance: a DID, an identifier, an address. */
  key: string;
  points: number;
}

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;
const FIVE_MINUTES_S = 300;

/** Points of a write (platforms/bluesky.md §8, checked 2026-11-22); a put costs 2 even as a no-op. */
export const WRITE_POINTS = { create: 3, put: 2, delete: 1 } as const;

const consume = ({ world, state }: Bluesky, limit: Limit, charge: Charge) => {
  const now = world.clock.now();
  const id = `${limit.name}:${charge.key}`;
  const known = state.rateWindows[id];
  const isOpen = known !== undefined && now < known.startedAt + limit.windowS * 1000;
  const window = isOpen ? known : { startedAt: now, used: 0 };
  window.used += charge.points;
  state.rateWindows[id] = window;
  return {
    limit,
    isExceeded: window.used > limit.points,
    remaining: Math.max(0, limit.points - window.used),
    resetS: Math.ceil(window.startedAt / 1000) + limit.windowS,
  };
};

/**
 * Charges all windows; the tightest one speaks in the headers. There is no Retry-After
 * (platforms/bluesky.md §8, verified on a real PDS, checked 2026-11-22).
 */
const chargeLimits = (bluesky: Bluesky, context: Context<SandboxEnv>, charge: Charge): void => {
  if (!bluesky.state.knobs.rateLimitsEnabled) return;
  const results = charge.limits.map((limit) => consume(bluesky, limit, charge));
  const tightest = results.reduce((left, right) =>
    right.remaining < left.remaining || (right.isExceeded && !left.isExceeded) ? right : left
  );
  const { points, windowS } = tightest.limit;
  context.header('ratelimit-limit', String(points));
  context.header('ratelimit-remaining', String(tightest.remaining));
  context.header('ratelimit-reset', String(tightest.resetS));
  context.header('ratelimit-policy', `${points};w=${windowS}`);
  if (tightest.isExceeded) throw new XrpcError(429, 'RateLimitExceeded', 'Rate Limit Exceeded');
};

export const chargeRequest = (bluesky: Bluesky, context: Context<SandboxEnv>): void => {
  const points = bluesky.state.knobs.requestsPerFiveMinutes;
  const limits = [{ name: 'requests', points, windowS: FIVE_MINUTES_S }];
  chargeLimits(bluesky, context, { limits, key: 'client', points: 1 });
};

export const chargeSignIn = (
  bluesky: Bluesky,
  context: Context<SandboxEnv>,
  identifier: string
): void => {
  const { signInsPerFiveMinutes, signInsPerDay } = bluesky.state.knobs;
  const limits = [
    { name: 'sign-in-5min', points: signInsPerFiveMinutes, windowS: FIVE_MINUTES_S },
    { name: 'sign-in-day', points: signInsPerDay, windowS: DAY_S },
  ];
  chargeLimits(bluesky, context, { limits, key: identifier, points: 1 });
};

export const chargeUpload = (bluesky: Bluesky, context: Context<SandboxEnv>, did: string): void => {
  const limits = [
    { name: 'upload-day', points: bluesky.state.knobs.uploadsPerDay, windowS: DAY_S },
  ];
  chargeLimits(bluesky, context, { limits, key: did, points: 1 });
};

export const chargeWrite = (
  bluesky: Bluesky,
  context: Context<SandboxEnv>,
  write: { did: string; kind: keyof typeof WRITE_POINTS }
): void => {
  const { writePointsPerHour, writePointsPerDay } = bluesky.state.knobs;
  const limits = [
    { name: 'repo-write-hour', points: writePointsPerHour, windowS: HOUR_S },
    { name: 'repo-write-day', points: writePointsPerDay, windowS: DAY_S },
  ];
  chargeLimits(bluesky, context, { limits, key: write.did, points: WRITE_POINTS[write.kind] });
};

/** The account has written all it may in this hour: its next write is answered with 429. */
export const exhaustWrites = ({ world, state }: Bluesky, did: string): void => {
  const { writePointsPerHour } = state.knobs;
  state.knobs.rateLimitsEnabled = true;
  state.rateWindows[`repo-write-hour:${did}`] = {
    startedAt: world.clock.now(),
    used: writePointsPerHour,
  };
  world.changed();
};
