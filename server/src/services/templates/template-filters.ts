import { performance } from 'node:perf_hooks';

import { filters as liquidFilters } from 'liquidjs';

import type { TemplateValues } from '../adaptation/wording';
import { formatMoment } from './format-moment';
import { hashtagify } from './hashtagify';
import { sizeOf } from './limits';
import type { FilterCall, FilterHandler } from './liquid-types';
import { isLocale, localeOf } from './locale-of';
import { momentOf } from './moment';
import { sameBeginning } from '../adaptation/same-beginning';
import { assertSearchable } from './template-operators';
import { textOf } from './text-of';
import { truncateText, truncateWords } from './truncate-text';
import { isZone, zoneOf } from './zone-of';

/** Liquid's own that are harmless: none makes nested lists, writes HTML, guesses or draws lots. */
const KEPT = [
  ...['abs', 'append', 'array_to_sentence_string', 'at_least', 'at_most', 'capitalize', 'ceil'],
  ...['compact', 'concat', 'default', 'divided_by', 'downcase', 'first', 'floor', 'join', 'last'],
  ...['lstrip', 'minus', 'modulo', 'normalize_whitespace', 'plus', 'prepend'],
  ...['remove', 'remove_first', 'remove_last', 'replace', 'replace_first', 'replace_last'],
  ...['reverse', 'round', 'rstrip', 'size', 'slice', 'sort', 'split', 'squish', 'strip'],
  ...['strip_html', 'strip_newlines', 'times', 'uniq', 'upcase'],
] as const;

const SEARCHING = new Set(
  'remove remove_first remove_last replace replace_first replace_last split'.split(' ')
);

const DEFAULT_LENGTH = 50;
const DEFAULT_WORDS = 15;

const own: Readonly<Record<string, FilterHandler>> = {
  truncate(this: FilterCall, value: unknown, length: unknown, ending: unknown) {
    return truncateText(textOf(value), {
      length: numberOr(length, DEFAULT_LENGTH),
      ending: endingOf(ending),
      locale: localeIn(this),
    });
  },
  truncatewords: (value: unknown, count: unknown, ending: unknown) =>
    truncateWords(textOf(value), {
      count: numberOr(count, DEFAULT_WORDS),
      ending: endingOf(ending),
    }),
  hashtagify,
  date(this: FilterCall, value: unknown, ...args: unknown[]) {
    const moment = momentOf(value);
    if (!moment) return '';
    const [style, ...places] = args.filter((arg) => !Array.isArray(arg));
    const named = new Map(args.filter(isPair));
    return formatMoment(moment, {
      style: typeof style === 'string' ? style : moment.kind === 'time' ? 'time' : 'medium',
      locale: localeOf(named.get('locale'), ...places.filter(isLocaleName), localeIn(this)),
      zone: zoneOf(named.get('zone'), ...places, valuesIn(this).site?.timezone),
    });
  },
  uppercase(this: FilterCall, value: unknown) {
    return textOf(value).toLocaleUpperCase(localeIn(this));
  },
  lowercase(this: FilterCall, value: unknown) {
    return textOf(value).toLocaleLowerCase(localeIn(this));
  },
  same_beginning: (value: unknown, other: unknown) => sameBeginning(textOf(value), textOf(other)),
  url_encode: (value: unknown) => encodeURIComponent(textOf(value).toWellFormed()),
};

/** Filters that take values by name, `date: "long", locale: "de"`. */
export const NAMED_VALUES: Readonly<Record<string, readonly string[]>> = {
  date: ['locale', 'zone'],
  default: ['allow_false'],
};

/** `Asia/Tokyo` is a zone; what is a zone as well as a tag (`UTC`) is the zone. */
export const isLocaleName = (arg: unknown): arg is string =>
  typeof arg === 'string' && !isZone(arg) && isLocale(arg);

const numberOr = (value: unknown, fallback: number): number => {
  const number = value === undefined || value === null ? Number.NaN : Number(value);
  return Number.isNaN(number) ? fallback : number;
};

const endingOf = (ending: unknown): string =>
  ending === undefined || ending === null ? '…' : textOf(ending);

const isPair = (arg: unknown): arg is [string, unknown] => Array.isArray(arg);

const valuesIn = ({ context }: FilterCall): Partial<TemplateValues> =>
  context.environments as Partial<TemplateValues>;

const localeIn = (call: FilterCall): string => {
  const { language, locale } = valuesIn(call);
  return localeOf(language, locale);
};

/** LiquidJS looks at the clock between placeholders only, and not every filter of its counts. */
const bounded = (name: string, handler: FilterHandler): FilterHandler =>
  function (this: FilterCall, value: unknown, ...args: unknown[]): unknown {
    this.context.renderLimit.check(performance.now());
    for (const input of [value, ...args]) this.context.memoryLimit.use(sizeOf(input));
    if (SEARCHING.has(name)) assertSearchable(args[0]);
    return handler.call(this, value, ...args) as unknown;
  };

/** Every filter there is, by name. */
export const templateFilters: ReadonlyMap<string, FilterHandler> = new Map(
  [...KEPT.map((name) => [name, liquidFilters[name]] as const), ...Object.entries(own)]
    .filter((entry): entry is [string, FilterHandler] => typeof entry[1] === 'function')
    .map(([name, handler]): [string, FilterHandler] => [name, bounded(name, handler)])
    .sort(([one], [other]) => (one < other ? -1 : 1))
);
