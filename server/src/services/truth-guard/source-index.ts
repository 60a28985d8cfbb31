import { primaryLanguageOf } from '../adaptation/language-of';
import type { Span } from './fact';
import { addressFactsOf, handleOf } from './facts/addresses';
import { givesOf } from './facts/calendar';
import { canonicalUrl, hostOf } from './facts/canonical-url';
import { numericFactsOf } from './facts/numeric-facts';
import { foldText } from './fold-word';
import type { GuardSource } from './guard-source';
import { createKnownWords } from './known-words';
import { lowerView } from './lower-view';
import { scanView } from './scan-view';
import { evened, evenlySpaced, sourceTextOf, squashed, type SourceText } from './source-text';
import { wordTokensOf, type WordToken } from './word-tokens';
import type { PhraseBook } from './words/phrase-book';

/** A source, read once; every question is answered from here. */
export interface SourceIndex {
  language: string;
  /** Keys of facts: see `Fact`. */
  keys: ReadonlySet<string>;
  /** Folded words of everything. */
  words: ReadonlySet<string>;
  knows(this: void, folded: string, language: string): boolean;
  /** For words that are known in no other way. */
  isCountry(this: void, folded: string, language: string): boolean;
  /** By its key: a link that the post is meant to hold, not one that its texts name. */
  isOwnLink(this: void, key: string): boolean;
  followers: ReadonlyMap<string, ReadonlySet<string>>;
  leaders: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words that stand together in the source, in any script. */
  says(this: void, words: string): boolean;
  /** A stretch word by word, but for case and the form of signs; no half words. */
  hasVerbatim(this: void, text: string): boolean;
  /** Letter by letter, in any spacing and across fields. */
  hasLetters(this: void, piece: string): boolean;
  /** A character that nobody sees; they are in no other form of the source. */
  hasHidden(this: void, character: string): boolean;
  bears(this: void, book: PhraseBook, concept: string): boolean;
  /** What orders in it want to be said: never a fact, and never in a post. */
  ordered: readonly string[];
  /** Makes the forms that are else made with the first question that needs them. */
  warm(this: void): void;
}

export const createSourceIndex = (source: GuardSource): SourceIndex => {
  const language = primaryLanguageOf(source.language);
  const text = sourceTextOf(source);
  const view = scanView(text.said);
  const tokens = wordTokensOf(view);
  const besideView = scanView(text.beside);
  const besideTokens = wordTokensOf(besideView);
  const reading = { language, publishedAt: source.publishedAt };
  const keys = new Set([
    ...addressKeys(view, source),
    ...numericFactsOf(view, { tokens, reading }).flatMap(({ gives }) => gives),
    ...numericFactsOf(besideView, { tokens: besideTokens, reading }).flatMap(({ gives }) => gives),
    ...publishedKeys(source.publishedAt),
  ]);
  const words = new Set([...tokens, ...besideTokens].map(({ folded }) => folded));
  for (const word of wordsOfAddresses(source)) words.add(word);
  const known = createKnownWords(words, language);
  const searches = searchesIn(text, language);
  return {
    ...{ language, keys, words, ordered: text.ordered },
    isOwnLink: (key) => source.links.some((link) => key === `url:${canonicalUrl(link)}`),
    knows: known.has,
    isCountry: known.isCountry,
    ...neighboursOf(view, tokens),
    ...searches,
    warm: () => {
      searches.warm();
      known.warm();
    },
  };
};

/** Links that the post may hold, hosts alone, accounts, and what the texts themselves name. */
const addressKeys = (view: string, { links, handles }: GuardSource): string[] => {
  const found = addressFactsOf(view).flatMap(({ gives }) => gives);
  const urls = [
    ...links.map((link) => `url:${canonicalUrl(link)}`),
    ...found.filter((key) => key.startsWith('url:')),
  ];
  return [
    ...found,
    ...urls,
    ...urls.map((key) => `host:${hostOf(key.slice(4))}`),
    ...handles.map((handle) => `@:${handleOf(handle.trim())}`),
  ];
};

/** "harbourlight" of a handle or a host is a word that posts may say. */
const wordsOfAddresses = ({ links, handles }: GuardSource): string[] =>
  [...links.map((link) => hostOf(canonicalUrl(link))), ...handles].flatMap((address) =>
    foldText(address).trim().split(' ')
  );

