import type { Fact, Reading, Span } from '../fact';
import { currencyAfter, currencyBefore } from '../words/currencies';
import type { WordToken } from '../word-tokens';
import { calendarFactsOf } from './calendar';
import { clockFactsOf } from './clock';
import { numberAtomsOf, type NumberAtom } from './number-atoms';

const PHONE =
  /(?<![\p{L}\p{N}_])(?:\+\d|\(0?\d{2,5}\)|00?[1-9]\d?)[\d \u00A0()/.–-]{5,22}\d(?![\p{L}\p{N}])|(?<![\p{L}\p{N}_.,-])\d{3}[-.]\d{3,4}[-.]?\d{3,4}(?![\p{L}\p{N}-])/gu;
/** Chapters, scores and versions: no number by themselves. */
const PAIR = /(?<![\d:.,])(\d{1,3}):(\d{1,3})(?![\d:])/g;

const PERCENT_AFTER =
  /^[ \u00A0\u202F-]?(?:%|‰|per ?cent(?!\p{L})|prozent\p{L}*|pour cent|por ?cien(?:to)?|por ?cento|per ?cento|procent\p{L}*|proc(?!\p{L})|процент\p{L}*|відсот\p{L}*|τοις εκατό|yüzde|بالمئة|بالمائة|في المئة|في المائة|אחוז\p{L}*|प्रतिशत|फ़ीसदी|パーセント|퍼센트|프로(?!\p{L})|percento)/iu;
const PERCENT_BEFORE = /(?:百分之|%|yüzde )$/u;

const ORDINAL_AFTER =
  /^(?:st|nd|rd|th|er|re|ère|e|ème|º|ª|\.º|\.ª|-?(?:й|я|го|ый|ая)|番目|번째)(?!\p{L})/iu;
const ORDINAL_BEFORE = /[第제]\s?$/u;

const RANGE =
  /^\s?(?:[-–—~〜/]|to|bis|à|a|al|até|hasta|tot|do|до|から|至|到|and|und|et|y|e|or|oder|ou|o)\s?$/iu;

/** Words before which a bare number is an hour or a day; so it is behind a dash. */
const BEFORE_HOUR_OR_DAY: ReadonlySet<string> = new Set(
  (
    'at from until till to by before after around on the um ab bis vor nach gegen seit am zum den dem ' +
    'le du au dès à vers avant après el del al a la las los desde hasta sobre dia às as até das o os ' +
    'alle dalle il dal fino ore em в с до о от з om van tot'
  ).split(' ')
);
const WORD_BEFORE = /(\p{L}+|[-–—])\s?$/u;

export interface NumericArgs {
  tokens: readonly WordToken[];
  reading: Reading;
}

/** Numbers, prices, dates and times of a text, each place read once. */
export const numericFactsOf = (view: string, { tokens, reading }: NumericArgs): Fact[] => {
  const dates = calendarFactsOf(view, { tokens, reading });
  const phones = /\d/.test(view) ? phonesOf(view).filter(isOutside(dates)) : [];
  const atoms = numberAtomsOf(view, { tokens, language: reading.language });
  const outside = atoms.filter(isOutside([...dates, ...phones]));
  const counted = new Map(outside.map((atom) => [atom, countedAs(view, atom)]));
  const bare = outside.filter((atom) => counted.get(atom)?.kind === 'plain');
  const clock = clockFactsOf(view, bare);
  const times = clock.facts.filter(isOutside([...dates, ...phones]));
  const rest = outside.filter(isOutside(times));
  const pairs = pairsOf(view).filter(isOutside([...dates, ...phones, ...times]));
  return [
    ...dates,
    ...phones,
    ...times,
    ...pairs,
    ...countsOf(view, { atoms: rest.filter(isOutside(pairs)), counted, reading }),
  ];
};

const isOutside =
  (spans: readonly Span[]) =>
  ({ start, end }: Span): boolean =>
    !spans.some((span) => span.start < end && start < span.end);

const phonesOf = (view: string): Fact[] =>
  Array.from(view.matchAll(PHONE), ({ 0: raw, index }): Fact => {
    const key = `tel:${raw.replace(/\D/g, '').replace(/^00/, '')}`;
    return factAt('number', { start: index, end: index + raw.length }, [key]);
  }).filter(({ ways: [[key = ''] = []] }) => key.length >= 11);

const pairsOf = (view: string): Fact[] =>
  Array.from(view.matchAll(PAIR), ({ 0: raw, index }) =>
    factAt('number', { start: index, end: index + raw.length }, [`raw:${raw}`])
  );

