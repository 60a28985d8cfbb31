import { magnitudeAfter } from '../words/magnitudes';
import type { WordToken } from '../word-tokens';
import { digitStyleOf, valuesOf } from './digit-style';
import { hanNumbersOf } from './han-numbers';
import { wordedNumbersOf } from './number-words';

/** A number of a text before it is known what it counts. */
export interface NumberAtom {
  start: number;
  end: number;
  /** All that it can mean. */
  values: readonly number[];
  /** As it is written, without spaces. */
  raw: string;
  form: 'digits' | 'words';
  isUnsure: boolean;
}

/** Grouped by spaces or apostrophes, or with points and commas. */
const DIGITS =
  /(?<![A-Za-zÀ-ɏͰ-ӿ\d_])(?:(?<![:.,])\d{1,3}(?:[ \u00A0\u2009\u202F'’]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)*)/gu;
const FRACTIONS: Readonly<Record<string, number>> = {
  ...{ '½': 0.5, '¼': 0.25, '¾': 0.75, '⅓': 1 / 3, '⅔': 2 / 3, '⅕': 0.2, '⅛': 0.125 },
};
const FRACTION = /[½¼¾⅓⅔⅕⅛]/gu;

export interface AtomsArgs {
  tokens: readonly WordToken[];
  language: string;
}

/** All numbers of a text in its order: digits, words, Han numerals. */
export const numberAtomsOf = (view: string, args: AtomsArgs): NumberAtom[] => {
  const han = hanNumbersOf(view).map((number): NumberAtom => ({
    ...{ start: number.start, end: number.end, values: [number.value], form: 'words' },
    ...{ raw: view.slice(number.start, number.end), isUnsure: number.isUnsure },
  }));
  const words = wordedNumbersOf(view, args).map(({ value, start, end, isUnsure }): NumberAtom => ({
    ...{ start, end, values: [value], raw: view.slice(start, end), form: 'words', isUnsure },
  }));
  const digits = digitAtomsOf(view, args.language).filter(
    ({ start }) => !han.some((other) => other.start <= start && start < other.end)
  );
  return [...digits, ...han, ...words].sort((a, b) => a.start - b.start);
};

const digitAtomsOf = (view: string, language: string): NumberAtom[] => {
  const style = digitStyleOf(language);
  const atoms: NumberAtom[] = [];
  for (const { 0: raw, index } of view.matchAll(DIGITS)) {
    atoms.push(withTail(view, { raw, start: index, values: valuesOf(raw, style) }));
  }
  for (const { 0: sign, index } of view.matchAll(FRACTION)) {
    if (/\d/.test(view.charAt(index - 1))) continue;
    const values = [FRACTIONS[sign] ?? 0];
    atoms.push({
      start: index,
      end: index + 1,
      values,
      raw: sign,
      form: 'digits',
      isUnsure: false,
    });
  }
  return atoms;
};

/** With the half, the thousands or the millions behind it. */
const withTail = (
  view: string,
  { raw, start, values }: Pick<NumberAtom, 'raw' | 'start' | 'values'>
): NumberAtom => {
  const end = start + raw.length;
  const more = FRACTIONS[view.charAt(end)];
  if (more !== undefined) {
    const mixed = values.map((value) => value + more);
    return {
      start,
      end: end + 1,
      values: mixed,
      raw: view.slice(start, end + 1),
      form: 'digits',
      isUnsure: false,
    };
  }
  const magnitude = magnitudeAfter(view, end);
  if (!magnitude) return { start, end, values, raw, form: 'digits', isUnsure: false };
  const products = magnitude.factors.flatMap((factor) => values.map((value) => value * factor));
  const whole = view.slice(start, magnitude.end);
  return {
    start,
    end: magnitude.end,
    values: products,
    raw: whole,
    form: 'digits',
    isUnsure: false,
  };
};
