import { languageOf } from './language-of';
import { closersOf, createMarkReader, type OpenMarks } from './open-marks';
import { createSpanReader, protectedSpansOf } from './protected-spans';
import { endsInnerSentence, endsSentence, isAbbreviation } from './sentences';
import { wordBreaksOf } from './word-breaks';

export interface CutPoint {
  /** UTF-16 index: the text before it is kept. */
  end: number;
  /** Where the kept text ends before an ellipsis: a comma or dash would look odd there. */
  bareEnd: number;
  /** The kept text ends a sentence. */
  sentence: boolean;
  /** It ends in a link, hashtag or mention, which would swallow what follows without a space. */
  isName: boolean;
  /** Brackets, quotes and directions that are open there. */
  open: OpenMarks;
}

export interface CutRules {
  /** BCP-47; null when it is not known. */
  language: string | null;
  /** Kept whole wherever they stand, besides everything that looks like a link or a name. */
  protectedTexts: readonly string[];
}

interface Token {
  start: number;
  end: number;
  content: string;
}

/**
 * Where a text may be cut: between words of its language, never inside a link, hashtag, mention,
 * address, number or grapheme, nor between what belongs together ("Dr. Kerr", "5 km"). Ascending;
 * the last point keeps the whole text. Takes linear time.
 */
export const cutPointsOf = (text: string, rules: CutRules): CutPoint[] => {
  const words = new Intl.Segmenter(languageOf(rules.language), { granularity: 'word' });
  const spans = protectedSpansOf(text, rules.protectedTexts);
  const innerSpans = createSpanReader(spans);
  const points: CutPoint[] = [];
  const add = createPoints({ text, spans, points });
  const tokens = tokensOf(text);
  tokens.forEach((token, place) => {
    for (const inner of wordBreaksOf(token.content, words)) {
      const end = token.start + inner;
      const { isInside, endsHere } = innerSpans(end);
      // What is glued to a name may be a part of it, or keep it from being one.
      if (!isInside && !endsHere) add(end, endsInnerSentence(text, end));
    }
    const next = tokens[place + 1];
    if (innerSpans(token.end).isInside || (next && belongs({ text, token, next, rules }))) return;
    const inLine = next && !text.slice(token.end, next.start).includes('\n') ? next.content : '';
    add(token.end, endsSentence(text, token.end, inLine));
  });
  return points;
};

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(/\S+/gu), ({ 0: content, index }) => ({
    ...{ content, start: index },
    end: index + content.length,
  }));

interface PointsArgs {
  text: string;
  spans: ReturnType<typeof protectedSpansOf>;
  points: CutPoint[];
}

const createPoints = ({ text, spans, points }: PointsArgs) => {
  const marks = createMarkReader(text, spans);
  const spanEnds = new Set(spans.map(({ end }) => end));
  return (end: number, sentence: boolean): void => {
    const bareEnd = sentence ? end : bareEndOf(text, { end, spanEnds });
    if (bareEnd === 0) return;
    const isName = spanEnds.has(bareEnd);
    points.push({ end, bareEnd, sentence, isName, open: marks(end) });
  };
};

const ODD_BEFORE_ELLIPSIS = /[\s,;:.–—،؛、，；：-]/u;

/** Signs glued to a link or name stay. Bounded: a longer row of signs keeps some. */
const bareEndOf = (
  text: string,
  { end, spanEnds }: { end: number; spanEnds: ReadonlySet<number> }
): number => {
  let bare = end;
  const least = Math.max(0, end - 20);
  while (bare > least && !spanEnds.has(bare) && ODD_BEFORE_ELLIPSIS.test(text.charAt(bare - 1))) {
    bare -= 1;
  }
  return spanEnds.has(bare) ? end : bare;
};

const OPENS = /[\p{Ps}\p{Pi}¿¡]$/u;
/** « French » and dashes: what stands alone and belongs to the word before. */
const CLOSES = /^[\p{Pe}\p{Pf}!?;:%‰°]+$/u;
const LIST_MARKER = /^(?:[•◦▪‣*+–—-]|\p{Nd}{1,3}[.)]|\p{L}\))$/u;
const NUMBER_END = /\p{Nd}$/u;
const NUMBER_START = /^\p{Nd}/u;
const CURRENCY = /^(?:[-+]?\p{Sc}|EUR|USD|GBP|CHF|JPY|§+|№|No\.|Nr\.)$/u;
const UNIT =
  /^(?:\p{Sc}|EUR|USD|GBP|CHF|JPY|°[CF]?|[kMGTcmdµn]?(?:m|g|l|L|W|Wh|Hz|B|s|V|A|b)(?:[²³]|\/[hs])?|t|ha|px|pt|ft|lb|oz|mph|bar|[ap]m|[AP]M|h|min|Std|Uhr|Mio|Mrd|million|billion|Millionen|Milliarden|millions|millones)[.,;:!?)]*$/u;
const NO_BREAK = /[\u00A0\u202F\u2007\u2060]/u;
/** They join whatever follows, a space too (Unicode's Prepend). */
const PREPENDED =
  /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E\u{110BD}\u{110CD}\u{111C2}\u{111C3}\u{1193F}\u{11941}\u{11A3A}\u{11A84}-\u{11A89}\u{11D46}\u{11F02}]$/u;

interface Neighbours {
  text: string;
  token: Token;
  next: Token;
  rules: CutRules;
}

/** Whether a cut between the two would part what belongs together. */
const belongs = ({ text, token, next, rules }: Neighbours): boolean => {
  const gap = text.slice(token.end, next.start);
  const tail = token.content.slice(-2);
  if (PREPENDED.test(tail)) return true;
  if (gap.includes('\n')) return false;
  if (OPENS.test(tail) || CLOSES.test(next.content)) return true;
  if (isAbbreviation(token.content, rules.language)) return true;
  if (LIST_MARKER.test(token.content) && beginsLine(text, token.start)) return true;
  if (NUMBER_START.test(next.content)) {
    // "1 234 567", "§ 5", "€ 12".
    if (CURRENCY.test(token.content)) return true;
    if (NUMBER_END.test(tail) && /^\p{Nd}{3}(?!\p{Nd})/u.test(next.content)) return true;
  }
  if (!NUMBER_END.test(tail)) return false;
  return UNIT.test(next.content) || NO_BREAK.test(gap);
};

const beginsLine = (text: string, start: number): boolean =>
  /(?:^|\n)[^\S\n]{0,8}$/u.test(text.slice(Math.max(0, start - 9), start));

/** The text up to a point, ended as a text that was cut should end. */
export const keptText = (text: string, point: CutPoint): string => {
  const closers = closersOf(point.open);
  if (point.sentence && !(point.isName && closers !== '')) {
    return text.slice(0, point.end) + closers;
  }
  // Behind a link or a name the ellipsis would become a part of it.
  return `${text.slice(0, point.bareEnd)}${point.isName ? ' ' : ''}…${closers}`;
};
