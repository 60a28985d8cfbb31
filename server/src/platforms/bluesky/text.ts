import { isOneGraphemeEach } from '../graphemes/one-each';

const MAX_GRAPHEMES = 300;
const BYTES_PER_COUNT = 10;

/** Highest allowed {@link countText}: 300 graphemes and 3000 UTF-8 bytes, in one number. */
export const MAX_TEXT_COUNT = MAX_GRAPHEMES;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const encoder = new TextEncoder();

/** User-perceived characters: a family emoji is one. */
export const countGraphemes = (text: string): number =>
  isOneGraphemeEach(text) ? text.length : [...segmenter.segment(text)].length;

/** Length in UTF-8; a lone surrogate takes the three bytes of U+FFFD. */
export const utf8Length = (text: string): number => encoder.encode(text).length;

/**
 * Length of a post by both of Bluesky's limits at once. The lexicon allows 300 graphemes **and**
 * 3000 UTF-8 bytes (app/bsky/feed/post.json, verified on a PDS, checked 2026-11-22). A tenth of the
 * bytes, rounded up, is at most 300 exactly when the bytes are at most 3000 — so the greater of
 * the two numbers is at most 300 exactly when the post obeys both limits. For ordinary text it is
 * the number of graphemes; only emoji sequences and stacked marks, above ten bytes a grapheme
 * on average, count by their bytes.
 */
export const countText = (text: string): number =>
  Math.max(countGraphemes(text), Math.ceil(utf8Length(text) / BYTES_PER_COUNT));
