import { periodOf } from './calendar';
import type { LimitWindow, Told } from './limit';
import type { UseLog } from './use-log';

/** One limit, what it has given away, and what is wanted of it. */
export interface Fit {
  limit: number;
  takes: number;
  window: LimitWindow;
  /** All that counts, what lies ahead as well. */
  uses: UseLog;
  /** Null: the platform has said nothing that still holds. */
  told: Told | null;
}

export interface Place<Of extends Fit> {
  /** Epoch ms. */
  at: number;
  /** What makes it wait until then; null: nothing does. */
  obstacle: Of | null;
}

/**
 * The earliest instant from which on all limits have room at once, so that neither the window that
 * ends there nor any that ends at a place ahead holds more than its limit: who has a place keeps it.
 *
 * @returns null when more is wanted than a limit ever gives
 */
export const nextPlace = <Of extends Fit>(fits: readonly Of[], from: number): Place<Of> | null => {
  const seekers = fits.map((fit) => ({ fit, seek: seekerOf(fit) }));
  if (fits.some(({ limit, takes }) => takes > limit)) return null;
  const place: Place<Of> = { at: from, obstacle: null };
  let hasMoved = true;
  while (hasMoved) {
    hasMoved = false;
    for (const { fit, seek } of seekers) {
      const at = seek(place.at);
      if (at <= place.at) continue;
      Object.assign(place, { at, obstacle: fit });
      hasMoved = true;
    }
  }
  return place;
};

type Seek = (from: number) => number;

const seekerOf = (fit: Fit): Seek => {
  const { window, told, uses: log } = fit;
  const room = fit.limit - fit.takes;
  const inWindow: Seek =
    window.kind === 'rolling'
      ? (from) => log.rollingPlace(from, { ms: window.ms, room })
      : (from) => calendarPlace(log, from, { ...window, room });
  if (!told) return inWindow;
  // What was under way when the platform spoke may be in its number or not: it counts.
  const isFull = log.between(told.at, told.until - 1) + fit.takes > told.remaining;
  return (from) => inWindow(isFull ? Math.max(from, told.until) : from);
};

const calendarPlace = (
  log: UseLog,
  from: number,
  { unit, timeZone, room }: { unit: 'day' | 'month'; timeZone: string; room: number }
): number => {
  let at = from;
  for (;;) {
    const period = periodOf(at, unit, timeZone);
    if (log.between(period.from - 1, period.to - 1) <= room) return at;
    at = period.to;
  }
};
