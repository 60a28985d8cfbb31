/**
 * `commentary` is LinkedIn's "little text format": reserved characters are written with a
 * backslash when they are meant literally. An unescaped one does not fail, it silently cuts the
 * post (LTF, https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format,
 * checked 2026-11-22).
 */

/** Longest commentary; enforced as a 400 or a silent cut, so we enforce it first (UGC, checked 2026-11-22). */
export const MAX_COMMENTARY_LENGTH = 3000;

// LTF, checked 2026-11-22: | { } @ [ ] ( ) < > # \ * _ ~
const RESERVED = /[\\|{}@[\]()<>#*_~]/gu;
/** Links are taken whole: the `#` of `https://example.com/#team` opens no hashtag. */
const LINK = String.raw`https?:\/\/\S+`;
/**
 * `@[Harbour Light Weekly](urn:li:organization:90214183)`: a page by its exact name, or a member
 * (LTF, checked 2026-11-22). LinkedIn shows a name that does not match as plain text.
 */
const MENTION = String.raw`@\[[^[\]\n]{1,200}\]\(urn:li:(?:person|organization):[\w-]+\)`;
const TOKEN = new RegExp(String.raw`${LINK}|${MENTION}|[\\|{}@[\]()<>#*_~]`, 'gu');
const MENTION_PARTS = /^@\[(.*)\]\((.*)\)$/u;

/**
 * `#` opens a hashtag after the start, a space or punctuation, and before a letter or digit. Not
 * after `_`, which counts as part of a word in hashtags.
 */
const BEFORE_HASHTAG = /(?:^|[\s\p{P}])$/u;
const AFTER_HASH = /^[\p{L}\p{N}]/u;

const opensHashtag = (text: string, place: number): boolean => {
  // Two units on each side are enough for one code point, also outside the basic plane.
  const before = text.slice(Math.max(0, place - 2), place);
  return (
    (place === 0 || (BEFORE_HASHTAG.test(before) && !before.endsWith('_'))) &&
    AFTER_HASH.test(text.slice(place + 1, place + 3))
  );
};

/**
 * Plain text as little text. Hashtags stay hashtags and mentions mentions; everything else reserved
 * becomes literal. Call it once, after all other text processing: a second call would escape the
 * backslashes.
 */
export const escapeLittleText = (text: string): string =>
  text.replace(TOKEN, (found, place: number) => {
    if (found === '#' && opensHashtag(text, place)) return found;
    const [, name, urn] = MENTION_PARTS.exec(found) ?? [];
    if (name !== undefined && urn !== undefined) return `@[${escapeAll(name)}](${urn})`;
    return escapeAll(found);
  });

const escapeAll = (text: string): string => text.replace(RESERVED, '\\$&');

/**
 * UTF-16 units of the escaped text. Whether escapes count is UNCERTAIN (LTF does not say), so the longer
 * reading is the limit.
 */
export const countLittleText = (text: string): number => escapeLittleText(text).length;

/** The stored form of a hashtag: `{hashtag|\#|word}` (LTF HashtagElement, checked 2026-11-22). */
const STORED_HASHTAG = /\{hashtag\|\\?#\|((?:\\[\s\S]|[^\\}])*)\}/gu;
const STORED_MENTION = /@\[((?:\\[\s\S]|[^\\\]])*)\]\(urn:li:[\w:-]+\)/gu;
const ESCAPED = /\\([\\|{}@[\]()<>#*_~])/gu;

/** Little text as LinkedIn gives it back, as the plain text a person reads. Never throws. */
export const readLittleText = (littleText: string): string =>
  littleText.replace(STORED_HASHTAG, '#$1').replace(STORED_MENTION, '$1').replace(ESCAPED, '$1');

/** Cuts to `maxLength` UTF-16 units with an ellipsis, never through a surrogate pair. */
export const shorten = (text: string, maxLength: number): string => {
  const trimmed = text.trim();
  if (trimmed.length <= maxLength) return trimmed;
  const cut = trimmed.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
};
