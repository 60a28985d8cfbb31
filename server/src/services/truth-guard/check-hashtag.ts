import { foldWord } from './fold-word';
import type { SourceIndex } from './source-index';

export interface HashtagRules {
  index: SourceIndex;
  /** Folded, without signs. */
  allowed: ReadonlySet<string>;
  /** Language of the post. */
  language: string;
  /** Folded words of the post itself, for posts in another language than the source. */
  spoken: ReadonlySet<string> | null;
}

const PIECE = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}\p{Lm}]+|\p{N}+/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Hang}]/u;
/** Two words of these are chance; one longer word must be among them. */
const LONG = 4;

/** Whether a hashtag, without its sign, is made of words of the source or allowed. */
export const isKnownHashtag = (tag: string, rules: HashtagRules): boolean => {
  const folded = foldWord(tag).replace(/[_·]/gu, '');
  if (folded === '' || rules.allowed.has(folded)) return true;
  if (rules.index.keys.has(`#:${tag}`) || isKnownWord(folded, rules)) return true;
  if (rules.index.says(tag.replaceAll('_', ' '))) return true;
  const pieces = tag.split(/[_·]/u).flatMap((part) => part.match(PIECE) ?? []);
  if (pieces.length > 1 && pieces.every((piece) => isKnownPiece(foldWord(piece), rules)))
    return true;
  return UNSPACED.test(folded) ? isMadeOfRuns(folded, rules) : isMadeOfWords(folded, rules);
};

const isKnownWord = (folded: string, { index, language, spoken }: HashtagRules): boolean =>
  index.knows(folded, language) || (spoken?.has(folded) ?? false);

const isKnownPiece = (folded: string, rules: HashtagRules): boolean =>
  /^\d+$/.test(folded) ? rules.index.keys.has(`n:${Number(folded)}`) : isKnownWord(folded, rules);

/** "wintermenu" of "winter menu". */
const isMadeOfWords = (folded: string, { index, spoken }: HashtagRules): boolean => {
  const isWord = (word: string) =>
    index.words.has(word) ||
    (spoken?.has(word) ?? false) ||
    (/^\d{2,}$/.test(word) && index.keys.has(`n:${Number(word)}`));
  /** Longest word on the best way to each place; -1: no way. */
  const best: number[] = [0];
  for (let end = 1; end <= folded.length; end += 1) {
    best[end] = -1;
    for (let start = Math.max(0, end - 30); start < end - 1; start += 1) {
      const before = best[start] ?? -1;
      const word = folded.slice(start, end);
      if (before >= 0 && isWord(word)) best[end] = Math.max(best[end] ?? -1, before, word.length);
    }
  }
  return (best[folded.length] ?? -1) >= LONG;
};

/** In scripts without spaces: runs of two signs and more that the source has. */
const isMadeOfRuns = (folded: string, { index, spoken }: HashtagRules): boolean => {
  const said = spoken ? [...spoken].join('') : '';
  const reaches: boolean[] = [true];
  for (let end = 2; end <= folded.length; end += 1) {
    for (let start = 0; start <= end - 2; start += 1) {
      const run = folded.slice(start, end);
      if (reaches[start] && (index.says(run) || said.includes(run))) reaches[end] = true;
    }
  }
  return reaches[folded.length] === true;
};
