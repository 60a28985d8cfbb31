import { createHash } from 'node:crypto';

import type { Delivery } from '../deliveries/delivery';

/** So much of the hash is kept: nobody guesses it, and people may see it in a log. */
const LENGTH = 16;

/**
 * Names what waits as somebody saw it. Every change of a waiting post counts its `claims` up; a post
 * more, or less, or at another time makes another revision, too.
 */
export const revisionOf = (
  waiting: readonly Pick<Delivery, 'id' | 'claims' | 'scheduledAt'>[]
): string => {
  const facts = waiting
    .map(({ id, claims, scheduledAt }) => [id, claims, scheduledAt] as const)
    .sort(([one], [other]) => one - other);
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, LENGTH);
};
