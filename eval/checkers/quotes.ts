import { folded } from './plain';
import type { Invention, Source } from './source';

const QUOTED = [
  /“([^“”„]+)”/gu,
  /„([^“”„]+)[“”]/gu,
  /«([^«»]+)»/gu,
  /「([^「」]+)」/gu,
  /"([^"]+)"/gu,
];

/** Shorter ones are names of things; words, or signs where nobody puts spaces. */
const FEWEST_WORDS = 4;
const FEWEST_SIGNS = 8;

/** What a post has somebody say that nobody says in the article. */
export const inventedQuotes = (post: string, source: Source): Invention[] => {
  const said = folded(source.text);
  return QUOTED.flatMap((pattern) => [...post.matchAll(pattern)].map(([, words]) => words ?? ''))
    .filter(isSpeech)
    .filter((words) => !words.split(/…|\[…\]|\.{3}/).every((part) => said.includes(folded(part))))
    .map((text) => ({ kind: 'quote', text }));
};

const CJK = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;

const isSpeech = (words: string): boolean =>
  words.trim().split(/\s+/).length >= FEWEST_WORDS ||
  (words.match(CJK)?.length ?? 0) >= FEWEST_SIGNS;
