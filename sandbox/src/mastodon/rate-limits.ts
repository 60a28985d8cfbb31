import type { Context, MiddlewareHandler } from 'hono';

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

const headersOf = (window: CallWindow, limit: number): Record<string, string> => ({
  'X-RateLimit-Limit': String(limit),
  'X-RateLimit-Remaining': String(Math.max(0, limit - window.used)),
  'X-RateLimit-Reset': resetTime(window),
});

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
    // Where a narrower limit counts, the answer tells that one.
    if (context.res.headers.has('X-RateLimit-Limit')) return;
    for (const [name, value] of Object.entries(headersOf(window, limit))) {
      context.header(name, value);
    }
  };

/** Limits of their own, which the answers of these calls tell in place of the general one (RATES). */
const FAMILIES = {
  statuses: { lengthMs: 3 * 3_600_000, knob: 'statusesPer3Hours' },
  media: { lengthMs: 1_800_000, knob: 'mediaPer30Min' },
  deletes: { lengthMs: 1_800_000, knob: 'deletesPer30Min' },
} as const;

export type Family = keyof typeof FAMILIES;

interface Counted {
  family: Family;
  accountId: string;
  context: Context<SandboxEnv>;
}

/** Puts the family's numbers on the answer, whatever it will be. */
export const tellFamily = (mastodon: Mastodon, { family, accountId, context }: Counted): void => {
  const { lengthMs, knob } = FAMILIES[family];
  const window = windowOf(mastodon, `${family} ${accountId}`, lengthMs);
  const headers = headersOf(window, mastodon.state.knobs[knob]);
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
};

/** Counts one call of an account, or ends the request. */
export const countInFamily = (mastodon: Mastodon, counted: Counted): void => {
  const { lengthMs, knob } = FAMILIES[counted.family];
  const window = windowOf(mastodon, `${counted.family} ${counted.accountId}`, lengthMs);
  const isOver = window.used >= mastodon.state.knobs[knob];
  if (!isOver) window.used += 1;
  mastodon.world.changed();
  tellFamily(mastodon, counted);
  if (isOver) throw tooManyRequests();
};

/** Uses up what an account may post in the running window. */
export const exhaustStatuses = (mastodon: Mastodon, accountId: string): void => {
  const { lengthMs, knob } = FAMILIES.statuses;
  const window = windowOf(mastodon, `statuses ${accountId}`, lengthMs);
  window.used = mastodon.state.knobs[knob];
  mastodon.world.changed();
};

export const countRegistration = (mastodon: Mastodon): void => {
  const limit = mastodon.state.knobs.registrationsPer10Min;
  const window = windowOf(mastodon, 'registrations', REGISTRATION_WINDOW_MS);
  if (limit !== null && window.used >= limit) throw tooManyRequests();
  window.used += 1;
};
