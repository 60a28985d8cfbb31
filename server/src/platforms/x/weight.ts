import type { LinkPlace } from './links';

/** Every link, however long (https://docs.x.com/fundamentals/counting-characters, 2026-11-22). */
const LINK_WEIGHT = 23;
const EMOJI_WEIGHT = 2;
/** All but U+0000–10FF, U+2000–200D, U+2010–201F and U+2032–2037 count two; the same page. */
const HEAVY = /[\u1100-\u1FFF\u200E\u200F\u2020-\u2031\u2038-\u{10FFFF}]/gu;
/** Two UTF-16 units that are one character. */
const PAIR = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;
/**
 * Whole sequences, by the Unicode data of the runtime: twitter-text 3.1.0 has a list of 2018 and
 * takes younger families and professions apart. Built at run time: the `v` flag is younger than
 * the language level we compile to. The look ahead spares most characters the long list.
 */
const EMOJI = new RegExp('(?=\\p{Emoji})(?:\\p{RGI_Emoji}|[0-9#*]\\uFE0F?\\u20E3)', 'gv');

/**
 * Weight of a text in which these are the links, in order and without overlaps: 23 for each, 2 for
 * an emoji sequence, 1 for a letter of most alphabets, 2 for the others.
 */
export const weighAround = (text: string, links: readonly LinkPlace[]): number => {
  let total = 0;
  let end = 0;
  for (const link of links) {
    total += weighWords(text.slice(end, link.start)) + LINK_WEIGHT;
    end = link.end;
  }
  return total + weighWords(text.slice(end));
};

/** A text without links. */
const weighWords = (words: string): number => {
  let emoji = 0;
  const rest = words.replace(EMOJI, () => {
    emoji += 1;
    return '';
  });
  return emoji * EMOJI_WEIGHT + rest.length - timesIn(rest, PAIR) + timesIn(rest, HEAVY);
};

const timesIn = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
