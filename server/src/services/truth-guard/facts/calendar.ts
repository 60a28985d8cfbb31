import type { Fact, Reading } from '../fact';
import { monthsOf } from '../words/calendar';
import type { WordToken } from '../word-tokens';
import { digitStyleOf } from './digit-style';
import { hanValueOf } from './han-numbers';
import { weekdayFactsOf } from './weekdays';

const ISO = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?!\d)(?:T[\d:.]+Z?)?/g;
const NUMERIC = /(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2((?:\d{2}){1,2})?(?![\d%])/g;
const SLASHED = /(?<![\d.,/])(\d{1,2})\/(\d{1,2})(?![\d/%])/g;
const HAN =
  /(?:([\d〇零一二三四五六七八九]{2,4})\s?[年년]\s?)?(?<!\d)(\d{1,2}|[一二三四五六七八九十]{1,2})\s?[月월](?!\p{sc=Hira}|份?前|份?后)\s?(?:(\d{1,2}|[一二三四五六七八九十]{1,3})\s?[日号號일])?/gu;

const DAY_BEFORE =
  /(?<!\d|\d[.,:/])(\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.|-го)?(?:,?\s(?:of|de|den|di)\s|[\s\u00A0]|\.\s?|-)$/iu;
const DAY_AFTER =
  /^\.?[\s\u00A0](?:the\s)?(\d{1,2})(?:st|nd|rd|th)?(?![\d%]|[.,:]\d|\s?(?:uhr|h\b|pm|am|€))/iu;
const YEAR_AFTER = /^[.,]?\s?(?:de\s|of\s|del\s|г\.?\s)?(\d{4})(?!\d|[.,]\d)/iu;
const RANGE_BEFORE =
  /(?<!\d|\d[.,:/])(\d{1,2})(?:st|nd|rd|th|\.|er)?\s?(?:[-–—/&+]|and|und|et|y|e|bis|to|au|al|a|ao|og|и|و)\s?(?:the\s|den\s|le\s|el\s|il\s)?$/iu;

/** Words of every day that are names of months too. */
const DOUBTFUL: ReadonlySet<string> = new Set(['may', 'march', 'mars', 'marche', 'مارس', 'mart']);
const BEFORE_MONTH =
  /(?:in|of|since|until|till|by|from|early|late|mid|this|next|last|every|each|through|en|de|début|fin|mi|dès|в|في|شهر)[\s-]$/iu;

interface Day {
  year: number | null;
  month: number;
  day: number | null;
}

export interface CalendarArgs {
  tokens: readonly WordToken[];
  reading: Reading;
}

/** Dates, months and weekdays of a text. Without overlaps. */
export const calendarFactsOf = (view: string, { tokens, reading }: CalendarArgs): Fact[] => {
  const facts: Fact[] = [];
  const add = (fact: Fact | null) => {
    if (fact && !facts.some(({ start, end }) => start < fact.end && fact.start < end)) {
      facts.push(fact);
    }
  };
  if (/\d[-./]\d/.test(view)) for (const fact of numericDatesOf(view, reading)) add(fact);
  if (/[月월]/u.test(view)) for (const fact of hanDatesOf(view)) add(fact);
  const months = monthsOf(reading.language);
  tokens.forEach((token) => {
    const month = months.get(token.folded) ?? months.get(withoutPrefix(token, reading));
    if (month) for (const fact of monthFactsOf(view, { token, ...month, reading })) add(fact);
  });
  for (const fact of weekdayFactsOf(view, { tokens, language: reading.language })) add(fact);
  return facts;
};

/** Hebrew and Arabic write "in" and "and" into the word. */
const withoutPrefix = ({ folded }: WordToken, { language }: Reading): string =>
  language === 'he' || language === 'ar' ? folded.slice(1) : folded;

function* numericDatesOf(view: string, { language }: Reading): Generator<Fact> {
  for (const { 0: raw, 1: year, 2: month, 3: day, index } of view.matchAll(ISO)) {
    const span = { start: index, end: index + raw.length };
    const days = [{ year: Number(year), month: Number(month), day: Number(day) }];
    yield dateFact(days, span) ?? impossibleDate(raw, span);
  }
  for (const { 0: raw, 1: first, 2: sign, 3: second, 4: year, index } of view.matchAll(NUMERIC)) {
    // "3.2." and "1-2-" are no dates without a year, but for the German "24.12.".
    if (year === undefined && (sign !== '.' || digitStyleOf(language) === 'point')) continue;
    const days = readingsOf(Number(first), Number(second), { year, sign, language });
    const span = { start: index, end: index + raw.length };
    const fact = dateFact(days, span) ?? (year?.length === 4 ? impossibleDate(raw, span) : null);
    if (fact) yield fact;
  }
  for (const { 0: raw, 1: first, 2: second, index } of view.matchAll(SLASHED)) {
    const days = readingsOf(Number(first), Number(second), { sign: '/', language });
    const fact = dateFact(days, { start: index, end: index + raw.length });
    if (!fact) continue;
    yield { ...fact, ways: [...fact.ways, [`raw:${raw}`]], gives: [...fact.gives, `raw:${raw}`] };
  }
}

/** Day and month; who writes English may mean the month first. */
const readingsOf = (
  first: number,
  second: number,
  {
    year,
    sign,
    language,
  }: { year?: string | undefined; sign?: string | undefined; language: string }
): Day[] => {
  const full = year === undefined ? null : Number(year) + (year.length === 2 ? 2000 : 0);
  const days = [{ year: full, month: second, day: first }];
  const isEnglish = ['en', '', 'ja', 'zh', 'ko'].includes(language);
  if (sign === '/' && isEnglish) days.push({ year: full, month: first, day: second });
  return days;
};

function* hanDatesOf(view: string): Generator<Fact> {
  for (const { 0: raw, 1: year, 2: month = '', 3: day, index } of view.matchAll(HAN)) {
    const date = {
      year: year === undefined ? null : hanOf(year),
      month: hanOf(month),
      day: day === undefined ? null : hanOf(day),
    };
    const span = { start: index, end: index + raw.trimEnd().length };
    const fact = dateFact([date], span) ?? (date.day === null ? null : impossibleDate(raw, span));
    if (fact) yield fact;
  }
}

const hanOf = (digits: string): number =>
  /^\d+$/.test(digits) ? Number(digits) : hanValueOf(digits);

interface MonthArgs {
  token: WordToken;
  number: number;
  isShort: boolean;
  reading: Reading;
}

/** "24 Nov", "Nov 24th, 2026", "24. November", "24 de noviembre de 2026", "November". */
const monthFactsOf = (view: string, { token, number, isShort, reading }: MonthArgs): Fact[] => {
  const before = view.slice(Math.max(0, token.start - 12), token.start);
  const found = dayIn(DAY_BEFORE.exec(before));
  const next = found ? null : dayIn(DAY_AFTER.exec(view.slice(token.end, token.end + 16)));
  const day = Number(found?.[1] ?? next?.[1] ?? Number.NaN);
  const dayEnd = token.end + (next?.[0].length ?? 0);
  const year = YEAR_AFTER.exec(view.slice(dayEnd, dayEnd + 14));
  if (Number.isNaN(day) && !year) {
    if (isShort || isDoubtful(view, token, reading)) return [];
  }
  const start = found ? token.start - found[0].length : token.start;
  const date = {
    year: year ? Number(year[1]) : null,
    month: number,
    day: Number.isNaN(day) ? null : day,
  };
  const end = dayEnd + (year?.[0].length ?? 0);
  const fact = dateFact([date], { start, end });
  const earlier = found ? RANGE_BEFORE.exec(view.slice(Math.max(0, start - 16), start)) : null;
  const first =
    earlier &&
    dateFact([{ ...date, day: Number(earlier[1]) }], {
      start: start - earlier[0].length,
      end: start,
    });
  return [...(fact ? [fact] : []), ...(first ? [first] : [])];
};

/** What no month has is left beside the month, so that it is looked up as a number. */
const dayIn = (match: RegExpExecArray | null): RegExpExecArray | null =>
  match && isDay(Number(match[1])) ? match : null;

const isDay = (day: number): boolean => day >= 1 && day <= 31;

const isDoubtful = (view: string, token: WordToken, { language }: Reading): boolean => {
  if (!DOUBTFUL.has(token.folded)) return false;
  if (language === 'en' && !token.isCapitalised) return true;
  return !BEFORE_MONTH.test(view.slice(Math.max(0, token.start - 10), token.start));
};

const dateFact = (days: readonly Day[], span: { start: number; end: number }): Fact | null => {
  const real = days.filter(
    ({ month, day, year }) =>
      month >= 1 && month <= 12 && (day === null || isDay(day)) && year !== 0
  );
  if (real.length === 0) return null;
  return {
    ...{ kind: 'date', ...span },
    ways: real.flatMap(waysOf),
    gives: real.flatMap(givesOf),
  };
};

/** "2026-13-40": never a day, so it stands or falls as it is written, as names of parts do. */
const impossibleDate = (raw: string, span: { start: number; end: number }): Fact => ({
  ...{ kind: 'date', ...span },
  ways: [[`raw:${raw}`]],
  gives: [`raw:${raw}`],
});

/** A year holds when the source has the day in it, or the day without a year and the year elsewhere. */
const waysOf = ({ year, month, day }: Day): string[][] => {
  const name = day === null ? `m:${month}` : `d:${month}-${day}`;
  if (year === null) return [[name]];
  return [[`${name}-${year}`], [`${name}-?`, `n:${year}`]];
};

export const givesOf = ({ year, month, day }: Day): string[] => [
  ...[`m:${month}`, `m:${month}-${year ?? '?'}`],
  ...(year === null ? [] : [`n:${year}`]),
  ...(day === null ? [] : [`d:${month}-${day}`, `d:${month}-${day}-${year ?? '?'}`, `day:${day}`]),
  ...(day === null || year === null ? [] : [`wd:${weekdayOf(year, month, day)}`]),
];

/** Monday is 1. */
const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
