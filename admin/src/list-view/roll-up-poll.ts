import type { RollUp } from '../../../contracts/roll-ups';

/** Something of the page goes out any moment. */
const SOON_POLL_MS = 5_000;
const SOON_MS = 60_000;

type Polled = Pick<RollUp, 'waiting' | 'nextDueAt'>;

/** How often a list asks again, ms; 0: nothing moves within the next minute. @param now epoch ms */
export const rollUpPollMs = (rollUps: readonly Polled[], now: number): number => {
  const isMoving = rollUps.some(
    ({ waiting, nextDueAt }) =>
      waiting > 0 && nextDueAt !== null && Date.parse(nextDueAt) - now <= SOON_MS
  );
  return isMoving ? SOON_POLL_MS : 0;
};
