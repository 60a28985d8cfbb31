import { BullQueue } from './bull-queue';
import type { DistributionQueue, QueueOptions } from './distribution-queue';
import { embeddedAccess } from './embedded/embedded-store';
import { postgresAccess } from './postgres/postgres-store';
import type { StoreAccess } from './queue-store';
import { redisAccess } from './redis/redis-store';

export type { BoardHandler } from './board/open-board';
export type {
  DistributionQueue,
  Nudge,
  QueueHandlers,
  QueueLog,
  QueueOptions,
  QueueStart,
  QueueStatus,
} from './distribution-queue';

/**
 * The queue that the options ask for; it opens nothing before it is started.
 *
 * @throws {Error} the backend needs a URL and there is none.
 */
export const createDistributionQueue = (options: QueueOptions): DistributionQueue =>
  new BullQueue({ backend: options.backend, access: accessTo(options), log: options.log });

const accessTo = (options: QueueOptions): StoreAccess => {
  const { backend, url } = options;
  if (backend === 'embedded') return embeddedAccess(options);
  if (url === null) throw new Error(`The ${backend} queue needs queue.url.`);
  return backend === 'redis'
    ? redisAccess({ ...options, url })
    : postgresAccess({ ...options, url });
};
