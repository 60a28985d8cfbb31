import type { Call } from './call';
import { notThereYet } from './graph-error';

/**
 * The account in the path must be the token's: publishers met 24/4279009 where they had stored a
 * stale id (M15).
 */
export const expectSelf = ({ context, caller }: Call): void => {
  const user = context.req.param('user');
  if (user !== 'me' && user !== caller.account.id) throw notThereYet();
};
