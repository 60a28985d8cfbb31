/** The beginning of a text; no character is cut in half. */
export const beginningOf = (text: string, maxLength: number): string =>
  text.length <= maxLength
    ? text
    : text
        .slice(0, maxLength)
        .toWellFormed()
        .replace(/\uFFFD$/u, '');

/** One plain line: what is no text is empty, spaces are evened, control characters go. */
export const lineOf = (value: unknown, maxLength: number): string => {
  if (typeof value !== 'string') return '';
  const line = value
    .slice(0, maxLength * 4)
    .toWellFormed()
    .replace(/\uFFFD/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return beginningOf(line, maxLength).trimEnd();
};
