/** A mark of what was cut off. */
const CUT = /(?:…|\.\.\.)$/u;

/** Whether one of both texts is the beginning of the other: a teaser that was made from the body. */
export const sameBeginning = (one: string, other: string): boolean => {
  const [a, b] = [withoutCut(one), withoutCut(other)];
  if (a === '' || b === '') return false;
  return a.startsWith(b) || b.startsWith(a);
};

const withoutCut = (text: string): string => text.trim().replace(CUT, '').trimEnd();