const factAt = (kind: Fact['kind'], { start, end }: Span, keys: readonly string[]): Fact => ({
  ...{ kind, start, end },
  ways: keys.map((key) => [key]),
  gives: keys,
});

type Counted = { kind: 'plain' } | { kind: 'percent' } | { kind: 'price'; currency: string };

interface CountsArgs {
  atoms: readonly NumberAtom[];
  counted: ReadonlyMap<NumberAtom, Counted>;
  reading: Reading;
}

const countsOf = (view: string, { atoms, counted: all, reading }: CountsArgs): Fact[] => {
  const facts: Fact[] = [];
  let next: { atom: NumberAtom; counted: Counted } | null = null;
  for (const atom of [...atoms].reverse()) {
    const own = all.get(atom) ?? { kind: 'plain' };
    const isBeginning: boolean = next !== null && RANGE.test(view.slice(atom.end, next.atom.start));
    const counted: Counted = own.kind === 'plain' && next && isBeginning ? next.counted : own;
    facts.push(factOf(view, { atom, counted, reading }));
    next = { atom, counted };
  }
  return facts.reverse();
};

const countedAs = (view: string, { start, end }: NumberAtom): Counted => {
  const after = view.slice(end, end + 14);
  const before = view.slice(Math.max(0, start - 6), start);
  if (PERCENT_AFTER.test(after) || PERCENT_BEFORE.test(before)) return { kind: 'percent' };
  const currency = currencyAfter(view, end) ?? currencyBefore(view, start);
  return currency ? { kind: 'price', currency: currency.key } : { kind: 'plain' };
};

interface FactArgs {
  atom: NumberAtom;
  counted: Counted;
  reading: Reading;
}

const factOf = (view: string, { atom, counted, reading }: FactArgs): Fact => {
  const span = spanWithSign(view, atom, counted);
  switch (counted.kind) {
    case 'percent':
      return factAt(
        'number',
        span,
        atom.values.map((value) => `%:${keyOf(value)}`)
      );
    case 'price':
      return factAt('price', span, pricesOf(atom, counted.currency));
    case 'plain':
      return plainFact(view, atom, reading);
  }
};

/** A yen sign stands for yuan as well. */
const pricesOf = (atom: NumberAtom, currency: string): string[] =>
  atom.values.flatMap((value) =>
    (currency === 'yen' ? ['jpy', 'cny'] : [currency]).map((key) => `p:${keyOf(value)} ${key}`)
  );

const spanWithSign = (view: string, { start, end }: NumberAtom, { kind }: Counted): Span => {
  if (kind === 'percent') {
    return { start, end: end + (PERCENT_AFTER.exec(view.slice(end, end + 14))?.[0].length ?? 0) };
  }
  const after = currencyAfter(view, end);
  if (after) return { start, end: after.place };
  return { start: currencyBefore(view, start)?.place ?? start, end };
};

const plainFact = (view: string, atom: NumberAtom, { language }: Reading): Fact => {
  const { start, end, values, raw } = atom;
  const before = view.slice(Math.max(0, start - 8), start);
  const isOrdinal = ORDINAL_AFTER.test(view.slice(end, end + 5)) || ORDINAL_BEFORE.test(before);
  const numbers = values.map((value) => `n:${keyOf(value)}`);
  const written = `raw:${language}:${raw.replace(/\s/g, '')}`;
  const last = WORD_BEFORE.exec(before)?.[1]?.toLowerCase() ?? '';
  const isHourOrDay = isOrdinal || BEFORE_HOUR_OR_DAY.has(last) || /^[-–—]$/.test(last);
  const loose = isHourOrDay ? values.flatMap((value) => [`h:${value}`, `day:${value}`]) : [];
  // A row of signs that is no number stands or falls as it is written: "3.2.1".
  const keys = [...numbers, written, ...(values.length === 0 ? [`raw:${raw}`] : [])];
  const isOne = values.length === 1 && values[0] === 1;
  return {
    ...{ kind: 'number', start, end },
    ways: [...keys, ...loose].map((key) => [key]),
    gives: [...keys, ...(isHourOrDay ? values.map((value) => `bare:${value}`) : [])],
    isWeak: atom.isUnsure || (isOne && !isOrdinal),
  };
};

/** Without what doubles add. */
const keyOf = (value: number): string =>
  String(Number.isInteger(value) ? value : Number(value.toPrecision(12)));
