interface LimitedText {
  text: string;
  /** Highest count that is allowed. */
  limit: number;
  /** By the platform's own counting. */
  count(this: void, text: string): number;
}

/** Grapheme boundaries are looked for in so many UTF-16 units on each side. */
const WINDOW = 64;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Where in a text begins what is too much: a UTF-16 index, never inside of a word that fits nor of
 * a grapheme. Null when all of it fits. Words are tried whole first, because a part of a link may
 * count more than the link.
 */
export const overflowPlace = ({ text, limit, count }: LimitedText): number | null => {
  const fits = (end: number): boolean => count(text.slice(0, end)) <= limit;
  if (fits(text.length)) return null;
  const wordEnds = [
    0,
    ...Array.from(text.matchAll(/\S+/g), ({ index, 0: word }) => index + word.length),
  ];
  const last = lastThat(wordEnds.length, (place) => fits(wordEnds[place] ?? 0));
  const from = wordEnds[last] ?? 0;
  const until = wordEnds[last + 1] ?? text.length;
  // At the borders of graphemes only: half an emoji may count more than all of it.
  const placeOf = (unit: number): number => graphemeStart(text, from + unit);
  return placeOf(lastThat(until - from, (unit) => fits(placeOf(unit))));
};

/**
 * The last of `count` places that passes, where all before it do too; the first one always does.
 * By leaps, then halving: texts far too long are never counted.
 */
const lastThat = (count: number, passes: (place: number) => boolean): number => {
  let low = 0;
  let leap = 16;
  while (low + leap < count && passes(low + leap)) {
    low += leap;
    leap *= 2;
  }
  let high = Math.min(low + leap, count) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};

const graphemeStart = (text: string, place: number): number => {
  const start = Math.max(0, place - WINDOW);
  const around = text.slice(start, place + WINDOW);
  return start + (graphemes.segment(around).containing(place - start)?.index ?? 0);
};
