import type { Context } from 'hono';

import type { SandboxEnv } from '../kernel/platform-sandbox';
import { GraphError } from './graph-error';
import type { Threads } from './state';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Counts a call against the account's budget of the last 24 hours (OV); beyond it code 4 (RL). */
export const countCall = (
  { world, state }: Threads,
  context: Context<SandboxEnv>,
  accountId: string
): void => {
  const now = world.clock.now();
  const buckets = (state.calls[accountId] ?? []).filter(({ at }) => at > now - DAY_MS);
  const last = buckets.at(-1);
  if (last && now < last.at + MINUTE_MS) last.calls += 1;
  else buckets.push({ at: now, calls: 1 });
  state.calls[accountId] = buckets;
  world.changed();
  const { callsPerDay, usageHeaders } = state.knobs;
  const used = buckets.reduce((sum, { calls }) => sum + calls, 0);
  const percent = callsPerDay === 0 ? 101 : Math.floor((used / callsPerDay) * 100);
  if (usageHeaders) {
    const usage = { call_count: percent, total_cputime: percent, total_time: percent };
    context.header('x-app-usage', JSON.stringify(usage));
  }
  if (used <= callsPerDay) return;
  throw new GraphError({ message: 'Application request limit reached', code: 4 });
};