const publishedKeys = (publishedAt: string | null): string[] => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(publishedAt ?? '') ?? [];
  if (year === undefined) return [];
  return givesOf({ year: Number(year), month: Number(month), day: Number(day) });
};

/** Names side by side, so that nobody gets the family name of another. */
const neighboursOf = (view: string, tokens: readonly WordToken[]) => {
  const followers = new Map<string, Set<string>>();
  const leaders = new Map<string, Set<string>>();
  tokens.forEach((token, place) => {
    const next = tokens[place + 1];
    if (!next || !token.isCapitalised || !next.isCapitalised) return;
    const isTitle = token.text.length <= 4;
    const gap = isTitle ? /^\.?[ \u00A0-]$/ : /^[ \u00A0-]$/;
    if (!gap.test(view.slice(token.end, next.start))) return;
    add(followers, token.folded, next.folded);
    add(leaders, next.folded, token.folded);
  });
  return { followers, leaders };
};

const add = (map: Map<string, Set<string>>, key: string, value: string): void => {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
};

const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Khmr}\p{sc=Laoo}\p{sc=Mymr}]/u;
const WORD_SIGN = /[\p{L}\p{M}\p{N}]/u;

const searchesIn = ({ said, beside, raw }: SourceText, language: string) => {
  const all = `${said}\n${beside}`;
  const even = once(() => evened(said));
  const folded = once(() => foldText(all));
  const lower = once(() => lowerView(all));
  const tight = once(() => squashed(all));
  const spaced = once(() => evenlySpaced(all));
  const concepts = new Map<string, boolean>();
  return {
    warm: () => void [even(), folded(), lower(), spaced(), UNSPACED.test(all) && tight()],
    says: (words: string): boolean => {
      const sought = foldText(words);
      if (sought.trim() === '') return true;
      return UNSPACED.test(words)
        ? tight().includes(sought.replaceAll(' ', ''))
        : folded().includes(sought);
    },
    hasVerbatim: (text: string) => hasStretch(even(), evened(text).trim()),
    hasLetters: (piece: string) => piece !== '' && spaced().includes(evenlySpaced(piece)),
    hasHidden: (character: string) => raw.includes(character),
    bears: (book: PhraseBook, concept: string): boolean => {
      const known = concepts.get(concept) ?? book.says(lower(), { concept, language });
      concepts.set(concept, known);
      return known;
    },
  };
};

/** Whether a text has a stretch whose ends are ends of words and of numbers. */
const hasStretch = (text: string, sought: string): boolean => {
  if (sought === '') return false;
  const isTight = UNSPACED.test(sought);
  for (let place = text.indexOf(sought); place >= 0; place = text.indexOf(sought, place + 1)) {
    const span = { start: place, end: place + sought.length };
    if (isTight ? isWholeNumber(text, span) : isWhole(text, span)) return true;
  }
  return false;
};

const isWhole = (text: string, span: Span): boolean => {
  const isCut = (inside: string, outside: string) =>
    WORD_SIGN.test(inside) && WORD_SIGN.test(outside);
  return (
    !isCut(text.charAt(span.start), text.charAt(span.start - 1)) &&
    !isCut(text.charAt(span.end - 1), text.charAt(span.end)) &&
    isWholeNumber(text, span)
  );
};

/** "Costs 5" is not in "costs 5.50", "costs 5 %" or "costs 5 million". */
const isWholeNumber = (text: string, { start, end }: Span): boolean => {
  const endsInDigit = /\p{N}/u.test(text.charAt(end - 1));
  const beginsWithDigit = /\p{N}/u.test(text.charAt(start));
  const before = text.slice(Math.max(0, start - 3), start);
  if (endsInDigit && !/^(?:$|[.,;:!?)"'\]]+(?:\s|$)|\s?\p{Co})/u.test(text.slice(end)))
    return false;
  return !(beginsWithDigit && /(?:\d[.,:]?|[€$£¥+-])\s?$/u.test(before));
};

const once = (make: () => string): (() => string) => {
  let made: string | undefined;
  return () => (made ??= make());
};
