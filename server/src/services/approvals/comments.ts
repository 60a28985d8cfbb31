import { errors } from '@strapi/utils';

import type { ApprovalComment } from '../../../../contracts/approvals';
import { systemClock } from '../environment';
import type { Approval, Decider } from './approval';

/** It is a note beside a post, no forum. */
const MAX_COMMENTS = 100;

/** The comments with one more, as the row takes them. @throws 400 when there are too many */
export const commentedBy = (
  { comments }: Pick<Approval, 'comments'>,
  by: Decider,
  text: string
): { comments: ApprovalComment[] } => {
  const earlier = comments ?? [];
  if (earlier.length >= MAX_COMMENTS) {
    throw new errors.ApplicationError(
      `There are ${MAX_COMMENTS} comments already. Talk to each other another way, then approve or reject it.`
    );
  }
  const at = new Date(systemClock.now()).toISOString();
  return { comments: [...earlier, { userId: by.id, author: by.name, text, at }] };
};
