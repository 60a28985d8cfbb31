import { invalidParameter } from './graph-error';
import type { Params } from './call';
import type { Post } from './state';

/** Every parameter of a list (USER). */
export const LIST_PARAMS = ['fields', 'since', 'until', 'limit', 'before', 'after'];

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 100;
/** The day Threads began; lists refuse times before it (USER). */
const EARLIEST_S = 1_688_540_400;

export interface Page {
  posts: Post[];
  cursors: { before: string; after: string } | null;
  hasNext: boolean;
}

const cursorOf = ({ id }: Post): string => Buffer.from(id).toString('base64url');

/** One page of posts that are given newest first. Cursors exclude each other. */
export const pageOf = (posts: readonly Post[], params: Params): Page => {
  if (params.before !== undefined && params.after !== undefined) {
    throw invalidParameter('Params before and after do not go together.');
  }
  const since = timeOf(params, 'since') ?? 0;
  const until = timeOf(params, 'until') ?? Infinity;
  const inTime = posts.filter(({ createdAt }) => createdAt >= since && createdAt < until);
  const limit = limitOf(params);
  const start = startOf(inTime, params, limit);
  const page = inTime.slice(start, start + limit);
  const [first] = page;
  const last = page.at(-1);
  return {
    posts: page,
    cursors: first && last ? { before: cursorOf(first), after: cursorOf(last) } : null,
    hasNext: start + limit < inTime.length,
  };
};

const startOf = (posts: readonly Post[], { before, after }: Params, limit: number): number => {
  const placeOf = (cursor: string): number => {
    const place = posts.findIndex((post) => cursorOf(post) === cursor);
    if (place < 0) throw invalidParameter('The cursor is not valid.');
    return place;
  };
  if (after !== undefined) return placeOf(after) + 1;
  return before === undefined ? 0 : Math.max(0, placeOf(before) - limit);
};

const limitOf = ({ limit = String(DEFAULT_LIMIT) }: Params): number => {
  const value = Number(limit);
  if (/^\d+$/.test(limit) && value >= 1 && value <= MAX_LIMIT) return value;
  throw invalidParameter(`Param limit must be between 1 and ${MAX_LIMIT}.`);
};

/** Unix seconds, or words that a date parser knows. Epoch ms. */
const timeOf = (params: Params, name: 'since' | 'until'): number | null => {
  const value = params[name];
  if (value === undefined) return null;
  const at = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  if (at >= EARLIEST_S * 1000) return at;
  throw invalidParameter(`Param ${name} must be a time from ${EARLIEST_S} on.`);
};
