const FORMAT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** 48,210 as "48.2K". */
export const short = (count: number): string => FORMAT.format(count);
