import type { Webhook } from './webhook';

/** Tries in a row that failed, whatever event they were about, before an address is left alone. */
export const TRIPS_AFTER = 10;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 60 * 60_000;
/** An address that took nothing for so long is given up, ms. */
export const GIVEN_UP_AFTER_MS = 5 * 24 * 60 * 60_000;

type Health = Pick<Webhook, 'failuresInRow' | 'failingSince' | 'restUntil'>;

/** Whether one event at a time is tried, after rests. */
export const isTripped = ({ failuresInRow }: Pick<Health, 'failuresInRow'>): boolean =>
  failuresInRow >= TRIPS_AFTER;

/** Milliseconds until an address that took nothing is tried again: 30 s, doubling up to an hour. */
export const restMs = (failuresInRow: number): number =>
  Math.min(FIRST_REST_MS * 2 ** Math.min(failuresInRow - TRIPS_AFTER, 20), LONGEST_REST_MS);

/** What to write of an address that took something. */
export const WELL = { failuresInRow: 0, failingSince: null, restUntil: null };

/** Whether there is anything of earlier failures to take back. */
export const wasIll = ({ failuresInRow, failingSince }: Health): boolean =>
  failuresInRow > 0 || failingSince !== null;

/** What to write of an address after one more failure. */
export const afterFailure = ({ failuresInRow, failingSince, restUntil }: Health, now: number) => {
  const failures = failuresInRow + 1;
  const restsUntil = isTripped({ failuresInRow: failures })
    ? new Date(now + restMs(failures))
    : restUntil && new Date(restUntil);
  return {
    failuresInRow: failures,
    failingSince: failingSince === null ? new Date(now) : new Date(failingSince),
    restUntil: restsUntil,
  };
};

/** Whether it took nothing for so long that it is given up. */
export const isGivenUp = ({ failuresInRow, failingSince }: Health, now: number): boolean =>
  isTripped({ failuresInRow }) &&
  failingSince !== null &&
  now - Date.parse(failingSince) >= GIVEN_UP_AFTER_MS;
