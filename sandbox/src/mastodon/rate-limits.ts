import type { MiddlewareHandler } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { answerError, tooManyRequests } from './api-error';
import { bearerOf } from './tokens';
import type { CallWindow, Mastodon } from './state';

const API_WINDOW_MS = 300_000;
const REGISTRATION_WINDOW_MS = 600_000;

/** Windows begin at whole multiples of their length, not at the first call (RATES). */
const windowOf = ({ world, state }: Mastodon, key: string, lengthMs: number): CallWindow => {
  const now = world.clock.now();
  const known = state.windows[key];
  if (known && now < known.resetsAt) return known;
  const window = { used: 0, resetsAt: now - (now % lengthMs) + lengthMs };
  state.windows[key] = window;
  return window;
};

/** An ISO 8601 time with six decimals, not a number of seconds. */
const resetTime = ({ resetsAt }: CallWindow): string =>
  new Date(resetsAt).toISOString().replace('Z', '000Z');

/** Counts calls of `/api` per token, or all those without one together, and says so in headers. */
export const apiRateLimit =
  (mastodon: Mastodon): MiddlewareHandler<SandboxEnv> =>
  async (context, next) => {
    const limit = mastodon.state.knobs.callsPer5Min;
    const key = `api ${bearerOf(context) ?? 'without token'}`;
    const window = windowOf(mastodon, key, API_WINDOW_MS);
    const isOver = window.used >= limit;
    if (!isOver) window.used += 1;
    mastodon.world.changed();
    if (!isOver) await next();
    if (isOver) context.res = answerError(tooManyRequests(), context);
    context.header('X-RateLimit-Limit', String(limit));
    context.header('X-RateLimit-Remaining', String(limit - window.used));
    context.header('X-RateLimit-Reset', resetTime(window));
  };

export const countRegistration = (mastodon: Mastodon): void => {
  const limit = mastodon.state.knobs.registrationsPer10Min;
  const window = windowOf(mastodon, 'registrations', REGISTRATION_WINDOW_MS);
  if (limit !== null && window.used >= limit) throw tooManyRequests();
  window.used += 1;
};
