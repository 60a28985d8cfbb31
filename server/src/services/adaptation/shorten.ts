import { cutPointsOf, keptText, type CutPoint, type CutRules } from './cut-points';
import { lastFitting } from './last-fitting';

/** A sentence end is preferred when it keeps at least this share of what would fit. */
const SENTENCE_SHARE = 0.6;
/** Sentence ends that are tried: a shorter text fits, unless counting or wording is odd. */
const MAX_SENTENCES = 3;
/** A text up to here is tried whole first; a longer one from its beginning. */
const SHORT = 2_000;
/** UTF-16 units in which points are sought first; eight times as many where all of it fits. */
const FIRST_UNITS = 4_000;
const GROWTH = 8;
/** More than the longest post anywhere, with every character written in the longest way. */
const MAX_UNITS = 250_000;
/** Where a beginning was cut off, names and numbers may look different from what they are. */
const UNSURE_UNITS = 500;

export type Fits = (candidate: string) => boolean;

export interface ShortenRules extends CutRules {
  /** UTF-16 units of the text that are looked at. @default 250,000 */
  maxUnits?: number;
}

/** A text that can be shortened. */
export interface Shortenable {
  /** All of it that is looked at, ended with "…" when that is not the whole text. */
  longest(): string;
  /** The longest beginning that fits; empty when not even a word does. At most some 30 tries. */
  toFit(fits: Fits): string;
}

/**
 * A beginning is ended with "…" unless it is the whole text or ends a sentence; open brackets,
 * quotes and directions are closed. What is returned was tried: `fits` need not be monotone.
 */
export const shortenable = (text: string, rules: ShortenRules): Shortenable => {
  const maxUnits = Math.min(rules.maxUnits ?? MAX_UNITS, MAX_UNITS);
  const isLooked = text.length <= maxUnits;
  return {
    longest() {
      if (isLooked) return text;
      const head = headOf(text, { ...rules, maxUnits });
      return textAt(head, head.points.length - 1);
    },
    toFit(fits) {
      if (isLooked && text.length <= SHORT && fits(text)) return text;
      let best: { head: Head; place: number } | null = null;
      for (let units = FIRST_UNITS; ; units *= GROWTH) {
        const head = headOf(text, { ...rules, maxUnits: Math.min(units, maxUnits) });
        const count = head.points.length;
        const from: number = best?.place ?? -1;
        const place = lastFitting({ count, fits: (at) => fits(textAt(head, at)), from });
        if (place > from) best = { head, place };
        const isEnd = head.isWhole || units >= maxUnits;
        if (isEnd || place < count - 1) return best ? betterEnd(best.head, best.place, fits) : '';
      }
    },
  };
};

/** {@link shortenable} for a single use. */
export const shorten = (text: string, fits: Fits, language: string | null): string =>
  shortenable(text, { language, protectedTexts: [] }).toFit(fits);

/** The beginning of a text and where it may be cut. */
interface Head {
  content: string;
  isWhole: boolean;
  points: readonly CutPoint[];
}

const headOf = (text: string, rules: CutRules & { maxUnits: number }): Head => {
  const isWhole = text.length <= rules.maxUnits;
  const content = isWhole ? text : text.slice(0, rules.maxUnits).replace(/[\uD800-\uDBFF]$/, '');
  const points = cutPointsOf(content, rules);
  const sureEnd = content.length - UNSURE_UNITS;
  return {
    content,
    isWhole,
    points: isWhole ? points : points.filter(({ end }) => end < sureEnd),
  };
};

const textAt = ({ content, isWhole, points }: Head, place: number): string => {
  const point = points[place];
  if (!point) return '';
  return isWhole && place === points.length - 1 ? content : keptText(content, point);
};

/** A sentence end not far before the longest text that fits, or that text. */
const betterEnd = (head: Head, longest: number, fits: Fits): string => {
  const text = textAt(head, longest);
  if (head.isWhole && longest === head.points.length - 1) return text;
  for (const place of sentencesBefore(head.points, longest)) {
    const sentence = textAt(head, place);
    if (place === longest || fits(sentence)) return sentence;
  }
  return text;
};

const sentencesBefore = (points: readonly CutPoint[], longest: number): number[] => {
  const limit = points[longest]?.end ?? 0;
  const places: number[] = [];
  for (let place = longest; place >= 0 && places.length < MAX_SENTENCES; place -= 1) {
    const point = points[place];
    if (!point || point.end < limit * SENTENCE_SHARE) break;
    if (point.sentence) places.push(place);
  }
  return places;
};
