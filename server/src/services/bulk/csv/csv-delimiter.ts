const DELIMITERS = [',', ';', '\t'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

const LOOKED_AT = 10_000;

/** What parts the cells of a heading: whichever of comma, semicolon and tab is in it most often. */
export const delimiterOf = (start: string): Delimiter => {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const letter of start.slice(0, LOOKED_AT)) {
    if (letter === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (letter === '\n' || letter === '\r') break;
    else counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  const countOf = (delimiter: Delimiter) => counts.get(delimiter) ?? 0;
  return DELIMITERS.reduce((best, one) => (countOf(one) > countOf(best) ? one : best));
};
