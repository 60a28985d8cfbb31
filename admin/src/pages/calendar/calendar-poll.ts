import type { CalendarItem } from '../../../../contracts/calendar';

/** While something goes out, or is about to. */
export const POLL_MS = 5_000;

/** Something that is due within this time is about to go out. */
const SOON_MS = 60_000;

/** How often to ask again, ms; 0: nothing moves. */
export const calendarPollOf = (
  items: readonly Pick<CalendarItem, 'at' | 'state'>[],
  now: number
): number => {
  const isMoving = items.some(({ at, state }) => {
    if (state === 'preparing' || state === 'committing') return true;
    const waitMs = Date.parse(at) - now;
    return state === 'queued' && waitMs <= SOON_MS && waitMs > -10 * SOON_MS;
  });
  return isMoving ? POLL_MS : 0;
};
