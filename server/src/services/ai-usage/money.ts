/**
 * Money of AI calls is counted in whole billionths of a US dollar ("nanos"): a token of the cheapest
 * model costs about 40 of them, and the largest budget stays below what a number holds exactly.
 */
export const NANOS_PER_USD = 1_000_000_000;

export const nanosOf = (usd: number): number => Math.round(usd * NANOS_PER_USD);

/** Of what is held back: rather a billionth too much than one too little. */
export const nanosAtMost = (usd: number): number => Math.ceil(usd * NANOS_PER_USD);

/** Sums come as text from databases with exact decimals; null: nothing was summed. */
export const usdOf = (nanos: number | string | null): number => Number(nanos ?? 0) / NANOS_PER_USD;

/** Zeros at the end, but for those of the cents. */
const BEYOND_CENTS = /(\.\d\d\d*?)0+$/;

/** `$5.00`, `$0.00062`: cents, and of less than that two figures that mean something. */
export const dollars = (usd: number): string => {
  if (usd >= 0.1 || usd <= 0) return `$${usd.toFixed(2)}`;
  const digits = Math.min(9, Math.max(2, 1 - Math.floor(Math.log10(usd))));
  return `$${usd.toFixed(digits).replace(BEYOND_CENTS, '$1')}`;
};
