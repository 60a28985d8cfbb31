import { errors } from '@strapi/utils';

import type { PostProblem } from '../../../../contracts/dispatch';
import { accountName } from '../connections/account-name';
import type { ReviewedPost } from './post-review';

/** Why a post cannot go out as it is. */
export interface PostRefusal extends PostProblem {
  targetId: number;
  /** "@harbourlight on X". */
  account: string;
}

export const refusalsOf = (posts: readonly ReviewedPost[]): PostRefusal[] =>
  posts.flatMap(({ post, problems }) =>
    problems
      .filter(({ severity }) => severity === 'error')
      .map((problem) => ({ ...problem, targetId: post.target.id, account: nameOf(post) }))
  );

/**
 * Says all at once what stands in the way of posts that a person is about to send: nothing goes
 * out by halves, and nobody meets it after the fact.
 *
 * @throws 400 with `details.problems`, each with its target
 */
export const assertPossible = (posts: readonly ReviewedPost[]): void => {
  const refused = refusalsOf(posts);
  if (refused.length === 0) return;
  const words = refused.map(({ account, message }) => `${account}: ${message}`).join(' ');
  throw new errors.ValidationError(words, { problems: refused });
};

const nameOf = ({ connection, descriptor }: ReviewedPost['post']): string =>
  `${accountName(connection.platform, connection.account.handle)} on ${descriptor.label}`;
