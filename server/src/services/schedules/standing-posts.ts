import type { Core } from '@strapi/types';

import type { Where } from '../database/table';
import type { Delivery } from '../deliveries/delivery';
import { isFinished } from '../deliveries/state-machine';
import { getService } from '../get-service';

const COLUMNS = [
  'id',
  'scheduleId',
  'targetId',
  'connectionId',
  'platform',
  'state',
  'dueAt',
  'scheduledAt',
  'finishedAt',
  'priority',
] as const;

export type StandingPost = Pick<Delivery, (typeof COLUMNS)[number]>;

/** The posts of schedules, oldest first. */
export const postsOf = async (
  strapi: Core.Strapi,
  scheduleIds: readonly number[],
  narrowed: Where = {}
): Promise<StandingPost[]> => {
  if (scheduleIds.length === 0) return [];
  const where = { scheduleId: { $in: [...scheduleIds] }, ...narrowed };
  const { repository } = getService(strapi, 'deliveries');
  return repository.pick([...COLUMNS], { where, orderBy: { id: 'asc' } });
};

/** Those of them to which something still happens; what repeats leaves hundreds at rest. */
export const openPostsOf = (
  strapi: Core.Strapi,
  scheduleIds: readonly number[]
): Promise<StandingPost[]> => postsOf(strapi, scheduleIds, { finishedAt: { $null: true } });

/** Nobody works on it and nothing of it is out: its time can be changed. */
export const isWaiting = ({ state }: StandingPost): boolean =>
  state === 'queued' || state === 'held';

/** Something still happens to it, or a person has to decide. */
export const isOpen = ({ state, finishedAt }: StandingPost): boolean =>
  !isFinished(state) && finishedAt === null;

/** Why it is too late for it, in words; null while it waits. */
export const whyStays = (post: StandingPost): string | null => {
  switch (post.state) {
    case 'queued':
    case 'held':
      return null;
    case 'preparing':
    case 'committing':
      return 'It is on its way at this moment.';
    case 'unknown':
      return 'Nobody knows yet whether it is out; decide that first.';
    case 'published':
      return 'It is out already.';
    case 'failed':
    case 'missed':
    case 'cancelled':
      return `It is ${post.state}; retry it where it is listed.`;
  }
};
