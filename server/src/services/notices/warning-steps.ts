import type { Where } from '../database/table';

const DAY_MS = 86_400_000;

/** People are warned so many days before a connection ends, once each. */
export const WARNING_DAYS = [14, 7, 1] as const;

/** Stands in `warnedDays` once people were told that an account has to be connected again. */
export const TOLD_OF_END = 0;

/** From the first warning on a connection counts as ending soon, ms. */
export const ENDS_SOON_MS = WARNING_DAYS[0] * DAY_MS;

/** The warning that is due so long before the end; null: too early, or it has ended. */
export const warningStep = (endsAt: number, now: number): number | null => {
  const leftMs = endsAt - now;
  if (leftMs <= 0) return null;
  return [...WARNING_DAYS].reverse().find((days) => leftMs <= days * DAY_MS) ?? null;
};

/** Connections that end soon and whose warning nobody has given yet. Only those have an `endsAt` that do not renew themselves. */
export const warningDue = (now: number): Where => ({
  status: 'active',
  endsAt: { $gt: new Date(now) },
  $or: WARNING_DAYS.map((days) => ({
    endsAt: { $lte: new Date(now + days * DAY_MS) },
    $or: [{ warnedDays: { $null: true } }, { warnedDays: { $gt: days } }],
  })),
});

/** Connections that a person has to connect again, of which nobody was told yet. */
export const endUntold = (): Where => ({
  status: 'needs_reconnect',
  $or: [{ warnedDays: { $null: true } }, { warnedDays: { $gt: TOLD_OF_END } }],
});
