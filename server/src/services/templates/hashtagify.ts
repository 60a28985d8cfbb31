import { hashtagOf, hashtagsOf } from '../adaptation/hashtags';

const MAX_TAGS = 100;

/** A text becomes one hashtag; a list becomes a list of different ones. What makes none is left out. */
export const hashtagify = (value: unknown): string | string[] => {
  if (typeof value === 'string') return hashtagOf(value) ?? '';
  if (!Array.isArray(value)) return '';
  const names = value.filter((name): name is string => typeof name === 'string');
  return hashtagsOf(names, MAX_TAGS);
};
