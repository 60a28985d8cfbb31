import type { Account } from '../contract';

type Identified = Pick<Account, 'id'>;

/** An account is `42@mastodon.example`, as 42 is somebody else elsewhere; its own server says `42`. */
export const serverIdOf = ({ id }: Identified): string => id.split('@')[0] ?? id;

/** Host, and port where it is not the usual one, of the account's server. */
export const serverHostOf = ({ id }: Identified): string => id.slice(id.lastIndexOf('@') + 1);
