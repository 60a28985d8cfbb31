import type { Use } from './limit';

type Promised = Pick<Use, 'at' | 'promisedAt'>;

/** When a place was to come as it was told first, epoch ms: as those come, the line stands. */
export const promiseOf = ({ at, promisedAt }: Promised): number => promisedAt ?? at;

/**
 * What holds for one whose place is at `at` now. Whoever slips keeps the earlier promise, and with it
 * the standing before all who were promised later; whoever moves up has a better one.
 *
 * @param own the places that it had until now, one for each limit; none: it asks for the first time
 */
export const promiseAfter = (at: number, own: readonly Promised[]): number =>
  Math.min(at, ...own.map(promiseOf));
