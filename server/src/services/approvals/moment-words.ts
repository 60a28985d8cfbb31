/** An instant as messages tell it: `2026-11-25 09:00 UTC`. */
export const momentWords = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;
