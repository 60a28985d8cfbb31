import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { GraphError } from './graph-error';
import type { CallBucket, MetaPlatform } from './platform';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

interface Budget {
  key: string;
  windowMs: number;
  limit: number;
}

/** Adds a call and answers the percentage of the budget; refused calls count as well. */
const spend = ({ world, state }: MetaPlatform, { key, windowMs, limit }: Budget): number => {
  const now = world.clock.now();
  const buckets = (state.usage[key] ?? []).filter(({ at }) => at > now - windowMs);
  const last = buckets.at(-1);
  if (last && now < last.at + MINUTE_MS) last.calls += 1;
  else buckets.push({ at: now, calls: 1 } satisfies CallBucket);
  state.usage[key] = buckets;
  world.changed();
  return (buckets.reduce((sum, { calls }) => sum + calls, 0) / limit) * 100;
};

const counts = (percent: number) => {
  const whole = Math.floor(percent);
  return { call_count: whole, total_cputime: Math.floor(whole / 2), total_time: whole };
};

/** `X-App-Usage` in percent of the hour; beyond it code 4. */
export const spendAppCall = (
  platform: MetaPlatform,
  context: Context<SandboxEnv>,
  clientId: string
): void => {
  const limit = platform.state.knobs.callsPerHour;
  const percent = spend(platform, { key: `app:${clientId}`, windowMs: HOUR_MS, limit });
  context.header('x-app-usage', JSON.stringify(counts(percent)));
  if (percent <= 100) return;
  throw new GraphError({
    status: 400,
    code: 4,
    message: '(#4) Application request limit reached',
    isTransient: true,
  });
};

export interface BusinessUse {
  /** The Page or Instagram account. */
  id: string;
  type: 'pages' | 'instagram';
  callsPerDay: number;
}

/** `X-Business-Use-Case-Usage`; beyond the day's calls 80001 for Pages, 80002 for Instagram. */
export const spendBusinessCall = (
  platform: MetaPlatform,
  context: Context<SandboxEnv>,
  { id, type, callsPerDay }: BusinessUse
): void => {
  const key = `${type}:${id}`;
  const percent = spend(platform, { key, windowMs: DAY_MS, limit: callsPerDay });
  const firstAt = platform.state.usage[key]?.[0]?.at ?? 0;
  const waitMs = percent > 100 ? firstAt + DAY_MS - platform.world.clock.now() : 0;
  const use = {
    type,
    ...counts(percent),
    estimated_time_to_regain_access: Math.ceil(waitMs / MINUTE_MS),
  };
  context.header('x-business-use-case-usage', JSON.stringify({ [id]: [use] }));
  if (percent <= 100) return;
  const code = type === 'pages' ? 80001 : 80002;
  throw new GraphError({
    status: 400,
    code,
    message: `(#${code}) There have been too many calls to this ${type === 'pages' ? 'Page' : 'Instagram'} account. Wait a bit and try again.`,
  });
};
