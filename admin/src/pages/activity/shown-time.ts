import type { ListedDelivery } from '../../../../contracts/deliveries';

type Times = Pick<
  ListedDelivery,
  'state' | 'postedAt' | 'finishedAt' | 'dueAt' | 'scheduledAt' | 'createdAt'
>;

/** When it went out or ended; of one that waits, when it is to go out. */
export const shownTimeOf = (delivery: Times): string => {
  const { state, postedAt, finishedAt, dueAt, scheduledAt, createdAt } = delivery;
  const planned = scheduledAt ?? createdAt;
  switch (state) {
    case 'published':
      return postedAt ?? finishedAt ?? planned;
    case 'failed':
    case 'missed':
    case 'cancelled':
      return finishedAt ?? planned;
    case 'queued':
    case 'held':
      return dueAt ?? planned;
    case 'preparing':
    case 'committing':
    case 'unknown':
      return planned;
  }
};
