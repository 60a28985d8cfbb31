import { numberNamesOf, type NumberNames } from '../words/number-names';
import type { WordToken } from '../word-tokens';

/** A number in words. */
export interface WordedNumber {
  value: number;
  start: number;
  end: number;
  /** The word has another meaning as well. */
  isUnsure: boolean;
}

/** German and Italian write thousands into the word. */
const THOUSAND_INSIDE: Readonly<Record<string, RegExp>> = {
  de: /^(.*)tausend(.*)$/,
  it: /^(.*)(?:mila|mille)(.*)$/,
};

/** Numbers in words, "two hundred and fourteen" as one. Linear. */
export const wordedNumbersOf = (
  text: string,
  { tokens, language }: { tokens: readonly WordToken[]; language: string }
): WordedNumber[] => {
  const names = numberNamesOf(language);
  if (!names) return [];
  const numbers: WordedNumber[] = [];
  let place = 0;
  while (place < tokens.length) {
    const read = isNumberWord(tokens[place], { names, language })
      ? readNumber(text, { tokens, place, names, language })
      : null;
    if (read) numbers.push(read.number);
    place = read?.next ?? place + 1;
  }
  return numbers;
};

interface Words {
  names: NumberNames;
  language: string;
}

const isNumberWord = (token: WordToken | undefined, words: Words): boolean =>
  token !== undefined && partOf(token, words) !== null;

type Part = { kind: 'value' | 'multiplier'; value: number };

const partOf = ({ folded }: WordToken, { names, language }: Words): Part | null => {
  const multiplier = names.multipliers.get(folded);
  if (multiplier !== undefined) return { kind: 'multiplier', value: multiplier };
  const value = names.values.get(folded) ?? compoundOf(folded, { names, language });
  return value === undefined ? null : { kind: 'value', value };
};

const compoundOf = (folded: string, { names, language }: Words): number | undefined => {
  const pattern = THOUSAND_INSIDE[language];
  if (!pattern) return undefined;
  const [, left, right] = pattern.exec(folded) ?? [];
  if (left === undefined || right === undefined) return undefined;
  const thousands = left === '' ? 1 : names.values.get(left);
  const rest = right === '' ? 0 : names.values.get(right);
  return thousands === undefined || rest === undefined ? undefined : thousands * 1000 + rest;
};

interface ReadArgs extends Words {
  tokens: readonly WordToken[];
  place: number;
}

/** What has been read of a number: "two hundred" of "two hundred thousand". */
interface Sum {
  total: number;
  current: number;
  /** What may still follow is smaller than this. */
  room: number;
}

const readNumber = (text: string, { tokens, place, ...words }: ReadArgs) => {
  let sum: Sum = { total: 0, current: 0, room: Infinity };
  let next = place;
  let last: WordToken | undefined;
  for (;;) {
    const token = tokens[next];
    if (!token || (last && !isNear(text, last, token))) break;
    if (last && words.names.joints.has(token.folded)) {
      const after = tokens[next + 1];
      const grown = after && isNear(text, token, after) && grow(sum, after, words);
      if (!after || !grown) break;
      [sum, last, next] = [grown, after, next + 2];
      continue;
    }
    const grown = grow(sum, token, words);
    if (!grown) break;
    [sum, last, next] = [grown, token, next + 1];
  }
  const first = tokens[place];
  if (!first || !last) return null;
  const isUnsure = next === place + 1 && words.names.unsure.has(first.folded);
  const number = { value: sum.total + sum.current, start: first.start, end: last.end, isUnsure };
  return { number, next };
};

const isNear = (text: string, before: WordToken, after: WordToken): boolean =>
  /^[\s\u00A0-]{1,2}$/.test(text.slice(before.end, after.start));

/** Null where the word belongs to another number: "two three". */
const grow = (sum: Sum, token: WordToken, words: Words): Sum | null => {
  const part = partOf(token, words);
  if (!part) return null;
  const { total, current, room } = sum;
  if (words.names.twenty === token.folded.replace(/s$/, '') && current % 100 === 4) {
    return { total, current: current - 4 + 80, room: 20 };
  }
  if (part.kind === 'multiplier') return multiplied(sum, part.value);
  // "Soixante-dix", "quatre-vingt-dix".
  const isTeenAfterTen = words.names.twenty !== null && [60, 80].includes(current % 100);
  const limit = isTeenAfterTen ? 20 : room;
  if (part.value >= limit || (current > 0 && part.value === 0)) return null;
  return { total, current: current + part.value, room: roomAfter(part.value) };
};

const multiplied = ({ total, current }: Sum, by: number): Sum | null => {
  if (by === 12 && current === 0 && total === 0) return { total: 0, current: 12, room: 0 };
  if (by <= 100) {
    if (current >= by) return null;
    return { total, current: Math.max(1, current) * by, room: by === 100 ? 100 : 0 };
  }
  if (total > 0 && total < by) return null;
  return { total: total + Math.max(1, current) * by, current: 0, room: by };
};

/** After "twenty" a unit may follow, after "two hundred" (one word) anything below 100. */
const roomAfter = (value: number): number => {
  if (value >= 100 && value % 100 === 0) return 100;
  return value >= 20 && value % 10 === 0 ? 10 : 0;
};
