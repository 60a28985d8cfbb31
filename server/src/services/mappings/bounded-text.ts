import { beginningOf } from '../rich-text';

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
