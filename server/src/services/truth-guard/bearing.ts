import type { Fact } from './fact';
import { hasCalendar } from './words/calendar';
import { numberNamesOf } from './words/number-names';
import type { SourceIndex } from './source-index';

/** Up to here a source may write a number in words that are not known. */
const MAX_WORDED = 20;
/** They write numbers in signs that are read. */
const SIGNED: ReadonlySet<string> = new Set(['', 'zh', 'ja']);

/** Whether the source has what a number, a price or a date claims. */
export const createBearing = ({ keys, language: source }: SourceIndex, language: string) => {
  const isWorded = (tag: string) => SIGNED.has(tag) || numberNamesOf(tag) !== null;
  const isStrangeSource = !isWorded(source);
  const isStrange = isStrangeSource || !isWorded(language);
  const isBorne = (key: string): boolean =>
    keys.has(key) || (isStrange && looserKeys(key).some((other) => keys.has(other)));
  return ({ kind, ways }: Fact): boolean => {
    if (ways.some((way) => way.every(isBorne))) return true;
    if (kind === 'date') return !hasCalendar(source) && source !== '';
    const value = Number(/^n:(.*)$/.exec(ways[0]?.[0] ?? '')?.[1] ?? Number.NaN);
    return isStrangeSource && value <= MAX_WORDED;
  };
};

/** Where words for per cent and money are not known, the number alone has to do. */
const looserKeys = (key: string): string[] => {
  const [, kind, value = ''] = /^(n|%|p):(\S+)/.exec(key) ?? [];
  if (kind === 'n') return [`%:${value}`, `p:${value} eur`, `p:${value} usd`, `p:${value} gbp`];
  return kind === undefined ? [] : [`n:${value}`];
};
