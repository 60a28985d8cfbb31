import { occurrencesOf, type Span } from './protected-spans';
import { shortenable, type Fits } from './shorten';

/** More places are not kept; what is left of them is a link like any other. */
const MAX_PLACES = 4;

export interface AroundArgs {
  text: string;
  protectedTexts: readonly string[];
  language: string | null;
  maxUnits: number;
  fits: Fits;
}

/**
 * Cuts a worded text from its end, around what must stay whole in it. Empty when nothing fits: not
 * even the protected texts alone.
 */
export const cutAround = ({ text, fits, ...rules }: AroundArgs): string => {
  const places = placesOf(text, rules.protectedTexts);
  // From the last stretch of free text to the first: what stands behind a cut one is left out.
  for (let last = places.length; last >= 0; last -= 1) {
    const start = places[last - 1]?.end ?? 0;
    const free = text.slice(start, places[last]?.start ?? text.length);
    const tail = places.slice(last).map(({ start: from, end }) => text.slice(from, end));
    const head = text.slice(0, start);
    const joined = (middle: string) =>
      [head + (/^\s+/.exec(free)?.[0] ?? '') + middle, ...tail]
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(free.includes('\n') ? '\n\n' : ' ');
    const middle = shortenable(free.trim(), rules).toFit((part) => fits(joined(part)));
    if (middle !== '') return joined(middle);
    if (fits(joined(''))) return joined('');
  }
  return '';
};

const placesOf = (text: string, protectedTexts: readonly string[]): Span[] => {
  const found = protectedTexts.flatMap((whole) => occurrencesOf(whole, text).slice(0, MAX_PLACES));
  const places: Span[] = [];
  for (const span of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (places.at(-1)?.end ?? 0) && places.length < MAX_PLACES) places.push(span);
  }
  return places;
};
