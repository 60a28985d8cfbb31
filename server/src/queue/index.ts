export type {
  DistributionQueue,
  Nudge,
  QueueHandlers,
  QueueLog,
  QueueOptions,
  QueueStart,
  QueueStatus,
} from './distribution-queue';
export { createDistributionQueue } from './embedded-queue';
