import { invalidParameter } from '../../meta/graph-error';

/** The number that is told everywhere; no page of Meta's names one. */
const MAX_MESSAGE_UNITS = 63_206;

/** Sixteen-bit units, counted sign by sign: what is beyond the first plane takes two. */
const unitsOf = (text: string): number => {
  let units = 0;
  for (const sign of text) units += (sign.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
  return units;
};

/** The error that a text is answered with; null when it can stand in a post. */
export const messageProblem = (text: string) => {
  if (!text.isWellFormed() || text.includes('\u0000')) {
    return invalidParameter('Param message must be a valid UTF-8 string');
  }
  return unitsOf(text) > MAX_MESSAGE_UNITS
    ? invalidParameter('The message is too long: Name parameter too long')
    : null;
};

/** Whether there is anything to see in it. */
export const saysNothing = (text: string): boolean => !/\S/u.test(text);

/** What a post says, as it is stored. */
export const checkedMessage = (text: string | undefined): string => {
  if (text === undefined || saysNothing(text)) return '';
  const problem = messageProblem(text);
  if (problem) throw problem;
  return text;
};
