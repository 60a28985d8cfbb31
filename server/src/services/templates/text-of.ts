const MAX_DEPTH = 3;

/** A value as it stands in a post: lists with spaces between; what is no text is empty. */
export const textOf = (value: unknown, depth = 0): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return String(value);
  if (!Array.isArray(value) || depth > MAX_DEPTH) return '';
  return value
    .map((part) => textOf(part, depth + 1))
    .filter((text) => text !== '')
    .join(' ');
};

/** Whether there is something to show: an empty text or list is nothing, the number 0 is something. */
export const isSomething = (value: unknown): boolean => {
  if (value === undefined || value === null || value === false || value === '') return false;
  return !Array.isArray(value) || value.length > 0;
};
