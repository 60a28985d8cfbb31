/** A language is two or three letters: "English" would pass as a tag otherwise. */
const TAG = /^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,5}$/i;

/** The first of these that is a BCP-47 tag, in its usual form: `pt_br` is `pt-BR`. */
export const languageOf = (...candidates: readonly unknown[]): string | null => {
  for (const candidate of candidates) {
    const tag = typeof candidate === 'string' ? candidate.slice(0, 40).trim() : '';
    const canonical = canonicalOf(tag.replaceAll('_', '-'));
    if (canonical !== null) return canonical;
  }
  return null;
};

const canonicalOf = (tag: string): string | null => {
  if (!TAG.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
};
