import { withoutAddresses } from './addresses';
import { writtenNumbers } from './number-words';
import { plainDigits } from './plain';
import type { Invention, Source } from './source';

/** `2,000`, `4 200`, `6:11.3`, `12.6`; thousands may have a space between them. */
const NUMBERS = /\d+(?:[.,:'’/-]\d+|[ \u00a0\u202f]\d{3}(?!\d))*/gu;
/** An hour, as people write the same one in two ways. */
const HOURS = /^(\d{1,2})[:.]?\d{0,2}$/;

const numbersIn = (text: string): string[] => plainDigits(text).match(NUMBERS) ?? [];

const joined = (number: string): string => number.replace(/\D/g, '');
const piecesOf = (number: string): string[] =>
  number.split(/[^\d]+/).map((piece) => piece.replace(/^0+(?=\d)/, ''));

/** Numbers that the article does not have, neither in digits nor in words. */
export const inventedNumbers = (post: string, source: Source): Invention[] => {
  const known = knownNumbers(source.text);
  return numbersIn(withoutAddresses(post))
    .filter((number) => !isKnown(number, known))
    .map((text) => ({ kind: 'number', text }));
};

interface Known {
  whole: ReadonlySet<string>;
  pieces: ReadonlySet<string>;
}

const knownNumbers = (text: string): Known => {
  const numbers = numbersIn(text);
  return {
    whole: new Set([...numbers.map(joined), ...writtenNumbers(text)]),
    pieces: new Set([...numbers.flatMap(piecesOf), ...writtenNumbers(text)]),
  };
};

const isKnown = (number: string, { whole, pieces }: Known): boolean => {
  if (whole.has(joined(number)) || whole.has(joined(number).replace(/^0+(?=\d)/, ''))) return true;
  const [first = '', ...rest] = piecesOf(number);
  const hasRest = rest.every((piece) => pieces.has(piece) || /^0+$/.test(piece));
  if (pieces.has(first)) return hasRest;
  const hour = HOURS.test(number) ? Number(first) : Number.NaN;
  return hasRest && (pieces.has(String(hour + 12)) || pieces.has(String(hour - 12)));
};
