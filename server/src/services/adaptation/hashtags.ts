const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * "slow food" → "#SlowFood". Letters, marks and digits of every script stay; a name without any
 * letter gives null, because platforms do not link "#2026".
 */
export const hashtagOf = (name: string): string | null => {
  const words = name.normalize('NFC').match(WORD) ?? [];
  const joined = words.map(words.length > 1 ? capitalise : (word) => word).join('');
  return /\p{L}/u.test(joined) ? `#${joined}` : null;
};

/** The first `limit` different hashtags of the names. */
export const hashtagsOf = (names: readonly string[], limit: number): string[] => {
  const seen = new Map<string, string>();
  for (const name of names) {
    const tag = hashtagOf(name);
    if (tag && !seen.has(tag.toLowerCase())) seen.set(tag.toLowerCase(), tag);
  }
  return [...seen.values()].slice(0, limit);
};

const capitalise = (word: string): string => {
  const [first = '', ...rest] = [...word];
  return first.toUpperCase() + rest.join('');
};
