import type { Span } from '../fact';
import { isOrdinaryCapital, germanBeforeNouns, nameNouns } from '../words/capital-words';
import { givenNames } from '../words/given-names';
import { placeOf } from '../words/places';
import type { WordToken } from '../word-tokens';

/** What is asked of the source about names. */
export interface NameLookup {
  knows(this: void, folded: string): boolean;
  /** Names that the source writes right behind one; undefined: none. */
  followers(this: void, folded: string): ReadonlySet<string> | undefined;
  /** Names that it writes right before one. */
  leaders(this: void, folded: string): ReadonlySet<string> | undefined;
}

export interface NamesArgs {
  tokens: readonly WordToken[];
  /** Of the text. */
  language: string;
  lookup: NameLookup;
  /** The source is in another language. */
  isTranslated: boolean;
  /** Months, weekdays, feasts: read elsewhere. */
  read: readonly Span[];
}

/** Names that were looked up, and those that the source does not have. */
export interface NamesFound {
  checked: number;
  unknown: Span[];
}

const WITH_CAPITAL_NOUNS: ReadonlySet<string> = new Set(['de', 'lb']);
const CASELESS: ReadonlySet<string> = new Set(
  'ar he hi ja zh ko th fa ur bn ta te ml kn mr gu pa ne si my km lo ka am'.split(' ')
);

