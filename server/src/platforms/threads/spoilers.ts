interface TextRange {
  offset: number;
  length: number;
}

/** Every place of the phrases in a text, in order and without overlaps. */
export const rangesOf = (text: string, phrases: readonly string[]): TextRange[] => {
  const found = phrases
    .flatMap((phrase) => placesOf(text, phrase))
    .sort((one, other) => one.offset - other.offset || other.length - one.length);
  const ranges: TextRange[] = [];
  for (const range of found) {
    const last = ranges.at(-1);
    if (!last || range.offset >= last.offset + last.length) ranges.push(range);
  }
  return ranges;
};

const placesOf = (text: string, phrase: string): TextRange[] => {
  const places: TextRange[] = [];
  let at = text.indexOf(phrase);
  while (at >= 0) {
    places.push({ offset: at, length: phrase.length });
    at = text.indexOf(phrase, at + phrase.length);
  }
  return places;
};

const BEYOND_BMP = /[\u{10000}-\u{10FFFF}]/u;

/**
 * Whether a place of the phrase depends on how Threads counts what is beyond the Basic Multilingual
 * Plane, which it does not say: a veil in the wrong place shows what was to be hidden.
 */
export const unclearSpoiler = (text: string, phrase: string): boolean => {
  const last = placesOf(text, phrase).at(-1);
  return last !== undefined && BEYOND_BMP.test(text.slice(0, last.offset + last.length));
};
