import { languageOf, primaryLanguageOf } from './language-of';
import { protectedSpansOf } from './protected-spans';
import { segmentsOf } from './segments';

/** A word of a text, or a name of some words ("New York"). */
export interface TextWord {
  content: string;
  /** UTF-16 index in the text. */
  start: number;
  isPhrase: boolean;
}

interface Word extends TextWord {
  end: number;
  isCapitalised: boolean;
  /** There a capital says nothing. */
  beginsSentence: boolean;
}

const SPACED_WORD = /[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;
const WITHOUT_SPACES: ReadonlySet<string> = new Set(['zh', 'ja', 'th', 'my', 'lo', 'km']);
/** They write all nouns with capitals. */
const CAPITAL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb']);
const SENTENCE_BORDER = /[.!?…。！？;:\n"“„«»(•¡¿]/u;

const POSSESSIVE = /['’]s$/iu;
const ELISION =
  /^(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|un|dell|nell|all|sull|dall|quest)['’](?=\p{L})/iu;
const ELIDING: ReadonlySet<string> = new Set(['fr', 'it', 'ca']);

/** Longer rows of capitals are headlines. */
const MAX_PHRASE_WORDS = 3;

/**
 * The words of a text without its links, hashtags and mentions; names of two or three words are
 * kept together where the language writes them with capitals. Linear.
 */
export const textWordsOf = (text: string, language: string | null): TextWord[] => {
  const words = wordsOf(withoutNames(text), language);
  if (CAPITAL_NOUNS.has(primaryLanguageOf(language))) return words;
  return withPhrases(text, words);
};

const withoutNames = (text: string): string => {
  let rest = '';
  let end = 0;
  for (const span of protectedSpansOf(text, [])) {
    rest += text.slice(end, span.start) + '\n'.repeat(span.end - span.start);
    end = span.end;
  }
  return rest + text.slice(end);
};

const wordsOf = (text: string, language: string | null): Word[] => {
  let end = 0;
  return rangesOf(text, language).map((range) => {
    const gap = text.slice(end, range.start);
    end = range.end;
    const content = bareWord(text.slice(range.start, range.end), language);
    return {
      ...{ content, start: range.start, end, isPhrase: false },
      isCapitalised: /^\p{Lu}/u.test(content),
      beginsSentence: range.start === gap.length || SENTENCE_BORDER.test(gap),
    };
  });
};

const rangesOf = (text: string, language: string | null): { start: number; end: number }[] => {
  if (WITHOUT_SPACES.has(primaryLanguageOf(language))) {
    const words = new Intl.Segmenter(languageOf(language), { granularity: 'word' });
    return [...segmentsOf(text, words)].filter(({ isWordLike }) => isWordLike);
  }
  return Array.from(text.matchAll(SPACED_WORD), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
};

const bareWord = (word: string, language: string | null): string => {
  const bare = word.normalize('NFC').replace(POSSESSIVE, '');
  return ELIDING.has(primaryLanguageOf(language)) ? bare.replace(ELISION, '') : bare;
};

/** "York" in "New York is…" begins no sentence elsewhere, so that the name is known there too. */
const withPhrases = (text: string, words: readonly Word[]): TextWord[] => {
  const runs = runsOf(text, words);
  const names = new Set(runs.filter(isName).map((run) => phraseOf(run)));
  return runs.flatMap((run): TextWord[] => {
    const [first, ...rest] = run;
    if (!first) return [];
    if (isName(run) || names.has(phraseOf(run))) return [asPhrase(run)];
    if (first.beginsSentence && isName(rest)) return [first, asPhrase(rest)];
    return run;
  });
};

const isName = (run: readonly Word[]): boolean =>
  run.length > 1 && run.length <= MAX_PHRASE_WORDS && !run[0]?.beginsSentence;

const phraseOf = (run: readonly Word[]): string => run.map(({ content }) => content).join(' ');

const asPhrase = (run: readonly Word[]): TextWord => ({
  content: phraseOf(run),
  start: run[0]?.start ?? 0,
  isPhrase: true,
});

/** Words with capitals that stand together; every other word alone. */
const runsOf = (text: string, words: readonly Word[]): Word[][] => {
  const runs: Word[][] = [];
  for (const word of words) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last?.isCapitalised &&
      word.isCapitalised &&
      /^[ \u00A0]$/.test(text.slice(last.end, word.start));
    if (run && goesOn) run.push(word);
    else runs.push([word]);
  }
  return runs;
};
