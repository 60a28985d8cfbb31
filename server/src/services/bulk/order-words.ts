import type { BulkOrder } from './bulk-order';

type Named = Pick<BulkOrder, 'name'>;

/** Why posts of a paused order do not go out. */
export const pausedReason = ({ name }: Named): string =>
  `The bulk order “${name}” is paused; it goes on when somebody resumes it.`;

/** Why posts of a cancelled order never go out. */
export const cancelledReason = ({ name }: Named): string =>
  `The bulk order “${name}” was cancelled.`;
