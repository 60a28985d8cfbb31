/** A value of a cell; null and undefined are an empty one. */
export type CellValue = string | number | boolean | null | undefined;

/** Spreadsheets know UTF-8 by it; readers of CSV take it as the mark that it is. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Spreadsheets run what begins so: also behind blanks that they cut off, and in the full-width forms
 * that some of them read alike.
 */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/u;

const NEEDS_QUOTES = /[",\r\n\t]|^\s|\s$/;

/**
 * One line by RFC 4180, with its end. Texts that a spreadsheet would run stand behind an
 * apostrophe, which it shows as text; numbers are no texts, so a negative one stays a number.
 */
export const csvLine = (values: readonly CellValue[]): string =>
  `${values.map(cellOf).join(',')}\r\n`;

const cellOf = (value: CellValue): string => {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) || value.startsWith("'") ? `'${value}` : value;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
