import { cutPointsOf, type CutPoint } from './cut-points';
import { bidiClosersOf, bidiOpenersOf } from './open-marks';
import { lastFitting } from './last-fitting';

export interface ThreadRules {
  /** By the platform's counting. */
  count(this: void, text: string): number;
  /** Highest count of one part, its number included. */
  limit: number;
  maxParts: number;
  /** Each part ends with " 1/3". */
  numbering: boolean;
  /** BCP-47; null when it is not known. */
  language: string | null;
  /** Stand whole in one part: the link. */
  protectedTexts: readonly string[];
}

export type SplitThreadArgs = ThreadRules & { text: string };

/** A part ends at a better border while that leaves it filled by this share. */
const SHARES = [0.6, 0.85] as const;
/** Counts that are kept; together some megabytes of text at most. */
const MAX_REMEMBERED = 2_000;
/** Of that share, what is enough where a sentence would be torn otherwise. */
const TORN_SHARE = 0.6;
/** No thread is longer, so that numbers have three digits at most. */
const MAX_PARTS = 999;
/** White space at borders is left out, which a sum of counts does not know. */
const BORDER_COUNT = 4;
/** Texts are counted in stretches of so many units to see early that they are far too long. */
const STRETCH = 2_000;

/**
 * A text in parts that fit, broken between paragraphs, else between lines and sentences, else
 * between words. What fits into one part is one, without a number. No part is empty, so an empty
 * text has none. Null when it takes more than `maxParts`, or when something that must stay whole is
 * too long for a part.
 */
export const splitThread = ({ text, ...rules }: SplitThreadArgs): string[] | null =>
  createThreadSplitter(rules)(text);

/**
 * {@link splitThread} for many tries of almost the same text, as fitting makes them: what was
 * counted once is not counted again.
 */
export const createThreadSplitter = (given: ThreadRules) => {
  const maxParts = Math.min(Math.floor(given.maxParts), MAX_PARTS);
  const rules = { ...given, maxParts, count: remembered(given.count) };
  return (untrimmed: string): string[] | null => {
    const text = untrimmed.trim();
    if (text === '') return [];
    if (isFarTooLong(text, rules)) return null;
    if (!isFarTooLong(text, { ...rules, maxParts: 1 }) && rules.count(text) <= rules.limit) {
      return maxParts >= 1 ? [text] : null;
    }
    const points = pointsOf(text, rules);
    const tightest = numbered({ ...rules, text, points, share: 1 });
    if (!isParts(tightest)) return null;
    for (const share of SHARES) {
      const parts = numbered({ ...rules, text, points, share });
      if (isParts(parts)) return parts;
    }
    return tightest;
  };
};

const isParts = (parts: Parts): parts is string[] => parts !== null && parts !== 'too-many';

const remembered = (count: (text: string) => number) => {
  const known = new Map<string, number>();
  return (text: string): number => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= MAX_REMEMBERED) known.clear();
    const counted = count(text);
    known.set(text, counted);
    return counted;
  };
};

const isFarTooLong = (
  text: string,
  { count, limit, maxParts }: Pick<SplitThreadArgs, 'count' | 'limit' | 'maxParts'>
): boolean => {
  const most = maxParts * (limit + BORDER_COUNT);
  let total = 0;
  let start = 0;
  while (start < text.length) {
    const space = text.slice(start + STRETCH, start + 2 * STRETCH).search(/\s/);
    const end = start + STRETCH + (space < 0 ? STRETCH : space);
    total += count(text.slice(start, end).trim()) - BORDER_COUNT;
    if (total > most) return true;
    start = end;
  }
  return false;
};

interface Place extends CutPoint {
  border: Border;
}

/** The higher, the better a place to end a part. */
type Border = 0 | 1 | 2 | 3;

/** Cut points with what they part; none inside the links and hashtags at the end, if they fit. */
const pointsOf = (text: string, args: ThreadRules): Place[] => {
  const points = cutPointsOf(text, args).map((point) => ({
    ...point,
    border: borderAt(text, point),
  }));
  const tail = tailOf(points);
  const tailText = text.slice(tail).trim();
  const suffix = args.numbering ? suffixOf(MAX_PARTS, MAX_PARTS) : '';
  if (tail === 0 || args.count(tailText + suffix) > args.limit) return points;
  return points.filter(({ end }) => end <= tail || end === text.length);
};

