import type { MeasuredApp } from '../app/start-app';
import type { Run } from '../engine/run';
import { untilPosts, untilQuiet } from '../engine/wait-for-posts';
import { percentilesOf, type Percentiles } from '../figures/percentiles';

export interface ScheduleFigures {
  /** Due one after the other within this time, ms; 0: all at the same moment. */
  windowMs: number;
  /** From the moment a post was due until a worker began with it, ms. */
  start: Percentiles;
  /** From the moment a post was due until it arrived at the platform, ms. */
  arrival: Percentiles;
  /** When the last post was made, before the first was due, ms. */
  madeAheadMs: number;
}

interface Measured {
  app: MeasuredApp;
  run: Run;
}

/** A worker looks for schedules every 15 s, and takes up to five minutes to make the posts. */
const leadMs = (count: number): number => 60_000 + 120 * count;

const LOOK_EVERY_MS = 500;

/** Makes schedules due over the window and watches their posts go out. */
export const measureSchedules = async (
  { app, run }: Measured,
  { ids, windowMs }: { ids: readonly number[]; windowMs: number }
): Promise<ScheduleFigures> => {
  const { platform } = run;
  const before = await platform.count();
  const firstDueAt = Date.now() + leadMs(ids.length);
  await app.inside.spreadSchedules({ ids, firstDueAt, windowMs });
  const madeAheadMs = await untilMade(app, { count: ids.length, firstDueAt });
  await run.watch({
    title: `schedules due within ${windowMs} ms`,
    processes: app.workers,
    per: { what: 'post', count: ids.length },
    work: async () => {
      await new Promise((resolve) => setTimeout(resolve, firstDueAt + windowMs - Date.now()));
      await untilPosts({ platform, inside: app.inside }, before + ids.length);
    },
  });
  await untilQuiet(app.inside);
  const arrivedAt = new Map(await platform.arrivalsFrom(before));
  const posts = await app.inside.scheduledPosts(firstDueAt);
  const late = (what: string, at: number | null | undefined, dueAt: number): number => {
    if (at === null || at === undefined) throw new Error(`A post of a schedule has no ${what}.`);
    return at - dueAt;
  };
  return {
    windowMs,
    start: percentilesOf(posts.map(([dueAt, startedAt]) => late('start', startedAt, dueAt))),
    arrival: percentilesOf(
      posts.map(([dueAt, , postId]) => late('arrival', arrivedAt.get(postId ?? ''), dueAt))
    ),
    madeAheadMs,
  };
};

/** @throws when the posts are not there before the first one is due */
const untilMade = async (
  app: MeasuredApp,
  { count, firstDueAt }: { count: number; firstDueAt: number }
): Promise<number> => {
  for (;;) {
    const made = (await app.inside.scheduledPosts(firstDueAt)).length;
    const aheadMs = firstDueAt - Date.now();
    if (made >= count) return aheadMs;
    if (aheadMs < 0) throw new Error(`Only ${made} of ${count} posts were made in time.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
};
