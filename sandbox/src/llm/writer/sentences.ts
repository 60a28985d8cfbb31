const DEFAULT_LANGUAGE = 'en';

/** Sentences of a text in their order; a line never runs into the next. */
export const sentencesOf = (text: string, language: string | null | undefined): string[] => {
  const segmenter = new Intl.Segmenter(knownLanguage(language), { granularity: 'sentence' });
  return text
    .split(/\n+/)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
};

const knownLanguage = (language: string | null | undefined): string => {
  try {
    return Intl.getCanonicalLocales(language ?? DEFAULT_LANGUAGE)[0] ?? DEFAULT_LANGUAGE;
  } catch {
    return DEFAULT_LANGUAGE;
  }
};

/** Chinese and Japanese put no space between sentences. */
export const joinSentences = (sentences: readonly string[]): string =>
  sentences.reduce((text, sentence) => {
    if (text === '') return sentence;
    return /[。！？」』]$/u.test(text) ? text + sentence : `${text} ${sentence}`;
  }, '');

/** `de` of `de-AT`; an empty text when nothing is said. */
export const languageOf = (tag: string | null | undefined): string =>
  (tag ?? '').split(/[-_]/)[0]?.toLowerCase() ?? '';
