// CommonJS without detectable names: only the default import also works from an ES module.
import twitterText from 'twitter-text';

import { linksIn } from './links';
import { weighAround } from './weight';

/** X's ceiling for any account (changelog of 2024-08-20): beyond it only "too long" matters. */
const MAX_WEIGHT_ANYWHERE = 25_000;
/** Texts up to here are handed to the parser whole. */
const MAX_WHOLE_LENGTH = 10_000;
/** twitter-text ignores links longer than 4,096 characters, so a longer word has no discount. */
const MAX_WORD_LENGTH = 4_096;

/**
 * Weighted length by X's rule (https://docs.x.com/fundamentals/counting-characters, checked
 * 2026-11-22): a link counts 23, an emoji sequence 2, most of the world's alphabets 1, CJK 2.
 * Total: lone surrogates and control characters are counted, never thrown on.
 */
export const countXCharacters = (text: string): number => {
  const normal = text.normalize('NFC');
  return normal.length <= MAX_WHOLE_LENGTH ? weigh(normal) : countLongText(normal);
};

const weigh = (text: string): number => weighAround(text, linksIn(text));

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
