import { foldWord } from './fold-word';

/** A word of a text; numbers in digits are none. UTF-16 indexes. */
export interface WordToken {
  text: string;
  folded: string;
  start: number;
  end: number;
  isCapitalised: boolean;
  /** Two capitals or more and no small letter. */
  isAllCapitals: boolean;
}

/** Apostrophes and hyphens part words: "l’eau", "Mara’s" and "thirty-one" are two each. */
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/gu;
const CAPITAL = /^\p{Lu}/u;
const ALL_CAPITALS = /^(?:\p{Lu}\p{M}*|\p{N}){2,}$/u;

/** In the order of the text. Linear. */
export const wordTokensOf = (text: string): WordToken[] => {
  const tokens: WordToken[] = [];
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    const isCapitalised = beginsWithCapital(word);
    const isAllCapitals = isCapitalised && ALL_CAPITALS.test(word);
    const end = start + word.length;
    tokens.push({ text: word, folded: foldWord(word), start, end, isCapitalised, isAllCapitals });
  }
  return tokens;
};

const beginsWithCapital = (word: string): boolean => {
  const code = word.charCodeAt(0);
  return code < 0x80 ? code >= 65 && code <= 90 : CAPITAL.test(word);
};
