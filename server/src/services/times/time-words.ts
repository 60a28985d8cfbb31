/** A wall time as messages tell it: `2026-11-25 09:00 in Europe/Lisbon`. */
export const timeWords = (wallTime: string, zone: string): string =>
  `${wallTime.replace('T', ' ')} in ${zone}`;