const borderAt = (text: string, { end, sentence }: CutPoint): Border => {
  const gap = /^\s*/.exec(text.slice(end, end + 40))?.[0] ?? '';
  if (gap.includes('\n')) return gap.indexOf('\n') === gap.lastIndexOf('\n') ? 2 : 3;
  return sentence ? 1 : 0;
};

/** Where the last words begin that are all links, hashtags and mentions; 0 for the whole text. */
const tailOf = (points: readonly Place[]): number => {
  let place = points.length - 1;
  while (place >= 0 && points[place]?.isName) place -= 1;
  return place === points.length - 1 ? 0 : (points[place]?.end ?? 0);
};

interface Attempt extends SplitThreadArgs {
  points: readonly Place[];
  share: number;
}

type Parts = string[] | 'too-many' | null;

/** The room for numbers depends on how many parts there are, and that on the room. */
const numbered = (attempt: Attempt): Parts => {
  if (!attempt.numbering) return partsOf(attempt, '');
  for (let most = 9; most <= MAX_PARTS; most = most * 10 + 9) {
    const parts = partsOf(
      { ...attempt, maxParts: Math.min(most, attempt.maxParts) },
      suffixOf(most, most)
    );
    if (parts === 'too-many' && most < attempt.maxParts) continue;
    if (parts === null || parts === 'too-many') return parts;
    const whole = parts.map((part, index) => part + suffixOf(index + 1, parts.length));
    return whole.every((part) => attempt.count(part) <= attempt.limit) ? whole : null;
  }
  return null;
};

const suffixOf = (part: number, total: number): string => ` ${part}/${total}`;

const partsOf = (attempt: Attempt, suffix: string): Parts => {
  const { text, points, maxParts } = attempt;
  const parts: string[] = [];
  let before: Place | null = null;
  let first = 0;
  while (first < points.length) {
    if (parts.length >= maxParts) return 'too-many';
    const start: number = before?.end ?? 0;
    const openers: string = before ? bidiOpenersIn(text, before) : '';
    const textAt = (place: number): string => {
      const point = points[first + place];
      return point ? openers + text.slice(start, point.end).trim() + bidiClosersOf(point.open) : '';
    };
    const last = bestPlace(attempt, { first, start, suffix, textAt });
    if (last < 0) return null;
    parts.push(textAt(last));
    before = points[first + last] ?? null;
    first += last + 1;
  }
  return parts;
};

/** A line's end has ended its directions. */
const bidiOpenersIn = (text: string, { end, open }: Place): string =>
  /^[^\S\n]*\n/.test(text.slice(end, end + 40)) ? '' : bidiOpenersOf(open);

interface PartSearch {
  /** Of the points, the first that may end this part; places count from it. */
  first: number;
  start: number;
  suffix: string;
  textAt(this: void, place: number): string;
}

/** -1: not even the next word fits. */
const bestPlace = (attempt: Attempt, { first, start, suffix, textAt }: PartSearch): number => {
  const { points, count, limit } = attempt;
  const rest = points.length - first;
  const fits = (place: number) => count(textAt(place) + suffix) <= limit;
  const longest = lastFitting({ count: rest, fits });
  if (longest < 0 || longest === rest - 1) return longest;
  const best = bestBorder(attempt, { first, start, longest });
  return best === longest || fits(best) ? best : longest;
};

/** The best border that leaves the part well filled; else the next one, before a torn sentence. */
const bestBorder = (
  { points, share }: Attempt,
  { first, start, longest }: { first: number; start: number; longest: number }
): number => {
  const borderAtPlace = (place: number) => points[first + place]?.border ?? 0;
  const length = (points[first + longest]?.end ?? start) - start;
  let best = longest;
  for (let place = longest - 1; place >= 0; place -= 1) {
    const filled = ((points[first + place]?.end ?? start) - start) / length;
    const isTorn = borderAtPlace(best) === 0;
    if (filled < (isTorn && share < 1 ? share * TORN_SHARE : share)) break;
    if (borderAtPlace(place) > borderAtPlace(best)) best = place;
  }
  return best;
};
