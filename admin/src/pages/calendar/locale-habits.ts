const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Older browsers have a property where newer ones have a function. */
const factOf = (locale: Intl.Locale, getter: string, property: string): unknown => {
  const get: unknown = Reflect.get(locale, getter);
  return typeof get === 'function' ? Reflect.apply(get, locale, []) : Reflect.get(locale, property);
};

const localeOf = (language: string): Intl.Locale | null => {
  try {
    return new Intl.Locale(language).maximize();
  } catch {
    return null;
  }
};

const MONDAY = 1;

/** The first day of a week where the language is spoken; 1 is Monday, 7 is Sunday. */
export const firstWeekdayOf = (language: string): number => {
  const locale = localeOf(language);
  const facts = locale && factOf(locale, 'getWeekInfo', 'weekInfo');
  const day = isRecord(facts) ? facts['firstDay'] : null;
  return typeof day === 'number' && day >= 1 && day <= 7 ? day : MONDAY;
};

/** Scripts that are written from right to left, for browsers that do not know it themselves. */
const FROM_THE_RIGHT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm']);

export const isRightToLeft = (language: string): boolean => {
  const locale = localeOf(language);
  if (!locale) return false;
  const facts = factOf(locale, 'getTextInfo', 'textInfo');
  if (isRecord(facts) && facts['direction']) return facts['direction'] === 'rtl';
  return FROM_THE_RIGHT.has(locale.script ?? '');
};
