import { addressProblems } from './address-problems';
import { findClaims } from './find-claims';
import type { Fact, Span } from './fact';
import { addressFactsOf } from './facts/addresses';
import { caselessNamesOf } from './facts/names-without-case';
import { unknownNamesOf } from './facts/names';
import { numericFactsOf } from './facts/numeric-facts';
import { quotedStretches, quotesOf, type Quote } from './facts/quotes';
import { listLengthOf, uncountedSpansOf, type PartPlace } from './facts/uncounted-spans';
import type { FactKind } from './facts-report';
import { createBearing } from './bearing';
import { hasPlace } from './known-words';
import type { Checked, Problem } from './problem';
import { reasons } from './reasons';
import { masked, scanView } from './scan-view';
import { sentencesOf } from './sentences';
import type { SourceIndex } from './source-index';
import type { UnwantedWords } from './unwanted-words';
import { wordTokensOf, type WordToken } from './word-tokens';

export interface TextRules {
  index: SourceIndex;
  /** BCP-47 tag and its primary part. */
  tag: string | null;
  language: string;
  unwanted: UnwantedWords;
  isKnownHashtag(this: void, tag: string, words: readonly WordToken[]): boolean;
  place: PartPlace;
  /** A description of a picture: whoever sees it may count what is on it. */
  isAltText: boolean;
}

/** A text with more is written again anyway. */
const MAX_PROBLEMS = 40;
/** A description may count to here by itself. */
const MAX_SEEN = 12;

/** Looks everything up that a text claims. Linear but for hostile rows of signs, which are bounded. */
export const checkText = (text: string, rules: TextRules): Checked => {
  const { index, language } = rules;
  const view = scanView(text);
  const counts: Checked['counts'] = {};
  const problems: Problem[] = [];
  const count = (kind: FactKind, more = 1) => {
    if (more > 0) counts[kind] = (counts[kind] ?? 0) + more;
  };
  const addresses = addressFactsOf(view);
  const open = masked(view, addresses);
  const tokens = wordTokensOf(open);
  const isSafe = safetyOf(text, rules);
  const add = (problem: Problem) => problems.push(problem);
  const addUnlessSafe = (found: readonly Problem[]) =>
    found.filter((problem) => !isSafe(problem)).forEach(add);

  for (const fact of addresses) {
    count(fact.kind);
    addUnlessSafe(addressProblems(text, { fact, tokens, ...rules }));
  }
  const { facts, ignored } = readNumbers(open, { tokens, rules });
  const bears = createBearing(index, language);
  for (const fact of facts) {
    count(fact.kind);
    addUnlessSafe(numericProblems(text, { fact, bears, rules, open }));
  }
  const quotes = quotesOf(text);
  count('quote', quotes.length);
  quotes.flatMap((quote) => quoteProblems(quote, rules)).forEach(add);
  const claims = findClaims(open, { index, language });
  claims.counts.forEach((kind) => count(kind));
  addUnlessSafe(claims.problems);
  const read = [...facts, ...ignored, ...claims.spans];
  const names = findNames(open, { tokens, rules, read });
  count('name', names.checked);
  addUnlessSafe(names.problems);
  rules.unwanted.find(text, view).forEach(add);
  return { counts, problems: withoutInner(problems.slice(0, MAX_PROBLEMS)) };
};

/** Asked only where something is wrong: in most texts nothing is, and then no sentence is read. */
const safetyOf = (text: string, rules: TextRules): ((span: Span) => boolean) => {
  let safe: Span[] | null = null;
  return (span) =>
    (safe ??= safeSpansOf(text, rules)).some(
      ({ start, end }) => start <= span.start && span.end <= end
    );
};

/** Sentences that the source has word by word. */
const safeSpansOf = (text: string, { index, tag }: TextRules): Span[] =>
  sentencesOf(text, tag).flatMap(({ start, end }): Span[] => {
    const raw = text.slice(start, end);
    const lead = /^[^\p{L}\p{N}"'“„«‘€$£¥#@+-]*/u.exec(raw)?.[0].length ?? 0;
    const sentence = raw.slice(lead).replace(/[\s.…!?,;:–—-]+$/u, '');
    const span = { start: start + lead, end: start + lead + sentence.length };
    return index.hasVerbatim(sentence) ? [span] : [];
  });

const quoteProblems = (
  { start, end, text: words }: Quote,
  { index, language }: TextRules
): Problem[] => {
  if (quotedStretches(words).every((stretch) => index.says(stretch))) return [];
  const isTranslated = index.language !== language;
  const reason = (isTranslated ? reasons.translatedQuote : reasons.quote)(words);
  return [{ kind: 'quote', start, end, reason }];
};

interface NumbersArgs {
  tokens: readonly WordToken[];
  rules: TextRules;
}

const readNumbers = (open: string, { tokens, rules }: NumbersArgs) => {
  const ignored = uncountedSpansOf(open, rules.place);
  const view = ignored.length > 0 ? masked(open, ignored) : open;
  const reading = { language: rules.language, publishedAt: null };
  const facts = numericFactsOf(view, { tokens, reading }).filter(({ isWeak }) => !isWeak);
  return { facts, ignored };
};

interface NumericArgs {
  fact: Fact;
  bears(this: void, fact: Fact): boolean;
  rules: TextRules;
  open: string;
}

const numericProblems = (text: string, { fact, bears, rules, open }: NumericArgs): Problem[] => {
  const { kind, start, end } = fact;
  if (bears(fact)) return [];
  const value = Number(/^n:(\d+)$/.exec(fact.ways[0]?.[0] ?? '')?.[1] ?? Number.NaN);
  if (rules.isAltText && kind === 'number' && value <= MAX_SEEN) return [];
  // A text without a list has a list of none, which counts nothing.
  if (kind === 'number' && value > 0 && value <= MAX_SEEN && value === listLengthOf(open)) {
    return [];
  }
  const words = text.slice(start, end);
  const reason = kind === 'price' ? reasons.price : kind === 'date' ? reasons.date : reasons.number;
  return [{ kind, start, end, reason: reason(words) }];
};

interface FindNamesArgs extends NumbersArgs {
  read: readonly Span[];
}

const findNames = (open: string, { tokens, rules, read }: FindNamesArgs) => {
  const { index, language } = rules;
  const { checked, unknown } = unknownNamesOf(open, {
    ...{ tokens, language, read, isTranslated: index.language !== language },
    lookup: {
      knows: (folded) => index.knows(folded, language),
      followers: (folded) => index.followers.get(folded),
      leaders: (folded) => index.leaders.get(folded),
    },
  });
  const candidates = caselessNamesOf(open, language);
  const strangers = candidates.filter(
    ({ name }) => !index.says(name) && !hasPlace(name, { has: (other) => index.says(other) })
  );
  const isCountry = (span: Span) =>
    wordTokensOf(open.slice(span.start, span.end)).every(({ folded }) =>
      index.isCountry(folded, language)
    );
  const invented = unknown.filter((span) => !isCountry(span));
  const problems = [...invented, ...strangers].map(({ start, end }): Problem => {
    const name = open.slice(start, end);
    return { kind: 'name', start, end, reason: reasons.name(name) };
  });
  return { checked: checked + candidates.length, problems };
};

/** One reason for a place is enough: what lies in a greater problem of the same text goes with it. */
const withoutInner = (problems: readonly Problem[]): Problem[] => {
  const sorted = [...problems].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Problem[] = [];
  for (const problem of sorted) {
    const isInner = kept.some(({ start, end }) => start <= problem.start && problem.end <= end);
    if (!isInner) kept.push(problem);
  }
  return kept;
};
