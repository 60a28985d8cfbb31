import type { Delivery } from './delivery';
import type { DeliveryState } from './state-machine';

/** It came to nothing: nothing of it is out, or will be by itself. */
export const UNSUCCESSFUL: readonly DeliveryState[] = ['failed', 'cancelled', 'missed'];

/**
 * Whether its post is out, or may come out: a second one of the same would be a duplicate. A post
 * that was removed from its platform is not there any more.
 */
export const isLiving = ({ state, removedAt }: Pick<Delivery, 'state' | 'removedAt'>): boolean =>
  !UNSUCCESSFUL.includes(state) && removedAt === null;

/** The same as a condition on rows. */
export const WHERE_LIVING = {
  state: { $notIn: [...UNSUCCESSFUL] },
  removedAt: { $null: true },
} as const;
