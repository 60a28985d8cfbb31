const FALLBACK = 'en';
/** The longest tag that BCP 47 asks implementations to take. */
const MAX_TAG_LENGTH = 35;

/** The first of these that is a language tag; `pt_BR` is understood. English when none is. */
export const localeOf = (...candidates: readonly unknown[]): string => {
  for (const candidate of candidates) {
    const locale = canonical(candidate);
    if (locale !== null) return locale;
  }
  return FALLBACK;
};

export const isLocale = (tag: string): boolean => canonical(tag) !== null;

const canonical = (tag: unknown): string | null => {
  if (typeof tag !== 'string' || tag === '' || tag.length > MAX_TAG_LENGTH) return null;
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? null;
  } catch {
    return null;
  }
};
