import { graphemesOf, segmentsOf } from './segments';

/** Scripts that write no spaces between words, their punctuation, and emoji. */
const SPACELESS =
  '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}\\p{sc=Tibt}\\p{sc=Yiii}\\p{Emoji_Presentation}\\uFE0F、。，！？；：]';
const HAS_SPACELESS = new RegExp(SPACELESS, 'u');
const AFTER_SPACELESS = new RegExp(`${SPACELESS}$`, 'u');
const BEFORE_SPACELESS = new RegExp(`^${SPACELESS}`, 'u');
/** What belongs to the word before it; also numbers and their unit, and what would be halved. */
const NOT_AFTER = /[\p{Ps}\p{Pi}\p{Nd}\p{Sc}#＃@＠\u200D]$/u;
const NOT_BEFORE = /^[\p{Pe}\p{Pf}\p{M}\p{Lm}、。，．！？；：…‥・·,.!?;:%％‰°\u200D]/u;
const DASH = /(?<=\p{L})—(?=\p{L})/gu;

/** No language writes words as long as this; where a line can hold nothing else, they are cut. */
const LONGEST_WORD = 80;

/**
 * Where a run without white space may be cut: between words of scripts without spaces, around
 * emoji, before a long dash, and anywhere between characters of a monstrous word. Ascending UTF-16
 * indexes, never 0 or the whole length.
 */
export const wordBreaksOf = (run: string, words: Intl.Segmenter): number[] => {
  const isLong = run.length > LONGEST_WORD;
  const hasBreaks = HAS_SPACELESS.test(run);
  const dashes = run.includes('—') ? [...run.matchAll(DASH)].map(({ index }) => index) : [];
  if (!isLong && !hasBreaks) return dashes;
  const borders = [...graphemesOf(run)].map(({ end }) => end);
  const breaks = new Set(dashes);
  if (hasBreaks) {
    const isBorder = new Set(borders);
    for (const { end } of segmentsOf(run, words)) {
      if (isBorder.has(end) && isBreak(run, end)) breaks.add(end);
    }
  }
  const wanted = isLong ? withCutWords(borders, breaks) : [...breaks].sort((a, b) => a - b);
  return wanted.filter((place) => place > 0 && place < run.length);
};

const isBreak = (run: string, place: number): boolean => {
  // Two units on each side are enough for one code point, also outside the basic plane.
  const before = run.slice(Math.max(0, place - 2), place);
  const after = run.slice(place, place + 2);
  if (NOT_AFTER.test(before) || NOT_BEFORE.test(after)) return false;
  return AFTER_SPACELESS.test(before) || BEFORE_SPACELESS.test(after);
};

/** The breaks, and in each stretch between them that is too long every border. */
const withCutWords = (borders: readonly number[], breaks: ReadonlySet<number>): number[] => {
  const stretches: number[][] = [];
  let stretch: number[] = [];
  let start = 0;
  for (const border of borders) {
    stretch.push(border);
    if (!breaks.has(border) && border !== borders.at(-1)) continue;
    stretches.push(border - start > LONGEST_WORD ? stretch : [border]);
    stretch = [];
    start = border;
  }
  return stretches.flat();
};
