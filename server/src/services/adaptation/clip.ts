import { graphemesOf } from './segments';

/**
 * The beginning of a text, at most `maxGraphemes` characters as people see them; "…" is the last
 * of them where something is missing. Empty for a maximum below 1.
 */
export const clip = (text: string, maxGraphemes: number): string => {
  if (text.length <= maxGraphemes) return text;
  let count = 0;
  let keptEnd = 0;
  for (const { end } of graphemesOf(text)) {
    count += 1;
    if (count < maxGraphemes) keptEnd = end;
    if (count > maxGraphemes) {
      return maxGraphemes < 1 ? '' : `${text.slice(0, keptEnd).trimEnd()}…`;
    }
  }
  return text;
};
