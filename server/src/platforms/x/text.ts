// CommonJS without detectable names: only the default import also works from an ES module.
import twitterText from 'twitter-text';

import { linksIn } from './links';

/** X's ceiling for any account (changelog of 2024-08-20): beyond it only "too long" matters. */
const MAX_WEIGHT_ANYWHERE = 25_000;
/** Texts up to here are handed to the parser whole. */
const MAX_WHOLE_LENGTH = 10_000;
/** twitter-text ignores links longer than 4,096 characters, so a longer word has no discount. */
const MAX_WORD_LENGTH = 4_096;

/** Every link, however long (https://docs.x.com/fundamentals/counting-characters, 2026-11-22). */
const LINK_WEIGHT = 23;
const EMOJI_WEIGHT = 2;
/** All but U+0000–10FF, U+2000–200D, U+2010–201F and U+2032–2037 count two; the same page. */
const HEAVY = /[\u1100-\u1FFF\u200E\u200F\u2020-\u2031\u2038-\u{10FFFF}]/u;
/**
 * Whole sequences, by the Unicode data of the runtime: twitter-text 3.1.0 has a list of 2018 and
 * takes younger families and professions apart. Built at run time: the `v` flag is younger than
 * the language level we compile to. The look ahead spares most characters the long list.
 */
const EMOJI = new RegExp('(?=\\p{Emoji})(?:\\p{RGI_Emoji}|[0-9#*]\\uFE0F?\\u20E3)', 'gv');

/**
 * Weighted length by X's rule (https://docs.x.com/fundamentals/counting-characters, checked
 * 2026-11-22): a link counts 23, an emoji sequence 2, most of the world's alphabets 1, CJK 2.
 * Total: lone surrogates and control characters are counted, never thrown on.
 */
export const countXCharacters = (text: string): number => {
  const normal = text.normalize('NFC');
  return normal.length <= MAX_WHOLE_LENGTH ? weigh(normal) : countLongText(normal);
};

const weigh = (text: string): number => {
  let total = 0;
  let end = 0;
  for (const link of linksIn(text)) {
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
  let total = emoji * EMOJI_WEIGHT;
  for (const character of rest) total += HEAVY.test(character) ? 2 : 1;
  return total;
};

/**
 * The parser's time grows with the square of a word's length, so monstrous texts are counted word
 * by word (no entity contains white space), and crudely once no account could post them.
 */
const countLongText = (text: string): number => {
  let total = 0;
  for (const piece of text.split(/(\s+)/)) {
    const isCrude = piece.length > MAX_WORD_LENGTH || total > MAX_WEIGHT_ANYWHERE;
    total += isCrude ? Array.from(piece).length : weigh(piece);
  }
  return total;
};

/** How many cashtags ($TIDE) X sees in the text. */
export const countCashtags = (text: string): number => twitterText.extractCashtags(text).length;
