import type { DistributionQueue, QueueStatus } from '../../../../../server/src/queue';
import { pause, until } from './until';

export const stateOf = async (queue: DistributionQueue): Promise<QueueStatus['state']> =>
  (await queue.status()).state;

/** Nudges until the job was done: what one nudge loses while all comes up, the next one does. */
export const nudgeUntilSeen = async (
  queue: DistributionQueue,
  { id, seen }: { id: number; seen: number[] }
): Promise<void> => {
  await until(async () => {
    await queue.nudgeDeliveries([{ deliveryId: id, dueAt: Date.now() }]);
    await pause(50);
    return seen.includes(id);
  });
};
