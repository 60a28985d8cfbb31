import { foldCase } from './fold-case';
import { hashtagOf } from './hashtags';
import { primaryLanguageOf } from './language-of';
import { stopWordsOf, type StopWords } from './stop-words';
import { textWordsOf, type TextWord } from './text-words';

export interface KeywordRules {
  /** BCP-47; languages without a list of stop words give no keywords. */
  language: string | null;
  max: number;
  /** Names that are taken already: tags of the entry. */
  exclude: readonly string[];
}

/** UTF-16 units of a text that are read; what it is about stands further up. */
const MAX_UNITS = 30_000;
/** Units after which a first mention is worth half of what it is at the beginning. */
const BEGINNING = 300;
/** Longer words do not say more. */
const LONG = 10;
const PHRASE_BONUS = 1.5;
const MAX_LENGTH = 60;

interface Candidate {
  content: string;
  keys: string[];
  first: number;
  count: number;
  isPhrase: boolean;
}

/**
 * Words and names that a text is about, the best first: those that come often, early and are long.
 * The same text gives the same words. Linear.
 */
export const keywordsOf = (text: string, { language, max, exclude }: KeywordRules): string[] => {
  const stopWords = stopWordsOf(language);
  if (!stopWords || !(max >= 1)) return [];
  const isShortScript = ['zh', 'ja', 'ko', 'th', 'my'].includes(primaryLanguageOf(language));
  const words = textWordsOf(text.slice(0, MAX_UNITS).toWellFormed(), language)
    .map((word) => withoutStopWords(word, stopWords))
    .filter(({ content }) => isTelling(content, isShortScript ? 2 : 3));
  const candidates = [...counted(words).values()].sort(
    (a, b) => scoreOf(b) - scoreOf(a) || a.first - b.first
  );
  return chosen(candidates, { max, taken: takenBy(exclude) });
};

/** A name loses the article before it; a stop word loses everything. */
const withoutStopWords = (word: TextWord, { plain, all }: StopWords): TextWord => {
  const parts = word.content.split(' ');
  const isIn = (words: ReadonlySet<string>, part: string | undefined) =>
    part !== undefined && words.has(part.toLowerCase());
  while (isIn(plain, parts[0])) parts.shift();
  while (isIn(plain, parts.at(-1))) parts.pop();
  const isEmpty = parts.length === 1 && isIn(all, parts[0]);
  return { ...word, content: isEmpty ? '' : parts.join(' '), isPhrase: parts.length > 1 };
};

const HIRAGANA_ONLY = /^[\p{sc=Hira}ー]+$/u;

/** With letters, long enough, and no contraction; two capitals are a name ("EU"). */
const isTelling = (content: string, least: number): boolean => {
  if (!/^\p{L}/u.test(content) || /['’]/.test(content)) return false;
  if (content.length > MAX_LENGTH || HIRAGANA_ONLY.test(content)) return false;
  return [...content].length >= least || /^\p{Lu}{2}$/u.test(content);
};

const counted = (words: readonly TextWord[]): Map<string, Candidate> => {
  const candidates = new Map<string, Candidate>();
  for (const { content, start, isPhrase } of words) {
    const key = foldCase(content);
    const known = candidates.get(key);
    if (known) {
      known.count += 1;
      // A capital at the beginning of a sentence says nothing where the word has none elsewhere.
      if (content === content.toLowerCase()) known.content = content;
    } else {
      const keys = key.split(' ');
      candidates.set(key, { content, keys, first: start, count: 1, isPhrase });
    }
  }
  return candidates;
};

const scoreOf = ({ content, first, count, isPhrase }: Candidate): number => {
  const position = 1 + BEGINNING / (BEGINNING + first);
  const length = 0.5 + Math.min(content.length, LONG) / LONG;
  return count * position * length * (isPhrase ? PHRASE_BONUS : 1);
};

const takenBy = (names: readonly string[]): Set<string> =>
  new Set(
    names.slice(0, 1_000).flatMap((name) => {
      const short = name.slice(0, 400);
      const tag = hashtagOf(short);
      const words = foldCase(short).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
      return tag ? [...words, foldCase(tag.slice(1))] : words;
    })
  );

/** A word of a name that was chosen, or that is a tag, says nothing new. */
const chosen = (
  candidates: readonly Candidate[],
  { max, taken }: { max: number; taken: Set<string> }
): string[] => {
  const keywords: string[] = [];
  for (const { content, keys } of candidates) {
    if (keywords.length >= max) break;
    if (taken.has(keys.join('')) || keys.some((key) => taken.has(key))) continue;
    for (const key of [...keys, keys.join('')]) taken.add(key);
    keywords.push(content);
  }
  return keywords;
};