/** Between these and the next word a sentence goes on. */
const INSIDE = /^[\s\u00A0'’,&/\d.-]*$/u;
const ENDS_SENTENCE = /[.](?:\s|$)|\n/u;
const ADJACENT = /^[ \u00A0-]$/u;
/** A word of every day in a headline rather than a name. */
const ORDINARY_ENDING = /(?:ing|ed|tion|sion|ment|ness|ful|ous|able|ible|less|ship|ward|wards)s?$/;
/** They write headlines with capitals throughout. */
const HEADLINES: ReadonlySet<string> = new Set(['en', '']);
const TITLE_SHARE = 0.7;
const LEAST_TITLE_WORDS = 4;

interface Word extends WordToken {
  beginsSentence: boolean;
  /** Right behind the word before it. */
  isAdjacent: boolean;
  isKnown: boolean;
  /** In a headline where everything has capitals. */
  isTitled: boolean;
}

/** Words with capitals that no source word bears. Linear. */
export const unknownNamesOf = (text: string, args: NamesArgs): NamesFound => {
  const words = wordsOf(text, args);
  const isGerman = WITH_CAPITAL_NOUNS.has(args.language);
  const asked = words.filter((word) => word.isCapitalised && word.text.length > 1);
  const bad = new Set<Word>();
  words.forEach((word, place) => {
    const before = words[place - 1];
    const after = words[place + 1];
    const neighbours = { before, after: after?.isAdjacent ? after : undefined, args };
    if (!word.isCapitalised || word.text.length < 2) return;
    if (isInvented(word, neighbours, isGerman)) bad.add(word);
    else if (before && !isGerman && isMixed(before, word, args)) bad.add(before).add(word);
  });
  return { checked: asked.length, unknown: spansOf(words, bad) };
};

const wordsOf = (text: string, { tokens, language, lookup, read }: NamesArgs): Word[] => {
  const words: Word[] = [];
  let end = 0;
  for (const token of tokens) {
    const gap = text.slice(end, token.start);
    const isFirst =
      words.length === 0 ? !/\d/.test(gap) : !INSIDE.test(gap) || ENDS_SENTENCE.test(gap);
    end = token.end;
    words.push({
      // No spread: this runs for every word of every target.
      text: token.text,
      folded: token.folded,
      start: token.start,
      end: token.end,
      isCapitalised: token.isCapitalised,
      isAllCapitals: token.isAllCapitals,
      beginsSentence: isFirst,
      isAdjacent: words.length > 0 && ADJACENT.test(gap),
      isKnown:
        !token.isCapitalised ||
        isOrdinaryCapital(token.folded, language) ||
        read.some(({ start, end: last }) => start < token.end && token.start < last) ||
        lookup.knows(token.folded),
      isTitled: false,
    });
  }
  if (HEADLINES.has(language)) markHeadlines(words);
  return words;
};

const markHeadlines = (words: Word[]): void => {
  let first = 0;
  for (let place = 1; place <= words.length; place += 1) {
    if (place < words.length && !words[place]?.beginsSentence) continue;
    const sentence = words.slice(first, place);
    const long = sentence.filter(({ text }) => text.length >= 4);
    const capitals = long.filter(({ isCapitalised }) => isCapitalised);
    if (long.length >= LEAST_TITLE_WORDS && capitals.length / long.length >= TITLE_SHARE) {
      for (const word of sentence) word.isTitled = true;
    }
    first = place;
  }
};

interface Neighbours {
  before: Word | undefined;
  /** Only where it stands right behind. */
  after: Word | undefined;
  args: NamesArgs;
}

const isInvented = (word: Word, neighbours: Neighbours, isGerman: boolean): boolean => {
  if (word.isKnown) return false;
  if (isNamed(word)) return true;
  if (isGerman) return isGermanName(word, neighbours);
  const { before, after, args } = neighbours;
  if (CASELESS.has(args.language)) return true;
  if (args.isTranslated && isNameNoun(word, neighbours)) return false;
  const isUnknown = (other: Word | undefined) =>
    other !== undefined && other.isCapitalised && !other.isKnown;
  if (word.isTitled) {
    const isNextTo = (word.isAdjacent && isUnknown(before)) || isUnknown(after);
    return isNextTo && !ORDINARY_ENDING.test(word.folded);
  }
  return !word.beginsSentence;
};

/** On a list of names, so the place in the sentence does not matter. */
const isNamed = ({ folded, isAllCapitals }: Word): boolean =>
  !isAllCapitals && (givenNames.has(folded) || placeOf(folded) !== undefined);

/** "The Harbour Museum" for "le musée du port": beside a known name, or with an article. */
const isNameNoun = ({ folded }: Word, { before, after }: Neighbours): boolean =>
  nameNouns.has(folded) &&
  (before === undefined ||
    before.isKnown ||
    after?.isKnown === true ||
    nameNouns.has(before.folded));

const GERMAN_TITLES: ReadonlySet<string> = new Set(
  'herr herrn frau dr prof burgermeister burgermeisterin direktor direktorin pfarrer pfarrerin kapitan kapitanin konig konigin prasident prasidentin minister ministerin'.split(
    ' '
  )
);
/** What begins a German sentence before a noun: verbs, articles and adjectives. */
const GERMAN_BEGINNING =
  /(?:e|en|er|es|em|t|st)$|^(?:an|auf|ab|bei|mit|von|vom|zu|zur|zum|im|in|nur|auch|bald|mehr|viel|ganz|kein|sein|mein|dein|ihr|wo|was|wie|als|so|da|doch|noch|oh|ach|ja|nein|los|ob|und|ohne|seit|vor|nach|bis|uber|um|dort|hier|dann|wann|fur|gegen|neu|frisch|schon|lang|gut|bitte|vielen|pro)$/;

const isGermanName = (word: Word, { before, after, args }: Neighbours): boolean => {
  if (word.isAllCapitals && !word.isTitled) return true;
  const isUnknown = (other: Word | undefined): other is Word =>
    other !== undefined && other.isCapitalised && !other.isKnown;
  if (before && word.isAdjacent && before.isCapitalised) {
    if (GERMAN_TITLES.has(before.folded)) return true;
    if (before.isKnown) return args.lookup.followers(before.folded) !== undefined;
    if (isSecond(before)) return true;
  }
  return isUnknown(after) && isSecond(word);
};

/** Whether a second unknown noun behind it makes a name of both. */
const isSecond = ({ folded, beginsSentence }: Word): boolean =>
  !germanBeforeNouns.has(folded) && !(beginsSentence && GERMAN_BEGINNING.test(folded));

/** The given name of one and the family name of another. */
const isMixed = (before: Word, word: Word, { lookup, language }: NamesArgs): boolean => {
  if (!word.isAdjacent || !before.isCapitalised || word.isTitled || before.text.length < 2) {
    return false;
  }
  const isName = ({ folded }: Word) =>
    !isOrdinaryCapital(folded, language) && !nameNouns.has(folded);
  if (!isName(before) || !isName(word)) return false;
  const behind = lookup.followers(before.folded);
  const ahead = lookup.leaders(word.folded);
  return behind !== undefined && ahead !== undefined && !behind.has(word.folded);
};

/** Neighbours that are both unknown are one name. */
const spansOf = (words: readonly Word[], bad: ReadonlySet<Word>): Span[] => {
  const spans: Span[] = [];
  let last: Word | undefined;
  for (const word of words) {
    if (bad.has(word)) {
      const span = spans.at(-1);
      if (span && last && bad.has(last) && word.isAdjacent) span.end = word.end;
      else spans.push({ start: word.start, end: word.end });
    }
    last = word;
  }
  return spans;
};
