import type { InsideCalls } from '../app/inside-calls';
import type { MeasuredPlatform } from '../platform/measured-platform';

const LOOK_EVERY_MS = 250;
/** Nothing new for this long: nothing more will come. Longer than two sweeps. */
const PATIENCE_MS = 45_000;

const OPEN = ['queued', 'preparing', 'committing', 'unknown', 'held'];

/** Waits until the platform has so many posts. @throws with the states when it stalls */
export const untilPosts = async (
  { platform, inside }: { platform: MeasuredPlatform; inside: InsideCalls },
  wanted: number
): Promise<void> => {
  let last = -1;
  let movedAt = Date.now();
  for (;;) {
    const count = await platform.count();
    if (count >= wanted) return;
    if (count > last) movedAt = Date.now();
    last = count;
    if (Date.now() - movedAt > PATIENCE_MS) {
      throw new Error(`Only ${count} of ${wanted} posts arrived. ${await circumstances(inside)}`);
    }
    await pause();
  }
};

/** Waits until no delivery is on its way. */
export const untilQuiet = async (inside: InsideCalls): Promise<void> => {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const states = await inside.states();
    if (OPEN.every((state) => (states[state] ?? 0) === 0)) return;
    if (Date.now() > until) {
      throw new Error(`Deliveries do not settle. ${await circumstances(inside)}`);
    }
    await pause();
  }
};

const circumstances = async (inside: InsideCalls): Promise<string> => {
  const [states, queue] = [await inside.states(), await inside.working()];
  return `Deliveries: ${JSON.stringify(states)}; queue: ${JSON.stringify(queue)}\n${inside.log()}`;
};

const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
