import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';

import { getService } from '../get-service';
import { isWaiting, openPostsOf, type StandingPost } from './standing-posts';

export interface CancelledPosts {
  cancelled: number[];
  /** Those that somebody took at the same moment. */
  stayed: number[];
}

/** Cancels the posts of a schedule that wait. */
export const cancelPosts = async (
  strapi: Core.Strapi,
  scheduleId: number,
  { reason, which = () => true }: { reason: string; which?: (post: StandingPost) => boolean }
): Promise<CancelledPosts> => {
  const cancelled: number[] = [];
  const stayed: number[] = [];
  const waiting = (await openPostsOf(strapi, [scheduleId])).filter(isWaiting).filter(which);
  for (const { id } of waiting) {
    try {
      await getService(strapi, 'decisions').cancel(id, reason);
      cancelled.push(id);
    } catch (error) {
      if (!(error instanceof errors.ApplicationError)) throw error;
      stayed.push(id);
    }
  }
  return { cancelled, stayed };
};
