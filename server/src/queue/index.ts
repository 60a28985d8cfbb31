export type {
  DistributionQueue,
  QueueHandlers,
  QueueLog,
  QueueOptions,
  QueueStatus,
} from './distribution-queue';
export { createEmbeddedQueue } from './embedded-queue';
