/** Read of a text, in UTF-16 units: nobody writes a longer title, and a hostile page costs little. */
const MAX_READ = 16_384;

/** Units a grapheme may take before it is no writing any more: the longest emoji have about 25. */
const UNITS_PER_GRAPHEME = 32;

/** What has no shape of its own and would turn the text around it: embeddings, overrides, isolates. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g;

const graphemes = new Intl.Segmenter();

/**
 * One line of text from a stranger: no control characters, no lone surrogates, no bidi controls that
 * reach into our own page, spaces evened, cut at `max` graphemes. Never throws; bounded time.
 */
export const cleanText = (raw: string, max: number): string =>
  clip(
    raw
      .trimStart()
      .slice(0, MAX_READ)
      .toWellFormed()
      .replace(/\uFFFD/g, '')
      .replace(TURNS, '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim(),
    max
  );

const clip = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const kept: string[] = [];
  for (const { segment } of graphemes.segment(text.slice(0, max * UNITS_PER_GRAPHEME))) {
    kept.push(segment);
    if (kept.length > max) break;
  }
  if (kept.length <= max && text.length <= max * UNITS_PER_GRAPHEME) return text;
  const beginning = kept.slice(0, max - 1).join('');
  return `${beginning
    .toWellFormed()
    .replace(/\uFFFD/g, '')
    .trimEnd()}…`;
};
