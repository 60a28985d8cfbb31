import { withCpuTime } from '../app/cpu-time';
import type { MeasuredApp } from '../app/start-app';
import { steadyRate } from '../figures/steady-rate';
import type { MeasuredPlatform } from '../platform/measured-platform';
import { untilPosts } from './wait-for-posts';

export interface ThroughputRound {
  deliveries: number;
  /** Posts per second as they arrived at the platform, in the steady middle. */
  perSecond: number;
  /** From the first to the last arrival, ms. */
  tookMs: number;
  /** CPU time of all processes that work on deliveries, for one of them. */
  cpuMsEach: number;
}

/** Makes the given deliveries due at once and watches them arrive. */
export const measureThroughput = async (
  { app, platform }: { app: MeasuredApp; platform: MeasuredPlatform },
  ids: readonly number[]
): Promise<ThroughputRound> => {
  const before = await platform.count();
  const now = Date.now();
  const { cpuMs } = await withCpuTime(app.workers, async () => {
    await app.inside.release(ids.map((id) => [id, now] as const));
    await untilPosts({ platform, inside: app.inside }, before + ids.length);
  });
  const times = (await platform.arrivalsFrom(before)).map(([, at]) => at);
  return {
    deliveries: times.length,
    perSecond: steadyRate(times),
    tookMs: Math.max(...times) - Math.min(...times),
    cpuMsEach: cpuMs / ids.length,
  };
};
