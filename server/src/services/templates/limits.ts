import type { TemplateValues } from '../adaptation/wording';

/** Longest time for one rendering, ms. A template of some lines takes far less than one. */
export const RENDER_TIME_MS = 50;

/** Rounds of all loops of one rendering together. */
export const MAX_ROUNDS = 1_000;

/** Characters that a template may write beyond what the entry brings along. */
export const MAX_OWN_TEXT = 20_000;

/** Longest text that is searched for: V8 needs quadratic time for some longer ones. */
export const MAX_SEARCH_LENGTH = 250;

/** Furthest that a loop counts; far below where adding 1 to a number stops changing it. */
export const MAX_COUNT = 1_000_000;

/** Longest single text that a template gets, UTF-16 units. */
export const MAX_VALUE_LENGTH = 200_000;

/** What filters may read and write for each character that the entry brings along. */
const WORK_PER_CHARACTER = 20;

export interface RenderBudget {
  /** Longest text that may come out, UTF-16 units. */
  output: number;
  /** All characters that filters and placeholders may go through. */
  work: number;
}

/** The longer the entry, the more a template may do: a post of 60,000 characters is no mistake. */
export const budgetFor = (values: TemplateValues): RenderBudget => {
  const size = Math.min(sizeOf(values), MAX_VALUE_LENGTH);
  return { output: MAX_OWN_TEXT + size, work: MAX_OWN_TEXT + WORK_PER_CHARACTER * size };
};

const MAX_DEPTH = 4;

/** Characters in a value; lists and groups count with all they hold. */
export const sizeOf = (value: unknown, depth = 0): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return 1;
  let size = 1;
  for (const part of Object.values(value)) size += sizeOf(part, depth + 1);
  return size;
};
