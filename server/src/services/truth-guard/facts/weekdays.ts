import type { Fact, Span } from '../fact';
import { weekdaysOf, type CalendarWord } from '../words/calendar';
import type { WordToken } from '../word-tokens';

const PORTUGUESE =
  /(?<!\p{L})(?:(segunda)|(ter[cç]a)|(quarta)|(quinta)|(sexta))-feiras?(?!\p{L})/giu;
const JAPANESE = /([月火水木金土日])曜/gu;
const CHINESE =
  /(?:星期|礼拜|禮拜|(?<![\p{sc=Han}])[周週]|(?<=[每在本这這下上到至])[周週])([一二三四五六日天])/gu;
const KOREAN = /([월화수목금토일])요일/gu;

/** Days of the week that are numbers as well: a capital tells them, or the word "day" before. */
const ORDINALS: Readonly<Record<string, RegExp>> = { he: /(?:יום|ביום|ימי)\s$/u };

export interface WeekdayArgs {
  tokens: readonly WordToken[];
  language: string;
}

/** Weekdays of a text, in the singular, the plural, and as the beginning of German words. */
export function* weekdayFactsOf(view: string, { tokens, language }: WeekdayArgs): Generator<Fact> {
  if (/-feira/i.test(view)) {
    for (const found of view.matchAll(PORTUGUESE)) {
      yield weekdayFact(found.slice(1).findIndex(Boolean) + 1, spanOf(found));
    }
  }
  if (/[曜周週期拜요]/u.test(view)) yield* signedWeekdays(view);
  const weekdays = weekdaysOf(language);
  for (const token of tokens) {
    const number = numberOf(token, { weekdays, language });
    const before = ORDINALS[language];
    if (number === null) continue;
    if (before && !before.test(view.slice(Math.max(0, token.start - 5), token.start))) continue;
    yield weekdayFact(number, token);
  }
}

function* signedWeekdays(view: string): Generator<Fact> {
  for (const found of view.matchAll(JAPANESE)) {
    yield weekdayFact('月火水木金土日'.indexOf(found[1] ?? '') + 1, spanOf(found));
  }
  for (const found of view.matchAll(CHINESE)) {
    yield weekdayFact(
      '一二三四五六日'.indexOf((found[1] ?? '').replace('天', '日')) + 1,
      spanOf(found)
    );
  }
  for (const found of view.matchAll(KOREAN)) {
    yield weekdayFact('월화수목금토일'.indexOf(found[1] ?? '') + 1, spanOf(found));
  }
}

const spanOf = ({ 0: raw, index }: RegExpExecArray): Span => ({
  start: index,
  end: index + raw.length,
});

const GERMAN = /^(montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)/;

interface NumberArgs {
  weekdays: ReadonlyMap<string, CalendarWord>;
  language: string;
}

const numberOf = ({ folded }: WordToken, { weekdays, language }: NumberArgs): number | null => {
  const beginning = language === 'de' ? GERMAN.exec(folded)?.[1] : undefined;
  const known =
    weekdays.get(beginning ?? folded) ??
    (folded.endsWith('s') ? weekdays.get(folded.slice(0, -1)) : undefined) ??
    (language === 'ar' ? weekdays.get(folded.replace(/^[وبلف]/u, '')) : undefined);
  return known?.number ?? null;
};

const weekdayFact = (number: number, { start, end }: Span): Fact => ({
  ...{ kind: 'date', start, end },
  ways: [[`wd:${number}`]],
  gives: [`wd:${number}`],
});
