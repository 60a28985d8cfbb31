import { createHash } from 'node:crypto';

/** Uniform in [0, 1): the same words always give the same number. */
export const chanceOf = (...words: (string | number)[]): number =>
  createHash('sha256').update(JSON.stringify(words)).digest().readUInt32BE(0) / 2 ** 32;

/** The text at a dotted path such as `record.text` in a JSON body; null when there is none. */
export const textAt = (body: string, path: string): string | null => {
  let value: unknown = parse(body);
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'string' ? value : null;
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};
