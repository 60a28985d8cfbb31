/** When the last post of a period would go out, epoch ms; null: some never would. */
export type LastOf = (until: number) => Promise<number | null>;

/** A period is made longer so often before it is given up. */
const MAX_TRIES = 10;
/** Each time by at least so much. */
const GROWTH = 1.2;
const MINUTE_MS = 60_000;

/**
 * The end of a period in which the limits let everything out, a full minute, epoch ms; null: there
 * is none before `latest`. Pure.
 *
 * @param lateAt when the last post would go out of a period that is too short, epoch ms
 */
export const fittingUntil = async (
  lastOf: LastOf,
  { from, lateAt, latest }: { from: number; lateAt: number; latest: number }
): Promise<number | null> => {
  let until = fullMinute(lateAt);
  for (let tries = 0; tries < MAX_TRIES && until <= latest; tries += 1) {
    const last = await lastOf(until);
    if (last === null) return null;
    if (last <= until) return until;
    until = fullMinute(Math.max(last, from + (until - from) * GROWTH));
  }
  return null;
};

const fullMinute = (at: number): number => Math.ceil(at / MINUTE_MS) * MINUTE_MS;
