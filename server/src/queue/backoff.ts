const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * Milliseconds until a backend that is away is tried again: 0.5 s, doubling up to 10 s, less up to
 * a half by chance, so that many processes do not come at the same moment.
 *
 * @param failures tries in a row that failed, from 1
 * @param random 0 to 1
 */
export const backOffMs = (failures: number, random: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)) * (1 - random / 2);
