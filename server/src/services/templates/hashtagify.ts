import { hashtagOf } from '../adaptation/hashtags';

/** Longer names are no tags. */
const MAX_NAME_LENGTH = 200;
const MAX_TAGS = 100;

/** A text becomes one hashtag; a list becomes a list of different ones. What makes none is left out. */
export const hashtagify = (value: unknown): string | string[] => {
  if (typeof value === 'string') return tagOf(value) ?? '';
  if (!Array.isArray(value)) return '';
  const tags = new Map<string, string>();
  for (const name of value.slice(0, MAX_TAGS)) {
    const tag = typeof name === 'string' ? tagOf(name) : null;
    if (tag && !tags.has(tag.toLowerCase())) tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
};

const tagOf = (name: string): string | null =>
  name.length > MAX_NAME_LENGTH ? null : hashtagOf(name);
