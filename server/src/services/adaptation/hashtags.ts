import type { TargetSettings } from '../../../../contracts/targets';
import { foldCase } from './fold-case';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** UTF-16 units with the sign; no platform links longer ones. */
const MAX_LENGTH = 100;
/** Units of a name that are looked at. */
const MAX_NAME_LENGTH = 400;
/** Names that are looked at. */
const MAX_NAMES = 1_000;

/**
 * "slow food" → "#SlowFood". Letters, marks and digits of every script stay; a name without any
 * letter gives null, because platforms do not link "#2026", and so does one of more than 100
 * characters.
 */
export const hashtagOf = (name: string): string | null => {
  if (name.length > MAX_NAME_LENGTH) return null;
  const words = name.normalize('NFC').match(WORD) ?? [];
  // A mark without its letter would sit on the sign.
  const joined = words
    .map(words.length > 1 ? capitalise : (word) => word)
    .join('')
    .replace(/^\p{M}+/u, '');
  const isTag = /\p{L}/u.test(joined) && joined.length < MAX_LENGTH;
  return isTag ? `#${joined}` : null;
};

/** The first `limit` different hashtags of the names. */
export const hashtagsOf = (names: readonly string[], limit: number): string[] => {
  const seen = new Map<string, string>();
  for (const name of names.slice(0, MAX_NAMES)) {
    if (seen.size >= limit) break;
    const tag = hashtagOf(name);
    if (tag && !seen.has(foldCase(tag))) seen.set(foldCase(tag), tag);
  }
  return [...seen.values()].slice(0, Math.max(0, limit));
};

export interface HashtagsArgs {
  /** As the entry names them. */
  tags: readonly string[];
  /** Words of its text, the best first. */
  keywords: readonly string[];
  /** `tags_and_keywords`: words of the text fill up what the tags leave. */
  source: TargetSettings['hashtags'];
  limit: number;
}

/** The hashtags of a post with their signs. */
export const hashtagsFor = ({ tags, keywords, source, limit }: HashtagsArgs): string[] => {
  switch (source) {
    case 'none':
      return [];
    case 'tags':
      return hashtagsOf(tags, limit);
    case 'tags_and_keywords':
      return hashtagsOf([...tags.slice(0, MAX_NAMES - keywords.length), ...keywords], limit);
  }
};

const capitalise = (word: string): string => {
  const [first = '', ...rest] = [...word];
  return first.toUpperCase() + rest.join('');
};
