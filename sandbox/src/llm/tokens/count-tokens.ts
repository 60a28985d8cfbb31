const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const FOREIGN = /(?!\p{Script=Latin})[\p{L}\p{M}]/gu;

/** What a character of a script weighs: vocabularies are made for Latin letters. */
const WIDE_WEIGHT = 0.8;
const FOREIGN_WEIGHT = 0.45;
const LATIN_WEIGHT = 0.25;

const howMany = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;

/** About what a vendor's tokenizer counts: a token for four Latin letters, fewer for others. */
export const countTokens = (text: string): number => {
  const wide = howMany(WIDE, text);
  const foreign = howMany(FOREIGN, text) - wide;
  const rest = Math.max(0, text.length - wide - foreign);
  return Math.ceil(wide * WIDE_WEIGHT + foreign * FOREIGN_WEIGHT + rest * LATIN_WEIGHT);
};

/** The beginning of a text that is at most so many tokens. */
export const firstTokens = (text: string, tokens: number): string => {
  let [shortest, longest] = [0, text.length];
  while (shortest < longest) {
    const middle = Math.ceil((shortest + longest) / 2);
    if (countTokens(text.slice(0, middle)) <= tokens) shortest = middle;
    else longest = middle - 1;
  }
  return text.slice(0, shortest).replace(/[\uD800-\uDBFF]$/, '');
};
