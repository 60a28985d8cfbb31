/** What can be done with the parts of a thread. */

/** A part after this one, empty. @param at 0-based */
export const withPartAfter = (texts: readonly string[], at: number): string[] => [
  ...texts.slice(0, at + 1),
  '',
  ...texts.slice(at + 1),
];

export const withoutPart = (texts: readonly string[], at: number): string[] =>
  texts.filter((_text, index) => index !== at);

/** @param by -1: earlier, 1: later; nothing happens at the ends */
export const withPartMoved = (texts: readonly string[], at: number, by: -1 | 1): string[] => {
  const moved = texts[at];
  const other = texts[at + by];
  if (moved === undefined || other === undefined) return [...texts];
  return texts.map((text, index) => (index === at ? other : index === at + by ? moved : text));
};

export const withPartText = (texts: readonly string[], at: number, text: string): string[] =>
  texts.map((other, index) => (index === at ? text : other));

/**
 * Two parts out of one, at the cursor; without one inside the text, at the end of the sentence
 * nearest to its middle.
 *
 * @param cursor offset in UTF-16 units
 */
export const withPartSplit = (texts: readonly string[], at: number, cursor: number): string[] => {
  const text = texts[at];
  if (text === undefined) return [...texts];
  const isInside = text.slice(0, cursor).trim() !== '' && text.slice(cursor).trim() !== '';
  const place = isInside ? cursor : middleOf(text);
  if (place === null) return [...texts];
  return [
    ...texts.slice(0, at),
    text.slice(0, place).trimEnd(),
    text.slice(place).trimStart(),
    ...texts.slice(at + 1),
  ];
};

/** Whether there is anything to split. */
export const canSplit = (text: string): boolean => middleOf(text) !== null;

const BREAK = /[.!?…。！？][\p{Pe}\p{Pf}"']*\s+|\n+|(?<=[。！？])/gu;

/** Null: a single word has no middle. */
const middleOf = (text: string): number | null => {
  const end = text.trimEnd().length;
  const start = text.length - text.trimStart().length;
  const placesOf = (pattern: RegExp): number[] =>
    [...text.matchAll(pattern)]
      .map((match) => match.index + match[0].length)
      .filter((place) => place > start && place < end);
  const sentences = placesOf(BREAK);
  const places = sentences.length > 0 ? sentences : placesOf(/\s+/g);
  const middle = (start + end) / 2;
  const nearest = [...places].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return nearest[0] ?? null;
};
