/** The tag as Intl takes it; undefined (the machine's own) for what is no BCP-47 tag. */
export const languageOf = (language: string | null): string | undefined => {
  try {
    return language ? Intl.getCanonicalLocales(language)[0] : undefined;
  } catch {
    return undefined;
  }
};

/** `de` of `de-AT`; empty when it is not known. */
export const primaryLanguageOf = (language: string | null): string =>
  languageOf(language)?.split('-')[0] ?? '';
