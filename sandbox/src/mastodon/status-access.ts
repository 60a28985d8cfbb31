import type { Mastodon, Status } from './state';
import type { Caller } from './tokens';

/** The post if it is there and the caller may see it; followers count as nobody here. */
export const visibleTo = (
  { state }: Mastodon,
  caller: Pick<Caller, 'account'> | null,
  id: string
): Status | null => {
  const status = state.statuses.find((candidate) => candidate.id === id);
  if (!status || status.isDeleted) return null;
  return isOpen(status) || caller?.account.id === status.accountId ? status : null;
};

export const isOpen = ({ visibility }: Status): boolean =>
  visibility === 'public' || visibility === 'unlisted';
