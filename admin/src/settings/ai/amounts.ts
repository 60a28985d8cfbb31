/** A number as somebody typed it, with a point or a comma; null: it is none. Never below 0. */
export const readAmount = (text: string): number | null => {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,12}(\.\d{1,12})?$/.test(plain) ? Number(plain) : null;
};

/** A whole number from 0 on; null: it is none. */
export const readCount = (text: string): number | null =>
  /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;

/** As it stands in a field: never `1e-7`. */
export const amountText = (value: number | null): string =>
  value === null ? '' : value.toFixed(12).replace(/\.?0+$/, '');

/** What stands in the lines of a field, each once; empty ones are none. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  ),
];
