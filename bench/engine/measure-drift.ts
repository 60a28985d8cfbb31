import type { Due } from '../app/inside-calls';
import type { MeasuredApp } from '../app/start-app';
import { percentilesOf, type Percentiles } from '../figures/percentiles';
import type { MeasuredPlatform } from '../platform/measured-platform';
import { untilPosts, untilQuiet } from './wait-for-posts';

/** Time to tell the queue about all of them before the first one is due. */
const LEAD_MS = 10_000;

/**
 * Milliseconds from the moment a delivery was due to the arrival of its post, for deliveries due
 * evenly over the window.
 */
export const measureDrift = async (
  { app, platform }: { app: MeasuredApp; platform: MeasuredPlatform },
  { ids, windowMs }: { ids: readonly number[]; windowMs: number }
): Promise<Percentiles> => {
  const before = await platform.count();
  const firstDueAt = Date.now() + LEAD_MS;
  const dues: Due[] = ids.map((id, index) => [
    id,
    Math.round(firstDueAt + (index * windowMs) / ids.length),
  ]);
  await app.inside.release(dues);
  const lateMs = Date.now() - firstDueAt;
  if (lateMs > 0) throw new Error(`Telling the queue took ${lateMs} ms longer than planned.`);
  await new Promise((resolve) => setTimeout(resolve, windowMs));
  await untilPosts({ platform, inside: app.inside }, before + ids.length);
  await untilQuiet(app.inside);
  const arrivedAt = new Map(await platform.arrivalsFrom(before));
  const postOf = new Map(await app.inside.postIds(ids));
  return percentilesOf(
    dues.map(([id, dueAt]) => {
      const at = arrivedAt.get(postOf.get(id) ?? '');
      if (at === undefined) throw new Error(`Delivery ${id} has no post.`);
      return at - dueAt;
    })
  );
};
